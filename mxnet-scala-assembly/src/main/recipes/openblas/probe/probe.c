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
 * Linked with -lopenblas -lomp -lm -ldl -lpthread -lrt. Matrix products against a plain loop, and six of
 * LAPACK's factorisations, of which the matrix is put together again; and rotations. With the environment variable
 * OPENBLAS_CORETYPE it does so with the kernels of another processor. Exits with the number of what is
 * wrong.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cblas.h>
#include <lapacke.h>

/* LAPACKE has no name for it. */
void dlasr_(const char *side, const char *pivot, const char *direction, const int *m, const int *n,
            const double *c, const double *s, double *a, const int *lda);

static int failures;
static unsigned int seed = 12345;

static void check(int right, const char *what) {
  if (!right) {
    fprintf(stderr, "openblas: wrong: %s\n", what);
    failures++;
  }
}

static double *randomMatrix(int count) {
  double *m = malloc(sizeof(double) * (size_t)count);
  int i;
  for (i = 0; i < count; i++) {
    seed = seed * 1664525u + 1013904223u;
    m[i] = seed / 4294967296.0 - 0.5;
  }
  return m;
}

static double *copyOf(const double *m, int count) {
  double *c = malloc(sizeof(double) * (size_t)count);
  memcpy(c, m, sizeof(double) * (size_t)count);
  return c;
}

/* The largest difference between two matrices. */
static double difference(const double *a, const double *b, int count) {
  double worst = 0;
  int i;
  for (i = 0; i < count; i++) {
    double d = fabs(a[i] - b[i]);
    worst = d > worst || d != d ? d : worst;
  }
  return worst == worst ? worst : HUGE_VAL;
}

/* c = a (m x k) * b (k x n), row by row, without the library. */
static double *product(const double *a, const double *b, int m, int n, int k) {
  double *c = calloc((size_t)(m * n), sizeof(double));
  int i;
  int j;
  int l;
  for (i = 0; i < m; i++) {
    for (l = 0; l < k; l++) {
      for (j = 0; j < n; j++) {
        c[i * n + j] += a[i * k + l] * b[l * n + j];
      }
    }
  }
  return c;
}

static double *transposed(const double *a, int m, int n) {
  double *t = malloc(sizeof(double) * (size_t)(m * n));
  int i;
  int j;
  for (i = 0; i < m; i++) {
    for (j = 0; j < n; j++) {
      t[j * m + i] = a[i * n + j];
    }
  }
  return t;
}

static void products(int m, int n, int k) {
  double *a = randomMatrix(m * k);
  double *b = randomMatrix(k * n);
  double *expected = product(a, b, m, n, k);
  double *c = calloc((size_t)(m * n), sizeof(double));
  double *at = transposed(a, m, k);
  float *af = malloc(sizeof(float) * (size_t)(m * k));
  float *bf = malloc(sizeof(float) * (size_t)(k * n));
  float *cf = calloc((size_t)(m * n), sizeof(float));
  double worst = 0;
  int i;
  cblas_dgemm(CblasRowMajor, CblasNoTrans, CblasNoTrans, m, n, k, 1, a, k, b, n, 0, c, n);
  check(difference(c, expected, m * n) < 1e-12 * k, "dgemm");
  cblas_dgemm(CblasRowMajor, CblasTrans, CblasNoTrans, m, n, k, 1, at, m, b, n, 0, c, n);
  check(difference(c, expected, m * n) < 1e-12 * k, "dgemm of a transposed matrix");
  for (i = 0; i < m * k; i++) {
    af[i] = (float)a[i];
  }
  for (i = 0; i < k * n; i++) {
    bf[i] = (float)b[i];
  }
  cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasNoTrans, m, n, k, 1, af, k, bf, n, 0, cf, n);
  for (i = 0; i < m * n; i++) {
    double d = fabs(cf[i] - expected[i]);
    worst = d > worst || d != d ? d : worst;
  }
  check(worst < 1e-5 * k, "sgemm");
  check(fabs(cblas_ddot(m * k, a, 1, a, 1) - pow(cblas_dnrm2(m * k, a, 1), 2)) < 1e-9 * m * k, "ddot and dnrm2");
  free(a);
  free(b);
  free(c);
  free(at);
  free(af);
  free(bf);
  free(cf);
  free(expected);
}

