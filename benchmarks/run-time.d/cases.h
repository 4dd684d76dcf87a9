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

/* What is measured. */
#ifndef RUN_TIME_CASES_H
#define RUN_TIME_CASES_H

#include "api.h"

/*
 * One case. Inputs are words "kind:AxBxC" (see inputs.c), parameters those of the operator. Results of
 * two libraries may differ by `tolerance`, relative to the values' size. Without an operator it is the
 * network.
 */
typedef struct {
  const char *name;
  const char *operator;
  const char *inputs;
  const char *parameters;
  double tolerance;
  /* Which of the operator's results is compared. */
  int result;
  int training;
} Case;

extern const Case cases[];
extern const int case_count;

/* Makes an input of one word, whose values depend on its position too; leaves for mx_failed when MXNet refuses. */
Handle make_input(const char *word, int position);

/* `count` numbers in [-1, 1), the same on every machine. */
void fill_uniform(float *values, size_t count, uint64_t seed);

/* A picture like a photograph: soft shades, edges, grain. Three bytes a pixel. */
void paint(unsigned char *rgb, int width, int height);

/* Writes a picture as baseline JPEG, colours at half the resolution. Returns its length; `*jpeg` is new. */
size_t encode_jpeg(const unsigned char *rgb, int width, int height, unsigned char **jpeg);

/* The network with its weights, ready to run. */
Handle bind_network(void);

#endif
