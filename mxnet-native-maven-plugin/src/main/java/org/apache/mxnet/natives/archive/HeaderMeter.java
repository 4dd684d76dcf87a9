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

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Watches what a tar spends on headers: names and attributes of any length are read into memory, so
 * a tar could ask for all of it.
 */
final class HeaderMeter extends FilterInputStream {
  private static final long MOST = 1 << 20;

  private long position;
  private long left = Long.MAX_VALUE;
  private long zeros;

  HeaderMeter(InputStream in) {
    super(in);
  }

  /** From here on comes a header. */
  void beginHeader() {
    left = MOST;
    zeros = 0;
  }

  /** From here on comes content, of any length. */
  void endHeader() {
    left = Long.MAX_VALUE;
  }

  /** Whether a whole block of zeros was at the end of this header: a tar's end mark. */
  boolean sawEndMark() {
    long start = position - zeros;
    long padding = UstarHeader.padding(start);
    return zeros - padding >= UstarHeader.BLOCK;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int count = super.read(bytes, offset, length);
    position += Math.max(0, count);
    if (left != Long.MAX_VALUE && count > 0) {
      left -= count;
      if (left < 0) {
        throw new IOException(
            "an entry's name and attributes take more than %d bytes".formatted(MOST));
      }
      for (int i = offset; i < offset + count; i++) {
        zeros = bytes[i] == 0 ? zeros + 1 : 0;
      }
    }
    return count;
  }

  @Override
  public long skip(long count) throws IOException {
    byte[] skipped = new byte[(int) Math.min(count, ArchiveFormat.HEAD)];
    return count <= 0 ? 0 : Math.max(0, read(skipped, 0, skipped.length));
  }

  /** Without going back, nothing is counted twice. */
  @Override
  public boolean markSupported() {
    return false;
  }
}
