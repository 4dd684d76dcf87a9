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

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** A mapped file of any size, for several threads. The mapping lasts until it is garbage. */
final class MappedBytes {
  private static final int WINDOW_BITS = 30;
  private static final long WINDOW = 1L << WINDOW_BITS;

  private final long size;
  private final List<ByteBuffer> windows;

  private MappedBytes(long size, List<ByteBuffer> windows) {
    this.size = size;
    this.windows = windows;
  }

  static MappedBytes of(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = channel.size();
      List<ByteBuffer> windows = new ArrayList<>();
      for (long start = 0; start < size; start += WINDOW) {
        long length = Math.min(WINDOW, size - start);
        windows.add(channel.map(FileChannel.MapMode.READ_ONLY, start, length));
      }
      return new MappedBytes(size, windows);
    }
  }

  /** In bytes. */
  long size() {
    return size;
  }

  /**
   * Copies a stretch into a new array.
   *
   * @param from where it starts, in bytes from the start of the file
   * @param to where it ends, within the file
   * @param slack how many zeros to put behind it
   */
  byte[] copy(long from, long to, int slack) {
    byte[] copy = new byte[(int) (to - from) + slack];
    copy(from, to, copy);
    return copy;
  }

  /** As above, to the start of an array that has room. */
  void copy(long from, long to, byte[] copy) {
    int length = (int) (to - from);
    int done = 0;
    while (done < length) {
      long at = from + done;
      ByteBuffer window = windows.get((int) (at >>> WINDOW_BITS));
      int within = (int) (at & (WINDOW - 1));
      int part = Math.min(length - done, window.limit() - within);
      window.get(within, copy, done, part);
      done += part;
    }
  }
}
