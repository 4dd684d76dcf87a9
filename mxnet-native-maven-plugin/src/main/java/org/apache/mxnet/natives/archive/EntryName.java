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

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Names in archives, which may be anything. */
final class EntryName {
  /** NAME_MAX of every Linux file system. */
  private static final int MOST_BYTES_OF_ONE = 255;

  /** Half of PATH_MAX, so that the folder that it is put into has room too. */
  private static final int MOST_BYTES = 2048;

  private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*", Pattern.DOTALL);

  private EntryName() {}

  /**
   * The name without what means nothing: {@code a/b} for {@code ./a//b/}; empty for the folder
   * itself.
   *
   * @throws ArchiveException if it would, on any system, lead out of the folder
   */
  static String normalise(String raw, Complaints complaints) throws ArchiveException {
    if (raw.indexOf('\0') >= 0) {
      throw complaints.entry(raw, "its name holds a NUL character");
    }
    if (raw.startsWith("/")) {
      throw complaints.entry(raw, "its name is an absolute path");
    }
    if (raw.indexOf('\\') >= 0) {
      throw complaints.entry(
          raw, "its name holds a backslash, which some systems take for a slash");
    }
    if (DRIVE.matcher(raw).matches()) {
      throw complaints.entry(raw, "its name begins with a drive letter");
    }
    List<String> parts = new ArrayList<>();
    for (String part : raw.split("/")) {
      if (part.equals("..")) {
        throw complaints.entry(raw, "its name holds '..'");
      }
      if (!part.isEmpty() && !part.equals(".")) {
        demandLength(part, MOST_BYTES_OF_ONE, raw, complaints);
        parts.add(part);
      }
    }
    demandLength(raw, MOST_BYTES, raw, complaints);
    return String.join("/", parts);
  }

  private static void demandLength(String text, int most, String raw, Complaints complaints)
      throws ArchiveException {
    if (text.length() > most || text.getBytes(StandardCharsets.UTF_8).length > most) {
      throw complaints.entry(raw, "a name of more than %d bytes".formatted(most));
    }
  }
}
