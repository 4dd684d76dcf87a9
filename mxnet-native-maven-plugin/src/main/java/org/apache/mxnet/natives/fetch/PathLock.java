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

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps other builds from the same work, in other processes and in other threads of this one. The
 * system lets go of it when a process dies, however it dies; the empty file stays.
 */
final class PathLock implements Closeable {
  private static final long POLL_MILLIS = 50;

  private final FileChannel channel;

  private PathLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Waits until nobody else holds it. */
  static PathLock take(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    boolean taken = false;
    try {
      while (!tried(channel)) {
        Thread.sleep(POLL_MILLIS);
      }
      taken = true;
      return new PathLock(channel);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while another build holds " + file);
    } finally {
      if (!taken) {
        channel.close();
      }
    }
  }

  private static boolean tried(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      // Held by another thread of this process: for us the same as by another process.
      return false;
    }
  }

  /** Lets the next one have it. */
  @Override
  public void close() throws IOException {
    channel.close();
  }
}
