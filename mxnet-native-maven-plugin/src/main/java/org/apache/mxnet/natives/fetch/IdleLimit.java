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
package org.apache.mxnet.natives.fetch;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Gives up on a stream that nothing comes from any more: a server that stalls in the middle of a
 * download would else hold the build for ever, since the HTTP client's time limit ends with the
 * first byte.
 */
final class IdleLimit extends FilterInputStream {
  private final Duration limit;
  private final ScheduledExecutorService watch;
  private volatile long waitingSince;
  private volatile boolean waiting;
  private volatile boolean stalled;

  IdleLimit(InputStream in, Duration limit) {
    super(in);
    this.limit = limit;
    this.watch =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "mxnet-native download watch");
              thread.setDaemon(true);
              return thread;
            });
    long often = Math.max(1, limit.toMillis() / 10);
    watch.scheduleWithFixedDelay(this::look, often, often, TimeUnit.MILLISECONDS);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    // Only the server's time counts, not that of a slow disk between two reads.
    waitingSince = System.nanoTime();
    waiting = true;
    try {
      int count = super.read(bytes, offset, length);
      // A closed stream may as well answer with its end.
      demandProgress(null);
      return count;
    } catch (IOException e) {
      demandProgress(e);
      throw e;
    } finally {
      waiting = false;
    }
  }

  @Override
  public void close() throws IOException {
    watch.shutdownNow();
    super.close();
  }

  private void demandProgress(IOException cause) throws IOException {
    if (stalled) {
      throw new IOException("nothing came for " + limit.toSeconds() + " seconds", cause);
    }
  }

  /** Closing the stream wakes the thread that waits in {@link #read}. */
  private void look() {
    if (waiting && System.nanoTime() - waitingSince > limit.toNanos()) {
      stalled = true;
      try {
        in.close();
      } catch (IOException e) {
        // The reader is told of the stall, which is what matters.
        watch.shutdownNow();
      }
    }
  }
}
