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
package org.apache.mxnet.natives.it;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The {@code build.log} of a case, which holds the output of all its runs of Maven. */
public final class BuildLog {
  private static final String FIRST_LINE = "[INFO] Scanning for projects...";

  private final String text;

  /**
   * @param basedir the case
   */
  public BuildLog(File basedir) throws IOException {
    text = Files.readString(Path.of(basedir.getPath(), "build.log"));
  }

  /** All of it. */
  public String text() {
    return text;
  }

  /**
   * What one run printed.
   *
   * @param number as in {@code invoker.goals.<number>}
   */
  public String run(int number) {
    String[] runs = text.split(java.util.regex.Pattern.quote(FIRST_LINE));
    if (number >= runs.length) {
      throw new AssertionError(
          "the log has " + (runs.length - 1) + " runs of Maven, not " + number + ":\n" + text);
    }
    return runs[number];
  }

  /** How many runs there were. */
  public int runs() {
    return text.split(java.util.regex.Pattern.quote(FIRST_LINE)).length - 1;
  }
}
