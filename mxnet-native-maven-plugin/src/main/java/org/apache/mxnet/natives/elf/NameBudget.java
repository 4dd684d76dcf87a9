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
package org.apache.mxnet.natives.elf;

/**
 * Bounds the memory and time that the names of one file may take.
 *
 * <p>Names in a string table may overlap, so a small malformed file can describe names whose sum is
 * the square of its size. The budget is far above need: the published libmxnet.so 1.9.1, of 154 MB,
 * spends less than 0.1 MiB, and 14 MiB where its 65,075 exports are listed.
 */
final class NameBudget {
  private static final long BUDGET = 64L << 20;

  /** Roughly what the objects that hold a name take beside its characters, in bytes. */
  private static final long PER_NAME = 96;

  private long left = BUDGET;

  /** How long the next name may be, in bytes; negative if there may be none. */
  long longest() {
    return left - PER_NAME;
  }

  /** Accounts for a name of this length, in bytes. */
  void spend(long length) {
    left -= PER_NAME + length;
  }
}
