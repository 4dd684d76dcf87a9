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
package org.apache.mxnet.natives.scan;

/** The levels of the x86-64 instruction set (x86-64 psABI, "Micro-Architecture Levels"). */
public enum IsaLevel {
  /** What every x86-64 processor has: up to SSE2. */
  V1,
  /** x86-64-v2: SSE3, SSSE3, SSE4.1, SSE4.2, POPCNT, CMPXCHG16B. */
  V2,
  /** x86-64-v3: AVX, AVX2, BMI, FMA, LZCNT, MOVBE. */
  V3,
  /** x86-64-v4: AVX-512. */
  V4
}