static void cholesky(int n) {
  double *b = randomMatrix(n * n);
  double *bt = transposed(b, n, n);
  double *a = product(b, bt, n, n, n);
  double *l;
  double *lt;
  double *again;
  int i;
  int j;
  for (i = 0; i < n; i++) {
    a[i * n + i] += 1;
  }
  l = copyOf(a, n * n);
  check(LAPACKE_dpotrf(LAPACK_ROW_MAJOR, 'L', n, l, n) == 0, "dpotrf");
  for (i = 0; i < n; i++) {
    for (j = i + 1; j < n; j++) {
      l[i * n + j] = 0;
    }
  }
  lt = transposed(l, n, n);
  again = product(l, lt, n, n, n);
  check(difference(a, again, n * n) < 1e-10 * n, "the matrix from dpotrf");
  a[0] = -1;
  check(LAPACKE_dpotrf(LAPACK_ROW_MAJOR, 'L', n, a, n) == 1, "dpotrf of a matrix that is not positive");
  free(b);
  free(bt);
  free(a);
  free(l);
  free(lt);
  free(again);
}

static void solve(int n) {
  double *a = randomMatrix(n * n);
  double *x = randomMatrix(n * 3);
  double *b = product(a, x, n, 3, n);
  double *lu = copyOf(a, n * n);
  lapack_int *pivots = malloc(sizeof(lapack_int) * (size_t)n);
  check(LAPACKE_dgesv(LAPACK_ROW_MAJOR, n, 3, lu, n, pivots, b, 3) == 0, "dgesv");
  check(difference(x, b, n * 3) < 1e-7, "the solution of dgesv");
  free(a);
  free(x);
  free(b);
  free(lu);
  free(pivots);
}

static void lq(int m, int n) {
  double *a = randomMatrix(m * n);
  double *q = copyOf(a, m * n);
  double *l = calloc((size_t)(m * m), sizeof(double));
  double *tau = malloc(sizeof(double) * (size_t)m);
  double *again;
  double *qt;
  double *one;
  int i;
  int j;
  check(LAPACKE_dgelqf(LAPACK_ROW_MAJOR, m, n, q, n, tau) == 0, "dgelqf");
  for (i = 0; i < m; i++) {
    for (j = 0; j <= i; j++) {
      l[i * m + j] = q[i * n + j];
    }
  }
  check(LAPACKE_dorglq(LAPACK_ROW_MAJOR, m, n, m, q, n, tau) == 0, "dorglq");
  again = product(l, q, m, n, m);
  check(difference(a, again, m * n) < 1e-12 * n, "the matrix from dgelqf");
  qt = transposed(q, m, n);
  one = product(q, qt, m, m, n);
  for (i = 0; i < m; i++) {
    one[i * m + i] -= 1;
  }
  free(again);
  again = calloc((size_t)(m * m), sizeof(double));
  check(difference(one, again, m * m) < 1e-12 * n, "the rows of dorglq are not orthogonal");
  free(a);
  free(q);
  free(qt);
  free(l);
  free(tau);
  free(one);
  free(again);
}

static void eigenvalues(int n) {
  double *b = randomMatrix(n * n);
  double *bt = transposed(b, n, n);
  double *a = malloc(sizeof(double) * (size_t)(n * n));
  double *v;
  double *vt;
  double *scaled;
  double *again;
  double *values = malloc(sizeof(double) * (size_t)n);
  int i;
  int j;
  for (i = 0; i < n * n; i++) {
    a[i] = b[i] + bt[i];
  }
  v = copyOf(a, n * n);
  check(LAPACKE_dsyevd(LAPACK_ROW_MAJOR, 'V', 'L', n, v, n, values) == 0, "dsyevd");
  scaled = copyOf(v, n * n);
  for (i = 0; i < n; i++) {
    check(i == 0 || values[i - 1] <= values[i], "the order of dsyevd");
    for (j = 0; j < n; j++) {
      scaled[i * n + j] *= values[j];
    }
  }
  vt = transposed(v, n, n);
  again = product(scaled, vt, n, n, n);
  check(difference(a, again, n * n) < 1e-11 * n, "the matrix from dsyevd");
  free(b);
  free(bt);
  free(a);
  free(v);
  free(vt);
  free(scaled);
  free(again);
  free(values);
}

