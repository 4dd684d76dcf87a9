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
package org.apache.mxnet.natives.archive;

/**
 * How much an archive may hold.
 *
 * @param entries how many entries
 * @param bytes how many bytes its files have together when unpacked
 * @param ratio how many times its own size those may be, once they are more than 64 MiB
 */
public record Limits(long entries, long bytes, long ratio) {
  /** More than any source needs: LLVM's has 2 GiB in 150,000 files, some 12 times its archive. */
  public static final Limits STANDARD = new Limits(500_000, 16L << 30, 500);

  static final long ALWAYS_ALLOWED = 64L << 20;
}
