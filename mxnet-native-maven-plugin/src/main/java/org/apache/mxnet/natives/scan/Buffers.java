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

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Buffers for several threads, to be used again: in a fresh JVM, memory of its own for each stretch
 * of a file of 200 MB costs the system a tenth of a second.
 */
final class Buffers {
  private final Queue<byte[]> free = new ConcurrentLinkedQueue<>();

  /** One of at least so many bytes, with any content, for the caller alone. */
  byte[] take(int bytes) {
    byte[] buffer = free.poll();
    return buffer != null && buffer.length >= bytes ? buffer : new byte[bytes];
  }

  /** Has a buffer used again. */
  void giveBack(byte[] buffer) {
    free.add(buffer);
  }
}
