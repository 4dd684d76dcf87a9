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

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.apache.commons.exec.ExecuteStreamHandler;

/**
 * Carries what a program prints to a log and an {@link OutputTail}.
 *
 * <p>A pipe and not the log itself is the program's output: what outlives a killed build then ends
 * at its next word, with SIGPIPE, and does not go on writing into the work folder.
 */
final class OutputPump implements ExecuteStreamHandler {
  /** How long the output may stay open once the program has ended. */
  private static final long STRAGGLERS_MILLIS = TimeUnit.SECONDS.toMillis(2);

  private final Path log;
  private final OutputStream out;
  private final OutputTail tail;
  private final LineSplitter lines;
  private final Runnable sweep;
  private Thread thread;
  private volatile IOException failure;

  /**
   * @param out writes to {@code log}; left open
   * @param lines is told each line
   * @param sweep ends what the program left running
   */
  OutputPump(Path log, OutputStream out, OutputTail tail, LineSplitter lines, Runnable sweep) {
    this.log = log;
    this.out = out;
    this.tail = tail;
    this.lines = lines;
    this.sweep = sweep;
  }

  /** Puts a text of ours into the log; to be called before the program is started. */
  void header(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    log(bytes, bytes.length);
  }

  @Override
  public void setProcessInputStream(OutputStream stdin) throws IOException {
    stdin.close();
  }

  @Override
  public void setProcessErrorStream(InputStream stderr) throws IOException {
    stderr.close();
  }

  @Override
  public void setProcessOutputStream(InputStream stdout) {
    thread = new Thread(() -> pump(stdout), "mxnet-native output");
    thread.setDaemon(true);
  }

  @Override
  public void start() {
    thread.start();
  }

  /**
   * Waits for the rest of the output.
   *
   * @throws IOException if the log could not be written
   */
  @Override
  public void stop() throws IOException {
    try {
      thread.join(STRAGGLERS_MILLIS);
      sweep.run();
      thread.join(STRAGGLERS_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (failure != null) {
      throw failure;
    }
  }

  private void pump(InputStream stdout) {
    byte[] buffer = new byte[1 << 13];
    try {
      for (int count = stdout.read(buffer); count >= 0; count = stdout.read(buffer)) {
        tail.write(buffer, 0, count);
        lines.write(buffer, count);
        if (failure == null) {
          log(buffer, count);
        }
      }
    } catch (IOException e) {
      // A process that left the program's group holds the output, which was closed after its time.
      return;
    }
  }

  /** With a full disk the program is heard to its end all the same, or it would wait for ever. */
  private void log(byte[] buffer, int count) {
    try {
      out.write(buffer, 0, count);
    } catch (IOException e) {
      failure = new IOException("the log " + log + " cannot be written: " + e.getMessage(), e);
    }
  }
}
