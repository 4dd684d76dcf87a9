/*
 * Licensed to the Apache Software Foundation (ASF) under one or more
 * contributor license agreements.  See the NOTICE file distributed with
 * this work for additional information regarding copyright ownership.
 * The ASF licenses this file to You under the Apache License, Version 2.0
 * (the "License"); you may not use this file except in compliance with
 * the License.  You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

/*
 * Times calls of MXNet's C API in one library, or compares what two libraries computed:
 *
 *   bench list [PATTERN]               the names of the cases, or of those that an expression matches
 *   bench run LIBRARY FOLDER NAME      the median time of a case in milliseconds, and its result into FOLDER;
 *                                      or what MXNet said when it failed, and status 1
 *   bench compare FOLDER FOLDER NAME   the largest relative difference; status 1 if it is too large
 *   bench version LIBRARY              the library's version number
 */
#include "cases.h"

#include <math.h>
#include <regex.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { MOST_INPUTS = 6, MOST_KEPT = 1 << 18, WARM_UPS = 2, FEWEST = 3, ENOUGH = 15, MOST = 4000 };

/* Seconds: a case is done after ENOUGH repetitions and LEAST, and at once after LONGEST. */
static const double LEAST = 0.25, LONGEST = 1.5;

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static int ascending(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

/* What a call needs; made before the clock starts. */
typedef struct {
  const Case *what;
  Handle operator, executor;
  Handle inputs[MOST_INPUTS], *outputs;
  int input_count, output_count, parameter_count;
  const char *keys[MX_MOST_PARAMETERS], *values[MX_MOST_PARAMETERS];
} Call;

static void prepare(Call *call) {
  char words[160];
  if (!call->what->operator) {
    call->executor = bind_network();
    return;
  }
  mx_check(NNGetOpHandle(call->what->operator, &call->operator));
  snprintf(words, sizeof words, "%s", call->what->inputs);
  for (char *word = strtok(words, " "); word && call->input_count < MOST_INPUTS; word = strtok(NULL, " ")) {
    int position = call->input_count;
    call->inputs[position] = make_input(word, position + 1);
    call->input_count++;
  }
  call->parameter_count = mx_parameters(call->what->parameters, call->keys, call->values);
  int before;
  mx_check(MXAutogradSetIsTraining(call->what->training, &before));
}

/* One call, until its result is there. The first makes the outputs, which the others write to. */
static void make(Call *call) {
  if (call->executor) {
    mx_check(MXExecutorForward(call->executor, 0));
  } else {
    mx_check(MXImperativeInvoke(call->operator, call->input_count, call->inputs, &call->output_count,
                                &call->outputs, call->parameter_count, call->keys, call->values));
  }
  mx_check(MXNDArrayWaitAll());
}

static void keep_outputs(Call *call) {
  if (call->executor) {
    uint32_t count;
    mx_check(MXExecutorOutputs(call->executor, &count, &call->outputs));
    call->output_count = (int)count;
  }
  /* The list is MXNet's, and the next call overwrites it. */
  Handle *own = malloc((size_t)call->output_count * sizeof *own);
  memcpy(own, call->outputs, (size_t)call->output_count * sizeof *own);
  call->outputs = own;
}

static double time_it(Call *call) {
  static double times[MOST];
  int count = 0;
  for (int i = 1; i < WARM_UPS; i++) {
    make(call);
  }
  double start = now(), end = start;
  while (count < FEWEST || (end - start < LONGEST && count < MOST && (count < ENOUGH || end - start < LEAST))) {
    double before = end;
    make(call);
    end = now();
    times[count++] = end - before;
  }
  qsort(times, (size_t)count, sizeof *times, ascending);
  return count % 2 ? times[count / 2] : (times[count / 2 - 1] + times[count / 2]) / 2;
}

static char *file_name(const char *folder, const char *name) {
  static char path[1000];
  int start = snprintf(path, sizeof path, "%s/", folder);
  snprintf(path + start, sizeof path - (size_t)start, "%s", name);
  for (char *at = path + start; *at; at++) {
    *at = *at == ' ' || *at == '/' ? '_' : *at;
  }
  return path;
}

/* Keeps a result for the comparison: all of a small one, evenly spread numbers of a large one. */
static void save(Call *call, const char *folder) {
  Handle array = call->outputs[call->what->result];
  size_t size = mx_size(array), stride = size / MOST_KEPT + 1;
  int type;
  mx_check(MXNDArrayGetDType(array, &type));
  if (type != FLOAT32 && type != UINT8) {
    snprintf(mx_message, sizeof mx_message, "result of type %d", type);
    longjmp(mx_failed, 1);
  }
  void *all = malloc(size * sizeof(float));
  mx_check(MXNDArraySyncCopyToCPU(array, all, size));
  FILE *file = fopen(file_name(folder, call->what->name), "wb");
  if (!file) {
    perror(file_name(folder, call->what->name));
    exit(2);
  }
  for (size_t i = 0; i < size; i += stride) {
    float value = type == UINT8 ? ((unsigned char *)all)[i] : ((float *)all)[i];
    fwrite(&value, sizeof value, 1, file);
  }
  fclose(file);
  free(all);
}

static int run(const Case *what, const char *folder) {
  Call call = {.what = what};
  if (setjmp(mx_failed)) {
    printf("%s\n", mx_message);
    return 1;
  }
  prepare(&call);
  make(&call);
  keep_outputs(&call);
  double seconds = time_it(&call);
  save(&call, folder);
  printf("%.6f\n", seconds * 1e3);
  return 0;
}

static size_t load(const char *folder, const char *name, float *values) {
  FILE *file = fopen(file_name(folder, name), "rb");
  if (!file) {
    perror(file_name(folder, name));
    exit(2);
  }
  size_t count = fread(values, sizeof *values, MOST_KEPT, file);
  fclose(file);
  return count;
}

/* Relative to the value or to the result's root mean square: near zero, only the latter says anything. */
static int compare(const char *ours, const char *theirs, const Case *what) {
  static float a[MOST_KEPT], b[MOST_KEPT];
  size_t count = load(ours, what->name, a);
  double squares = 0, worst = 0;
  if (load(theirs, what->name, b) != count || count == 0) {
    printf("other size\n");
    return 1;
  }
  for (size_t i = 0; i < count; i++) {
    squares += (double)b[i] * b[i];
  }
  double size = sqrt(squares / (double)count);
  for (size_t i = 0; i < count; i++) {
    double scale = fmax(size, fmax(fabs(a[i]), fabs(b[i])));
    double difference = a[i] == b[i] ? 0 : fabs((double)a[i] - b[i]) / scale;
    worst = difference > worst ? difference : worst;
    if (isnan(difference)) {
      worst = INFINITY;
    }
  }
  printf("%.1e\n", worst);
  return !(worst <= what->tolerance);
}

static int list(const char *pattern) {
  regex_t expression;
  if (regcomp(&expression, pattern, REG_EXTENDED | REG_ICASE | REG_NOSUB)) {
    fprintf(stderr, "not a regular expression: %s\n", pattern);
    return 2;
  }
  for (int i = 0; i < case_count; i++) {
    if (regexec(&expression, cases[i].name, 0, NULL, 0) == 0) {
      printf("%s\n", cases[i].name);
    }
  }
  return 0;
}

static const Case *named(const char *name) {
  for (int i = 0; i < case_count; i++) {
    if (strcmp(cases[i].name, name) == 0) {
      return &cases[i];
    }
  }
  fprintf(stderr, "no case %s\n", name);
  exit(2);
}

static int version(const char *library) {
  int number;
  mx_open(library);
  if (MXGetVersion(&number) == 0) {
    printf("%d\n", number);
    return 0;
  }
  return 2;
}

int main(int count, char **words) {
  const char *command = count > 1 ? words[1] : "";
  if (strcmp(command, "list") == 0 && count < 4) {
    return list(count == 3 ? words[2] : "");
  }
  if (strcmp(command, "version") == 0 && count == 3) {
    return version(words[2]);
  }
  if (strcmp(command, "compare") == 0 && count == 5) {
    return compare(words[2], words[3], named(words[4]));
  }
  if (strcmp(command, "run") == 0 && count == 5) {
    mx_open(words[2]);
    return run(named(words[4]), words[3]);
  }
  fprintf(stderr, "bench list [PATTERN] | run LIBRARY FOLDER NAME | compare FOLDER FOLDER NAME | version LIBRARY\n");
  return 2;
}
