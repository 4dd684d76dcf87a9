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
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Mutual exclusion between processes, and between the threads of each; the kernel ends it with the
 * process, however that dies.
 *
 * <p>The kernel's lock (fcntl, POSIX.1) belongs to the process: closing <em>any</em> channel to the
 * file gives it up. So the file must not even be opened while this JVM holds it, and a table says
 * whether it does. The table is made of system properties, since Maven may have loaded this class
 * several times, and each copy would have a static of its own.
 */
final class StoreLock implements AutoCloseable {
  private static final String TABLE = "org.apache.mxnet.natives.store.lock:";
  private static final long FIRST_PAUSE_MILLIS = 5;
  private static final long LONGEST_PAUSE_MILLIS = 100;
  private static final int HOLDER_BYTES = 64;

  private final Path file;
  private final FileChannel channel;

  private StoreLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Waits until nobody else holds {@code file}.
   *
   * @param waiting is told once who holds it, if somebody does
   */
  static StoreLock acquire(Path file, Consumer<String> waiting)
      throws IOException, InterruptedException {
    boolean told = false;
    long pause = FIRST_PAUSE_MILLIS;
    while (true) {
      StringBuilder holder = new StringBuilder();
      Optional<StoreLock> lock = attempt(file, holder);
      if (lock.isPresent()) {
        return lock.get();
      }
      if (!told) {
        waiting.accept(holder.toString());
        told = true;
      }
      Thread.sleep(pause);
      pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
    }
  }

  /**
   * @return empty if somebody else holds {@code file}
   */
  static Optional<StoreLock> tryAcquire(Path file) throws IOException {
    return attempt(file, new StringBuilder());
  }

  private static Optional<StoreLock> attempt(Path file, StringBuilder holder) throws IOException {
    if (System.getProperties().putIfAbsent(TABLE + file, "") != null) {
      holder.append("another thread of this process");
      return Optional.empty();
    }
    FileChannel channel = null;
    boolean acquired = false;
    try {
      channel = open(file);
      acquired = channel.tryLock() != null && isStill(file, channel);
      if (acquired) {
        sign(channel);
        return Optional.of(new StoreLock(file, channel));
      }
      holder.append(read(channel));
      return Optional.empty();
    } finally {
      if (!acquired) {
        release(file, channel);
      }
    }
  }

  private static FileChannel open(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    return FileChannel.open(
        file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  /**
   * Whether the locked file is still the one of that name: whoever held it before may have deleted
   * it. A channel does not tell its inode, so a mark is written through the one, and looked for
   * under the other, by its size: reading the file here would give up the lock.
   */
  private static boolean isStill(Path file, FileChannel channel) throws IOException {
    channel.truncate(0);
    if (!Files.exists(file) || Files.size(file) != 0) {
      return false;
    }
    channel.write(ByteBuffer.wrap(new byte[] {' '}), 0);
    return Files.exists(file) && Files.size(file) == 1;
  }

  private static void sign(FileChannel channel) throws IOException {
    String holder = "process " + ProcessHandle.current().pid();
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.US_ASCII)), 0);
  }

  private static String read(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(HOLDER_BYTES);
    channel.read(bytes, 0);
    String holder = new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII);
    return holder.isBlank() ? "another process" : holder;
  }

  private static void release(Path file, FileChannel channel) throws IOException {
    try {
      if (channel != null) {
        channel.close();
      }
    } finally {
      System.getProperties().remove(TABLE + file);
    }
  }

  /** Deletes the file as well: for a lock that nobody will ask for again. */
  void closeAndDelete() throws IOException {
    Files.deleteIfExists(file);
    close();
  }

  @Override
  public void close() throws IOException {
    release(file, channel);
  }
}
