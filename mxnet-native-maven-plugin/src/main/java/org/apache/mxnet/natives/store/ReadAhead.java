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
package org.apache.mxnet.natives.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** Reads (and so decompresses) a stream in a thread of its own, a few pieces ahead of its user. */
final class ReadAhead extends InputStream {
  private static final int PIECE = 1 << 19;
  private static final int PIECES = 8;

  private final BlockingQueue<Piece> queue = new ArrayBlockingQueue<>(PIECES);
  private final Thread reader;
  private byte[] bytes = new byte[0];
  private int position;
  private boolean ended;

  /** Bytes, or how the stream ended: by the empty piece, or by a failure. */
  private record Piece(byte[] bytes, Throwable failure) {
    boolean isEnd() {
      return bytes.length == 0;
    }
  }

  /**
   * @param in is read to its end or until this stream is closed, and left open
   */
  ReadAhead(InputStream in) {
    reader = new Thread(() -> pump(in), "mxnet-store-read-ahead");
    reader.setDaemon(true);
    reader.start();
  }

  private void pump(InputStream in) {
    try {
      Piece last;
      do {
        last = next(in);
        queue.put(last);
      } while (!last.isEnd());
    } catch (InterruptedException e) {
      // Closed: nobody wants the rest.
    }
  }

  private static Piece next(InputStream in) {
    try {
      return new Piece(in.readNBytes(PIECE), null);
    } catch (IOException | RuntimeException | LinkageError e) {
      return new Piece(new byte[0], e);
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (position == bytes.length && !advance()) {
      return -1;
    }
    int count = Math.min(length, bytes.length - position);
    System.arraycopy(bytes, position, into, offset, count);
    position += count;
    return count;
  }

  private boolean advance() throws IOException {
    if (ended) {
      return false;
    }
    Piece piece;
    try {
      piece = queue.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while a stream was read");
    }
    ended = piece.isEnd();
    bytes = piece.bytes;
    position = 0;
    if (piece.failure != null) {
      throw new IOException(piece.failure.getMessage(), piece.failure);
    }
    return !ended;
  }

  @Override
  public void close() throws IOException {
    reader.interrupt();
    try {
      // It uses the stream below until then.
      reader.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
