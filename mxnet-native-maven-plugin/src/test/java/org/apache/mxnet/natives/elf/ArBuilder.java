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
package org.apache.mxnet.natives.elf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Assembles archives for tests, header by header, as GNU's ar writes them unless told otherwise.
 */
public final class ArBuilder {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream longNames = new ByteArrayOutputStream();
  private final ByteArrayOutputStream members = new ByteArrayOutputStream();

  /** A member; a name of 16 characters or more goes into the table of long names. */
  public ArBuilder member(String name, byte[] content) {
    if (name.length() < 16) {
      return raw(name + "/", content);
    }
    String field = "/" + longNames.size();
    longNames.writeBytes((name + "/\n").getBytes(StandardCharsets.UTF_8));
    return raw(field, content);
  }

  /** A member whose name is before its content, as with BSD and macOS. */
  ArBuilder bsdMember(String name, byte[] content) {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.writeBytes((name + "\0\0").getBytes(StandardCharsets.UTF_8));
    both.writeBytes(content);
    return raw("#1/" + (name.length() + 2), both.toByteArray());
  }

  /** A member with this very field for a name. */
  ArBuilder raw(String field, byte[] content) {
    members.writeBytes(header(field, String.valueOf(content.length)));
    members.writeBytes(content);
    if (content.length % 2 == 1) {
      members.write('\n');
    }
    return this;
  }

  static byte[] header(String field, String size) {
    return "%-16s%-12s%-6s%-6s%-8s%-10s`\n"
        .formatted(field, "0", "0", "0", "644", size)
        .getBytes(StandardCharsets.UTF_8);
  }

  public byte[] build() {
    out.writeBytes("!<arch>\n".getBytes(StandardCharsets.US_ASCII));
    if (longNames.size() > 0) {
      out.writeBytes(header("//", String.valueOf(longNames.size())));
      out.writeBytes(longNames.toByteArray());
      if (longNames.size() % 2 == 1) {
        out.write('\n');
      }
    }
    out.writeBytes(members.toByteArray());
    return out.toByteArray();
  }

  /** Writes the archive, and creates its folder. */
  public Path write(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.write(file, build());
  }
}