typedef int Decomposition(int m, int n, double *a, double *values, double *u, double *vt);

static int byDivision(int m, int n, double *a, double *values, double *u, double *vt) {
  return LAPACKE_dgesdd(LAPACK_ROW_MAJOR, 'S', m, n, a, n, values, u, n, vt, n);
}

static int byRotations(int m, int n, double *a, double *values, double *u, double *vt) {
  double *unused = malloc(sizeof(double) * (size_t)n);
  int info = LAPACKE_dgesvd(LAPACK_ROW_MAJOR, 'S', 'S', m, n, a, n, values, u, n, vt, n, unused);
  free(unused);
  return info;
}

static void singularValues(int m, int n, Decomposition *decompose, const char *what) {
  double *a = randomMatrix(m * n);
  double *work = copyOf(a, m * n);
  double *u = malloc(sizeof(double) * (size_t)(m * n));
  double *vt = malloc(sizeof(double) * (size_t)(n * n));
  double *values = malloc(sizeof(double) * (size_t)n);
  double *again;
  int i;
  int j;
  check(decompose(m, n, work, values, u, vt) == 0, what);
  for (i = 0; i < m; i++) {
    for (j = 0; j < n; j++) {
      u[i * n + j] *= values[j];
    }
  }
  again = product(u, vt, m, n, n);
  check(difference(a, again, m * n) < 1e-11 * m, what);
  free(a);
  free(work);
  free(u);
  free(vt);
  free(values);
  free(again);
}

/* Rotations of rows, in the wide part that is applied by blocks of columns and in the last, narrower one. */
static void rotations(int n, char direction) {
  double *a = randomMatrix(n * n);
  double *expected = copyOf(a, n * n);
  double *c = malloc(sizeof(double) * (size_t)n);
  double *s = malloc(sizeof(double) * (size_t)n);
  int i;
  int j;
  for (i = 0; i < n; i++) {
    c[i] = cos(i);
    s[i] = sin(i);
  }
  for (i = 0; i < n - 1; i++) {
    int k = direction == 'F' ? i : n - 2 - i;
    for (j = 0; j < n; j++) {
      double above = expected[k + j * n];
      double below = expected[k + 1 + j * n];
      expected[k + 1 + j * n] = c[k] * below - s[k] * above;
      expected[k + j * n] = s[k] * below + c[k] * above;
    }
  }
  dlasr_("L", "V", &direction, &n, &n, c, s, a, &n);
  check(difference(a, expected, n * n) < 1e-12 * n, "dlasr");
  free(a);
  free(expected);
  free(c);
  free(s);
}

int main(void) {
  products(1, 1, 1);
  products(7, 5, 3);
  products(129, 65, 257);
  products(300, 310, 290);
  cholesky(3);
  cholesky(150);
  solve(3);
  solve(150);
  lq(2, 5);
  lq(70, 110);
  eigenvalues(4);
  eigenvalues(120);
  singularValues(5, 4, byDivision, "dgesdd");
  singularValues(110, 60, byDivision, "dgesdd");
  singularValues(5, 4, byRotations, "dgesvd");
  singularValues(110, 70, byRotations, "dgesvd");
  rotations(5, 'F');
  rotations(75, 'F');
  rotations(75, 'B');
  check(openblas_get_parallel() == OPENBLAS_OPENMP, "it has threads of its own, and not OpenMP's");
  printf("%s, kernels %s, %d threads: %d failures\n", openblas_get_config(), openblas_get_corename(),
         openblas_get_num_threads(), failures);
  return failures;
}
