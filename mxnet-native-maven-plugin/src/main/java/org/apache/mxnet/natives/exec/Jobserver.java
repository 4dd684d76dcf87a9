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
package org.apache.mxnet.natives.exec;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * One budget of cores for all commands that run at once: GNU make's jobserver ("POSIX Jobserver
 * Interaction" in its manual), a pipe with one byte for each core.
 *
 * <p>Whoever runs a command holds a token for it, taken with {@link #acquire}; make counts on that
 * for its first job, and takes one more from the pipe for each further job. The pipe has a name,
 * because Java hands no open file to a program; make 4.3 does not know names yet, so a shell opens
 * it before.
 */
public final class Jobserver implements Wrapping, AutoCloseable {
  /** What a pipe holds in the worst case, pipe(7): one page. */
  private static final int MOST_CORES = 4096;

  private static final byte TOKEN = '+';

  private final Path fifo;
  private final int cores;
  private final RandomAccessFile pipe;
  private final FileInputStream view;
  private final Set<FileChannel> waiting = new HashSet<>();
  private int users;
  private boolean closed;

  private Jobserver(Path fifo, int cores) throws IOException {
    this.fifo = fifo;
    this.cores = cores;
    // Kept open, for a pipe without anybody forgets its bytes.
    this.pipe = new RandomAccessFile(fifo.toFile(), "rw");
    this.view = new FileInputStream(pipe.getFD());
  }

  /**
   * Makes a jobserver.
   *
   * @param folder gets the named pipe; created if missing, on a file system that knows named pipes
   * @param cores how many jobs may run at once, 1 to 4096
   * @throws ProgramMissingException if there is no {@code mkfifo}
   * @throws IOException if the pipe cannot be made
   */
  public static Jobserver open(Path folder, int cores) throws ProgramMissingException, IOException {
    if (cores < 1 || cores > MOST_CORES) {
      throw new IllegalArgumentException("cores must be 1 to %d: %d".formatted(MOST_CORES, cores));
    }
    Path root = Files.createDirectories(folder.toAbsolutePath());
    Path fifo = root.resolve("jobserver-" + UUID.randomUUID());
    Path mkfifo = new Programs().require("mkfifo", Programs.SYSTEM_PATH, Path.of("/"));
    Probe made = Probe.run(mkfifo.toString(), "-m", "600", fifo.toString());
    if (made.code() != 0) {
      throw new IOException("no named pipe can be made: " + made.text());
    }
    Jobserver jobserver = new Jobserver(fifo, cores);
    jobserver.settle();
    return jobserver;
  }

  /**
   * Takes a token, as soon as there is one.
   *
   * @throws IOException if this is closed, before or meanwhile
   * @throws InterruptedException if this thread is interrupted; no token is taken then
   */
  public void acquire() throws IOException, InterruptedException {
    ByteBuffer token = ByteBuffer.allocate(1);
    FileChannel channel = enter();
    boolean taken = false;
    try (channel) {
      channel.read(token);
      taken = true;
    } catch (ClosedByInterruptException e) {
      Thread.interrupted();
      throw new InterruptedException("interrupted while waiting for a core");
    } catch (ClosedChannelException e) {
      throw new IOException("the jobserver was closed while a step waited for a core", e);
    } finally {
      leave(channel, taken, token.position() > 0);
    }
  }

  /**
   * Gives back a token that {@link #acquire} took, once its command has ended.
   *
   * @throws IOException if this is closed
   */
  public synchronized void release() throws IOException {
    put(1);
    users--;
    settle();
  }

  @Override
  public List<String> prefix() {
    return List.of("/bin/sh", "-c", "exec 3<>\"$1\"; shift; exec \"$@\"", "sh", fifo.toString());
  }

  /** Descriptors and not the pipe's name: a make of 4.2 and newer knows that. */
  @Override
  public Map<String, String> environment() {
    return Map.of("MAKEFLAGS", " -j --jobserver-auth=3,3");
  }

  /** Removes the pipe; whoever waits for a token gets an error. */
  @Override
  public synchronized void close() throws IOException {
    closed = true;
    for (FileChannel channel : waiting) {
      channel.close();
    }
    pipe.close();
    Files.deleteIfExists(fifo);
  }

  /** How many tokens are in the pipe. */
  synchronized int free() throws IOException {
    return view.available();
  }

  /** One channel for each who waits, because an interrupt closes it. */
  private synchronized FileChannel enter() throws IOException {
    if (closed) {
      throw new IOException("the jobserver is closed");
    }
    FileChannel channel = FileChannel.open(fifo, StandardOpenOption.READ, StandardOpenOption.WRITE);
    waiting.add(channel);
    users++;
    return channel;
  }

  private synchronized void leave(FileChannel channel, boolean taken, boolean read)
      throws IOException {
    waiting.remove(channel);
    if (!taken) {
      users--;
      if (read && !closed) {
        put(1);
      }
    }
  }

  /** A make that was killed took its tokens along: while nothing runs, the pipe is filled anew. */
  private void settle() throws IOException {
    if (users == 0) {
      put(cores - view.available());
    }
  }

  private void put(int tokens) throws IOException {
    for (int i = 0; i < tokens; i++) {
      pipe.write(TOKEN);
    }
  }
}
