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

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Reads a stream in a thread of its own, so that decompressing and writing go on at the same time,
 * as they do with {@code xz | tar}: Java's xz alone needs half as much again as the program.
 */
final class ReadAhead extends InputStream {
  private static final int CHUNK = 1 << 18;
  private static final int CHUNKS = 4;

  /**
   * @param length -1 at the end
   * @param failure what reading threw, then at the end; else null
   */
  private record Chunk(byte[] bytes, int length, Throwable failure) {}

  private final InputStream source;
  private final BlockingQueue<Chunk> ready = new ArrayBlockingQueue<>(CHUNKS);
  private final BlockingQueue<byte[]> spare = new ArrayBlockingQueue<>(CHUNKS + 2);
  private final Thread thread = new Thread(this::readAll, "mxnet-native decompress");
  private Chunk current = new Chunk(new byte[CHUNK], 0, null);
  private int position;

  /**
   * @param source closed with this
   */
  ReadAhead(InputStream source) {
    this.source = source;
    for (int i = 0; i <= CHUNKS; i++) {
      spare.add(new byte[CHUNK]);
    }
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (position == current.length()) {
      advance();
    }
    if (current.length() < 0) {
      return -1;
    }
    int count = Math.min(length, current.length() - position);
    System.arraycopy(current.bytes(), position, bytes, offset, count);
    position += count;
    return count;
  }

  @Override
  public void close() throws IOException {
    thread.interrupt();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        // It may be amid a chunk, but waits for nobody any more.
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    source.close();
  }

  private void advance() throws IOException {
    try {
      spare.add(current.bytes());
      current = ready.take();
      position = 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while unpacking");
    }
    if (current.failure() instanceof Error error) {
      throw error;
    }
    if (current.failure() != null) {
      throw new IOException(current.failure().getMessage(), current.failure());
    }
  }

  private void readAll() {
    try {
      try {
        for (int count = 0; count >= 0; ) {
          byte[] bytes = spare.take();
          count = source.read(bytes, 0, CHUNK);
          ready.put(new Chunk(bytes, count, null));
        }
      } catch (IOException | RuntimeException | Error e) {
        ready.put(new Chunk(new byte[0], -1, e));
      }
    } catch (InterruptedException e) {
      // Closed: nobody wants the rest.
      return;
    }
  }
}
