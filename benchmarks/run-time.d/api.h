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

/* The part of MXNet's C API that the benchmark uses, taken out of one library by dlopen. */
#ifndef RUN_TIME_API_H
#define RUN_TIME_API_H

#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>

typedef void *Handle;

/* Types of elements, numbered as in MXNet's mshadow/base.h. */
enum { FLOAT32 = 0, UINT8 = 3 };

#define MX_FUNCTIONS(F)                                                                         \
  F(MXGetVersion, int *)                                                                        \
  F(MXNDArrayCreateEx, const uint32_t *, uint32_t, int, int, int, int, Handle *)                \
  F(MXNDArraySyncCopyFromCPU, Handle, const void *, size_t)                                     \
  F(MXNDArraySyncCopyToCPU, Handle, void *, size_t)                                             \
  F(MXNDArrayGetShapeEx, Handle, int *, const int **)                                           \
  F(MXNDArrayGetDType, Handle, int *)                                                           \
  F(MXNDArrayWaitAll, void)                                                                     \
  F(MXAutogradSetIsTraining, int, int *)                                                        \
  F(NNGetOpHandle, const char *, Handle *)                                                      \
  F(MXImperativeInvoke, Handle, int, Handle *, int *, Handle **, int, const char **,            \
    const char **)                                                                              \
  F(MXSymbolCreateVariable, const char *, Handle *)                                             \
  F(MXSymbolCreateAtomicSymbol, Handle, uint32_t, const char **, const char **, Handle *)       \
  F(MXSymbolCompose, Handle, const char *, uint32_t, const char **, Handle *)                   \
  F(MXSymbolListArguments, Handle, uint32_t *, const char ***)                                  \
  F(MXSymbolListAuxiliaryStates, Handle, uint32_t *, const char ***)                            \
  F(MXExecutorSimpleBindEx, Handle, int, int, uint32_t, const char **, const int *,             \
    const int *, uint32_t, const char **, const char **, uint32_t, const char **, const int *,  \
    const uint32_t *, uint32_t, const char **, const int *, uint32_t, const char **,            \
    const int *, uint32_t, const char **, int *, const char **, Handle *, const char ***,       \
    Handle **, uint32_t *, Handle **, Handle **, uint32_t *, Handle **, Handle, Handle *)       \
  F(MXExecutorForward, Handle, int)                                                             \
  F(MXExecutorOutputs, Handle, uint32_t *, Handle **)

#define DECLARE(name, ...) extern int (*name)(__VA_ARGS__);
MX_FUNCTIONS(DECLARE)
#undef DECLARE

/* Where a failed call goes, and what MXNet said. */
extern jmp_buf mx_failed;
extern char mx_message[400];

/* Loads a library; ends the program when it cannot. */
void mx_open(const char *library);

/* Leaves for mx_failed unless the result of a call is 0. */
void mx_check(int result);

Handle mx_array(int type, int dimensions, const uint32_t *shape, const void *data);

/* Elements of an array, its product of dimensions. */
size_t mx_size(Handle array);

/* Keys and values of "key=value key=value"; returns how many. The text is kept until the next call. */
int mx_parameters(const char *text, const char **keys, const char **values);

enum { MX_MOST_PARAMETERS = 16 };

#endif
