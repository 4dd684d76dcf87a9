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

import java.nio.file.Path;
import java.util.regex.Pattern;

/** What can be said against one archive. */
record Complaints(Path archive) {
  private static final int SHOWN = 200;
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Cs}\\p{Co}\\p{Cn}]");

  /**
   * Against one entry.
   *
   * @param reason what about it, without its name: {@code is a device}
   */
  ArchiveException entry(String name, String reason) {
    return entry(
        name,
        reason,
        "Nothing of it was unpacked. Take the archive from the project's own site; if it is the right"
            + " one, ask the project about this entry.");
  }

  ArchiveException entry(String name, String reason, String remedy) {
    return new ArchiveException(
        "archive %s, entry '%s': %s".formatted(archive, shown(name), reason), remedy);
  }

  /** Against all of it. */
  ArchiveException whole(String reason, String remedy) {
    return new ArchiveException("archive %s %s".formatted(archive, reason), remedy);
  }

  /** Its bytes contradict themselves, or end too early. */
  ArchiveException damaged(Exception cause) {
    String detail =
        cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    return new ArchiveException(
        "archive %s is damaged or cut off: %s".formatted(archive, shown(detail)),
        "Nothing of it was unpacked. Delete the file, so that it is fetched again.",
        cause);
  }

  /** A stranger's text, fit for a log. */
  static String shown(String text) {
    String printable = UNPRINTABLE.matcher(text).replaceAll("?");
    return printable.length() > SHOWN ? printable.substring(0, SHOWN) + "..." : printable;
  }
}
