/*
 * Licensed to the Apache Software Foundation (ASF) under one or more
 * contributor license agreements.  See the NOTICE file distributed with
 * this work for additional information regarding copyright ownership.
 * The ASF licenses this file to You under the Apache License, Version 2.0
 * (the "License"); you may not use this file except in compliance with
 * the License.  You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

/*
 * Compiled with -fopenmp, linked with -lomp -lm -ldl -lpthread -lrt. A parallel sum, a reduction of
 * maxima, an atomic counter, a critical section and tasks, each with four threads, against what one thread finds.
 * Exits with the number of what is wrong.
 */
#include <omp.h>
#include <stdio.h>

enum { THREADS = 4, COUNT = 1000000 };

static int failures;

static void check(int right, const char *what) {
  if (!right) {
    fprintf(stderr, "openmp: wrong: %s\n", what);
    failures++;
  }
}

static long fibonacci(int n) {
  long a;
  long b;
  if (n < 2) {
    return n;
  }
#pragma omp task shared(a) if (n > 10)
  a = fibonacci(n - 1);
#pragma omp task shared(b) if (n > 10)
  b = fibonacci(n - 2);
#pragma omp taskwait
  return a + b;
}

int main(void) {
  long sum = 0;
  long counter = 0;
  long guarded = 0;
  long result = 0;
  int largest = 0;
  int threads = 0;
  int seen[THREADS] = {0};
  int i;
  omp_set_dynamic(0);
  omp_set_num_threads(THREADS);
#pragma omp parallel
  {
#pragma omp single
    threads = omp_get_num_threads();
    seen[omp_get_thread_num() % THREADS] = 1;
  }
  check(threads == THREADS, "the number of threads");
  for (i = 0; i < THREADS; i++) {
    check(seen[i], "a thread did not run");
  }
#pragma omp parallel for reduction(+ : sum) reduction(max : largest) schedule(dynamic, 1000)
  for (i = 1; i <= COUNT; i++) {
    sum += i;
    largest = (i * 7919L) % 1000003L > largest ? (int)((i * 7919L) % 1000003L) : largest;
  }
  check(sum == (long)COUNT * (COUNT + 1) / 2, "the parallel sum");
  check(largest == 1000002, "the parallel maximum");
#pragma omp parallel for schedule(static)
  for (i = 0; i < 100000; i++) {
#pragma omp atomic
    counter++;
#pragma omp critical
    guarded++;
  }
  check(counter == 100000, "the atomic counter");
  check(guarded == 100000, "the critical section");
#pragma omp parallel
#pragma omp single
  result = fibonacci(20);
  check(result == 6765, "the tasks");
  printf("openmp %d: %d threads, %d failures\n", _OPENMP, threads, failures);
  return failures;
}
