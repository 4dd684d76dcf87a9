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
package org.apache.mxnet.natives.mojo;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Timer;
import java.util.TimerTask;
import java.util.function.Supplier;

/**
 * The last line of a terminal, written anew every second; the log's lines go above it. Without a
 * terminal, or in batch mode, there is none.
 */
final class LiveLine implements AutoCloseable {
  private static final long EVERY_MILLIS = 1000;
  private static final int WIDTH = 119;

  /** Back to the start of the line, and clear it (ECMA-48, EL). */
  private static final String CLEAR = "\r\u001b[K";

  private final Writer terminal;
  private final Timer timer = new Timer("mxnet-native progress", true);
  private Supplier<String> text = () -> "";

  private LiveLine(Writer terminal) {
    this.terminal = terminal;
  }

  /**
   * @param interactive whether Maven may speak to a person
   */
  static LiveLine of(boolean interactive) {
    // The terminal itself and not System.out, which Maven replaces and CI systems record.
    boolean there = interactive && System.console() != null && System.getenv("CI") == null;
    try {
      return new LiveLine(
          there
              ? Files.newBufferedWriter(Path.of("/dev/tty"), StandardCharsets.UTF_8)
              : Writer.nullWriter());
    } catch (IOException e) {
      return new LiveLine(Writer.nullWriter());
    }
  }

  /** As {@link #of}, on anything. */
  static LiveLine on(Writer terminal) {
    return new LiveLine(terminal);
  }

  void start(Supplier<String> line) {
    text = line;
    timer.schedule(
        new TimerTask() {
          @Override
          public void run() {
            draw();
          }
        },
        EVERY_MILLIS,
        EVERY_MILLIS);
  }

  /** Runs {@code log}, which writes whole lines, above the line. */
  void above(Runnable log) {
    synchronized (terminal) {
      write(CLEAR);
      log.run();
    }
  }

  private void draw() {
    String line = text.get();
    synchronized (terminal) {
      write(CLEAR + line.substring(0, Math.min(line.length(), WIDTH)));
    }
  }

  private void write(String characters) {
    try {
      terminal.write(characters);
      terminal.flush();
    } catch (IOException e) {
      // A terminal that is gone: there is nobody to tell.
    }
  }

  @Override
  public void close() {
    timer.cancel();
    synchronized (terminal) {
      write(CLEAR);
      try {
        terminal.close();
      } catch (IOException e) {
        // As above.
      }
    }
  }
}
