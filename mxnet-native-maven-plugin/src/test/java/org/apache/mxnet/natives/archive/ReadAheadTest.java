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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.SequenceInputStream;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ReadAheadTest {
  @Test
  void givesTheSameBytes() throws Exception {
    byte[] bytes = new byte[5_000_000];
    new Random(1).nextBytes(bytes);
    try (InputStream in = new ReadAhead(new ByteArrayInputStream(bytes))) {
      assertThat(in.read()).isEqualTo(bytes[0] & 0xff);
      byte[] rest = in.readAllBytes();
      assertThat(rest).isEqualTo(java.util.Arrays.copyOfRange(bytes, 1, bytes.length));
      assertThat(in.read()).isEqualTo(-1);
      assertThat(in.read(new byte[0])).isZero();
    }
  }

  @Test
  void failsWhereTheSourceFails() throws Exception {
    for (Throwable failure :
        new Throwable[] {
          new IOException("broken"), new IllegalStateException("broken"), new LinkageError("broken")
        }) {
      InputStream source =
          new SequenceInputStream(new ByteArrayInputStream(new byte[3]), failing(failure));
      try (InputStream in = new ReadAhead(source)) {
        assertThat(in.readNBytes(3)).hasSize(3);
        assertThatThrownBy(in::read)
            .hasMessage("broken")
            .isInstanceOfAny(IOException.class, LinkageError.class);
      }
    }
  }

  @Test
  void stopsReadingWhenClosed() throws Exception {
    boolean[] closed = {false};
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 0;
          }

          @Override
          public int read(byte[] bytes, int offset, int length) {
            return length;
          }

          @Override
          public void close() {
            closed[0] = true;
          }
        };
    InputStream in = new ReadAhead(endless);
    assertThat(in.read()).isZero();
    in.close();
    assertThat(closed[0]).isTrue();
  }

  @Test
  void heedsAnInterrupt() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    InputStream silent =
        new InputStream() {
          @Override
          public int read() throws IOException {
            try {
              never.await();
              return -1;
            } catch (InterruptedException e) {
              throw new IOException("closed", e);
            }
          }
        };
    try (InputStream in = new ReadAhead(silent)) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(in::read)
          .isInstanceOf(InterruptedIOException.class)
          .hasMessage("interrupted while unpacking");
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  private static InputStream failing(Throwable failure) {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        if (failure instanceof IOException e) {
          throw e;
        }
        if (failure instanceof RuntimeException e) {
          throw e;
        }
        throw (Error) failure;
      }
    };
  }
}
