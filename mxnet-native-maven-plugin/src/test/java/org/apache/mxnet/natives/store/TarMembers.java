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

import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** A packed entry in pieces, for tests that put it together otherwise. */
final class TarMembers {
  /** A member of the tar; a link if {@code target} is not empty. */
  record Member(String name, byte[] bytes, String target) {}

  final List<Member> members = new ArrayList<>();

  static TarMembers read(Path archive) throws IOException {
    TarMembers result = new TarMembers();
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new ZstdInputStream(Files.newInputStream(archive)))) {
      for (TarArchiveEntry e = tar.getNextEntry(); e != null; e = tar.getNextEntry()) {
        result.members.add(new Member(e.getName(), tar.readAllBytes(), e.getLinkName()));
      }
    }
    return result;
  }

  void write(Path archive) throws IOException {
    try (TarArchiveOutputStream tar =
        new TarArchiveOutputStream(new ZstdOutputStream(Files.newOutputStream(archive)))) {
      for (Member member : members) {
        // Keeps names such as /etc/passwd as they are.
        TarArchiveEntry entry =
            member.target.isEmpty()
                ? new TarArchiveEntry(member.name, true)
                : new TarArchiveEntry(member.name, TarConstants.LF_SYMLINK, true);
        entry.setLinkName(member.target);
        entry.setSize(member.bytes.length);
        tar.putArchiveEntry(entry);
        tar.write(member.bytes);
        tar.closeArchiveEntry();
      }
    }
  }

  void set(String name, String text) {
    replaceMember(name, new Member(name, bytes(text), ""));
  }

  void rename(String name, String to) {
    replaceMember(name, new Member(to, get(name).bytes, get(name).target));
  }

  void retarget(String name, String target) {
    replaceMember(name, new Member(name, new byte[0], target));
  }

  void add(String name, String text) {
    members.add(new Member(name, bytes(text), ""));
  }

  /** Changes the list of files, as whoever forges an archive would. */
  void editDocument(String old, String text) {
    String document = new String(get("entry.json").bytes, StandardCharsets.UTF_8);
    if (!document.contains(old)) {
      throw new IllegalArgumentException("no " + old + " in " + document);
    }
    set("entry.json", document.replace(old, text));
  }

  private Member get(String name) {
    return members.stream().filter(m -> m.name.equals(name)).findFirst().orElseThrow();
  }

  private void replaceMember(String name, Member member) {
    members.set(members.indexOf(get(name)), member);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
