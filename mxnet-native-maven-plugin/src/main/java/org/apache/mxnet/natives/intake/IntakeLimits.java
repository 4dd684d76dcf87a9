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
package org.apache.mxnet.natives.intake;

/**
 * How much is taken in; see {@link Intake} for why.
 *
 * @param entryBytes how large an unpacked entry may be
 * @param natives how many native files there may be
 * @param depth how many archives an archive that was named may hold one inside the other
 * @param ratio how many times the size of an archive that was named may be unpacked from it, once
 *     that is more than {@code freeBytes}
 * @param freeBytes how much may be unpacked from an archive of any size
 * @param classBytes how large a class file may be
 */
record IntakeLimits(
    long entryBytes, int natives, int depth, long ratio, long freeBytes, int classBytes) {
  static final IntakeLimits STANDARD =
      new IntakeLimits(4L << 30, 20_000, 4, 100, 64L << 20, 16 << 20);
}
