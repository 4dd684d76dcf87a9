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

#include "cases.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_DIMENSIONS = 5 };

/* SplitMix64: each step is a function of the step's number, so the values depend on nothing else. */
static uint64_t mix(uint64_t step) {
  uint64_t z = step * 0x9e3779b97f4a7c15u;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
  return z ^ (z >> 31);
}

void fill_uniform(float *values, size_t count, uint64_t seed) {
  for (size_t i = 0; i < count; i++) {
    values[i] = (float)(mix(seed * 0x100000001u + i + 1) >> 40) / (1 << 23) - 1;
  }
}

/* Symmetric, and positive definite since each diagonal element outweighs its row. */
static void fill_definite(float *values, size_t n) {
  for (size_t row = 0; row < n; row++) {
    for (size_t column = 0; column <= row; column++) {
      values[column * n + row] = values[row * n + column];
    }
    values[row * n + row] = (float)n;
  }
}

/* Each whole number below count once: no ties, which sorts may leave in any order. */
static void fill_shuffled(float *values, size_t count) {
  for (size_t i = 0; i < count; i++) {
    values[i] = (float)i;
  }
  for (size_t i = count - 1; i > 0; i--) {
    size_t other = mix(i) % (i + 1);
    float kept = values[i];
    values[i] = values[other];
    values[other] = kept;
  }
}

void paint(unsigned char *rgb, int width, int height) {
  for (int y = 0; y < height; y++) {
    for (int x = 0; x < width; x++) {
      uint32_t tile = (uint32_t)(x / 45 * 7919 + y / 60 * 104729) * 2654435761u;
      uint32_t grain = (uint32_t)(y * width + x) * 2246822519u;
      grain = (grain ^ (grain >> 15)) * 3266489917u;
      for (int c = 0; c < 3; c++) {
        double shade = 110 + 70 * sin(x * 0.004 + c) * cos(y * 0.006 - c) + 15 * sin(x * 0.11 + y * 0.07);
        double edge = (tile >> (8 * c) & 31) - 16.0, noise = (grain >> (8 * c) & 15) - 8.0;
        double value = shade + edge + noise;
        rgb[((size_t)y * (size_t)width + (size_t)x) * 3 + (size_t)c] =
            (unsigned char)(value < 0 ? 0 : value > 255 ? 255 : value);
      }
    }
  }
}

static Handle picture(char kind, int dimensions, const uint32_t *shape) {
  int height = (int)shape[0], width = (int)shape[1];
  unsigned char *rgb = malloc((size_t)height * (size_t)width * 3), *jpeg = NULL;
  paint(rgb, width, height);
  Handle array;
  if (kind == 'j') {
    uint32_t length = (uint32_t)encode_jpeg(rgb, width, height, &jpeg);
    array = mx_array(UINT8, 1, &length, jpeg);
  } else {
    array = mx_array(UINT8, dimensions, shape, rgb);
  }
  free(jpeg);
  free(rgb);
  return array;
}

/*
 * Kinds: u in [-1, 1), p in [0.5, 1.5), iN whole numbers below N, s shuffled whole numbers, d a positive
 * definite matrix, b a picture, j the same as JPEG.
 */
Handle make_input(const char *word, int position) {
  char *at = strchr(word, ':');
  uint32_t shape[MOST_DIMENSIONS];
  int dimensions = 0;
  size_t count = 1;
  do {
    shape[dimensions] = (uint32_t)strtoul(at + 1, &at, 10);
    count *= shape[dimensions++];
  } while (*at == 'x' && dimensions < MOST_DIMENSIONS);
  if (*word == 'b' || *word == 'j') {
    return picture(*word, dimensions, shape);
  }
  float *values = malloc(count * sizeof *values);
  fill_uniform(values, count, (uint64_t)position);
  if (*word == 'd') {
    fill_definite(values, shape[0]);
  } else if (*word == 's') {
    fill_shuffled(values, count);
  } else if (*word == 'p') {
    for (size_t i = 0; i < count; i++) {
      values[i] = values[i] / 2 + 1;
    }
  } else if (*word == 'i') {
    unsigned long below = strtoul(word + 1, NULL, 10);
    for (size_t i = 0; i < count; i++) {
      values[i] = (float)(mix(i) % below);
    }
  }
  Handle array = mx_array(FLOAT32, dimensions, shape, values);
  free(values);
  return array;
}
