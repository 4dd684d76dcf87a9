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

/* A network in the shape of ResNet-50: its layers and sizes, with weights drawn at random. */
#include "cases.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { IMAGES = 4 };

static int layers;

static Handle variable(const char *name) {
  Handle symbol;
  mx_check(MXSymbolCreateVariable(name, &symbol));
  return symbol;
}

/* An operator on what is before it; its weights become arguments of the network by themselves. */
static Handle layer(const char *operator, const char *parameters, int count, Handle *inputs) {
  const char *keys[MX_MOST_PARAMETERS], *values[MX_MOST_PARAMETERS];
  char name[40];
  Handle creator, symbol;
  mx_check(NNGetOpHandle(operator, &creator));
  int parameter_count = mx_parameters(parameters, keys, values);
  mx_check(MXSymbolCreateAtomicSymbol(creator, (uint32_t)parameter_count, keys, values, &symbol));
  snprintf(name, sizeof name, "%s%d", operator, layers++);
  mx_check(MXSymbolCompose(symbol, name, (uint32_t)count, NULL, inputs));
  return symbol;
}

static Handle convolution(Handle input, int kernel, int stride, int filters) {
  char text[160];
  snprintf(text, sizeof text, "kernel=(%d,%d) stride=(%d,%d) pad=(%d,%d) num_filter=%d no_bias=True", kernel,
           kernel, stride, stride, kernel / 2, kernel / 2, filters);
  Handle convolved = layer("Convolution", text, 1, &input);
  return layer("BatchNorm", "fix_gamma=False eps=1e-5", 1, &convolved);
}

static Handle relu(Handle input) { return layer("Activation", "act_type=relu", 1, &input); }

/* A block of three convolutions beside a shortcut. */
static Handle bottleneck(Handle input, int filters, int stride, int first) {
  Handle inner = relu(convolution(input, 1, 1, filters));
  inner = relu(convolution(inner, 3, stride, filters));
  Handle both[] = {convolution(inner, 1, 1, 4 * filters),
                   first ? convolution(input, 1, stride, 4 * filters) : input};
  return relu(layer("elemwise_add", "", 2, both));
}

static Handle network(void) {
  static const int blocks[] = {3, 4, 6, 3};
  layers = 0;
  Handle at = relu(convolution(variable("data"), 7, 2, 64));
  at = layer("Pooling", "kernel=(3,3) stride=(2,2) pad=(1,1) pool_type=max", 1, &at);
  for (int stage = 0; stage < 4; stage++) {
    for (int block = 0; block < blocks[stage]; block++) {
      at = bottleneck(at, 64 << stage, block == 0 && stage > 0 ? 2 : 1, block == 0);
    }
  }
  at = layer("Pooling", "global_pool=True kernel=(7,7) pool_type=avg", 1, &at);
  return layer("FullyConnected", "num_hidden=1000", 1, &at);
}

static int ends_with(const char *text, const char *end) {
  size_t length = strlen(text);
  return length >= strlen(end) && strcmp(text + length - strlen(end), end) == 0;
}

/* Weights as He et al. draw them, so that values neither vanish nor grow beyond float32. */
static void fill(Handle array, const char *name, uint64_t seed) {
  int dimensions;
  const int *shape;
  mx_check(MXNDArrayGetShapeEx(array, &dimensions, &shape));
  size_t size = mx_size(array);
  size_t inputs = dimensions > 1 && strcmp(name, "data") != 0 ? size / (size_t)shape[0] : 0;
  float *values = malloc(size * sizeof *values);
  fill_uniform(values, size, seed);
  int around_one = ends_with(name, "_gamma") || ends_with(name, "_moving_var");
  for (size_t i = 0; i < size; i++) {
    if (inputs) {
      values[i] *= sqrtf(6.0f / (float)inputs);
    } else if (around_one) {
      values[i] = 0.7f + values[i] / 5;
    } else if (dimensions == 1) {
      values[i] /= 10;
    }
  }
  int result = MXNDArraySyncCopyFromCPU(array, values, size);
  free(values);
  mx_check(result);
}

Handle bind_network(void) {
  Handle symbol = network();
  const char *input = "data";
  const int shape[] = {IMAGES, 3, 224, 224};
  const uint32_t ends[] = {0, 4};
  /* -1: no buffer is shared with another executor. */
  int shared = -1;
  const char **shared_names = NULL;
  Handle *shared_arrays = NULL, *arguments, *gradients, *states, executor;
  uint32_t argument_count, state_count, name_count;
  mx_check(MXExecutorSimpleBindEx(symbol, 1, 0, 0, NULL, NULL, NULL, 0, NULL, NULL, 1, &input, shape, ends, 0,
                                  NULL, NULL, 0, NULL, NULL, 0, NULL, &shared, NULL, NULL, &shared_names,
                                  &shared_arrays, &argument_count, &arguments, &gradients, &state_count,
                                  &states, NULL, &executor));
  /* The lists are MXNet's, and the next call overwrites them. */
  uint32_t total = argument_count + state_count;
  Handle *arrays = malloc(total * sizeof *arrays);
  memcpy(arrays, arguments, argument_count * sizeof *arrays);
  memcpy(arrays + argument_count, states, state_count * sizeof *arrays);
  const char **names;
  mx_check(MXSymbolListArguments(symbol, &name_count, &names));
  for (uint32_t i = 0; i < argument_count; i++) {
    fill(arrays[i], names[i], i + 1);
  }
  mx_check(MXSymbolListAuxiliaryStates(symbol, &name_count, &names));
  for (uint32_t i = 0; i < state_count; i++) {
    fill(arrays[argument_count + i], names[i], argument_count + i + 1);
  }
  free(arrays);
  return executor;
}
