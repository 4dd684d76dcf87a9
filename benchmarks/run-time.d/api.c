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

#include "api.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DEFINE(name, ...) int (*name)(__VA_ARGS__);
MX_FUNCTIONS(DEFINE)
#undef DEFINE

jmp_buf mx_failed;
char mx_message[400];

static const char *(*last_error)(void);

static void *find(void *library, const char *name) {
  void *function = dlsym(library, name);
  if (!function) {
    fprintf(stderr, "%s\n", dlerror());
    exit(2);
  }
  return function;
}

void mx_open(const char *library) {
  void *opened = dlopen(library, RTLD_NOW | RTLD_LOCAL);
  if (!opened) {
    fprintf(stderr, "cannot load %s: %s\n", library, dlerror());
    exit(2);
  }
  /* Through void **, since ISO C has no cast from data to function. */
#define TAKE(name, ...) *(void **)&name = find(opened, #name);
  MX_FUNCTIONS(TAKE)
#undef TAKE
  *(void **)&last_error = find(opened, "MXGetLastError");
}

void mx_check(int result) {
  if (result == 0) {
    return;
  }
  snprintf(mx_message, sizeof mx_message, "%s", last_error());
  mx_message[strcspn(mx_message, "\t\n")] = '\0';
  longjmp(mx_failed, 1);
}

Handle mx_array(int type, int dimensions, const uint32_t *shape, const void *data) {
  Handle array;
  mx_check(MXNDArrayCreateEx(shape, (uint32_t)dimensions, 1, 0, 0, type, &array));
  mx_check(MXNDArraySyncCopyFromCPU(array, data, mx_size(array)));
  return array;
}

size_t mx_size(Handle array) {
  int dimensions;
  const int *shape;
  mx_check(MXNDArrayGetShapeEx(array, &dimensions, &shape));
  size_t size = 1;
  for (int i = 0; i < dimensions; i++) {
    size *= (size_t)shape[i];
  }
  return size;
}

int mx_parameters(const char *text, const char **keys, const char **values) {
  static char copy[400];
  int count = 0;
  snprintf(copy, sizeof copy, "%s", text);
  for (char *at = strtok(copy, " "); at; at = strtok(NULL, " ")) {
    char *equals = strchr(at, '=');
    if (!equals || count == MX_MOST_PARAMETERS) {
      fprintf(stderr, "not parameters: %s\n", text);
      exit(2);
    }
    *equals = '\0';
    keys[count] = at;
    values[count++] = equals + 1;
  }
  return count;
}
