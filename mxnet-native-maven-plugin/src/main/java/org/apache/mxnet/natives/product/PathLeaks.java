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
package org.apache.mxnet.natives.product;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.mxnet.natives.elf.ArArchive;
import org.apache.mxnet.natives.elf.ArMember;
import org.apache.mxnet.natives.elf.ArchiveFormatException;

/** Finds paths of the building machine in the bytes of a prefix. */
final class PathLeaks {
  private static final int CHUNK_BYTES = 1 << 20;
  private static final int SHOWN = 120;

  private final PrefixTree tree;
  private final List<ByteText> forbidden;
  private final Consumer<Fault> faults;

  PathLeaks(PrefixTree tree, List<String> forbidden, Consumer<Fault> faults) {
    this.tree = tree;
    this.forbidden = forbidden.stream().map(ByteText::new).toList();
    this.faults = faults;
  }

  void run() throws IOException {
    if (forbidden.isEmpty()) {
      return;
    }
    int longest = forbidden.stream().mapToInt(ByteText::length).max().orElse(0);
    byte[] buffer = new byte[CHUNK_BYTES + longest + SHOWN];
    for (Path file : tree.files()) {
      // By offset: a path that is shown runs from the start of the text to its end.
      NavigableMap<Long, String> hits = search(tree.at(file), buffer, longest + SHOWN);
      if (!hits.isEmpty()) {
        faults.accept(
            new Fault(
                PrefixTree.display(file),
                "holds a path of the building machine: " + places(tree.at(file), hits),
                "Compile with -ffile-prefix-map, and patch what writes the path, a list of build"
                    + " options for example, out of the library."));
      }
    }
  }

  /**
   * Reads a file in chunks.
   *
   * @param overlap how much of a chunk comes again in the next one, so that no text is cut
   */
  private NavigableMap<Long, String> search(Path file, byte[] buffer, int overlap)
      throws IOException {
    NavigableMap<Long, String> hits = new TreeMap<>();
    try (InputStream in = Files.newInputStream(file)) {
      long start = 0;
      int kept = 0;
      while (true) {
        int end = kept + in.readNBytes(buffer, kept, CHUNK_BYTES);
        for (ByteText text : forbidden) {
          for (int at = text.find(buffer, 0, end);
              at >= 0;
              at = text.find(buffer, at + text.length(), end)) {
            hits.putIfAbsent(start + at, shown(buffer, at, end));
          }
        }
        if (end < kept + CHUNK_BYTES) {
          return hits;
        }
        kept = Math.min(overlap, end);
        start += end - kept;
        System.arraycopy(buffer, end - kept, buffer, 0, kept);
      }
    }
  }

  /** The text as far as it is printable and has no space. */
  private static String shown(byte[] buffer, int at, int end) {
    int stop = at;
    while (stop < Math.min(end, at + SHOWN) && buffer[stop] > ' ' && buffer[stop] != 0x7f) {
      stop++;
    }
    return new String(buffer, at, stop - at, StandardCharsets.UTF_8);
  }

  private static Examples places(Path file, NavigableMap<Long, String> hits) throws IOException {
    NavigableMap<Long, ArMember> members = members(file);
    Examples places = new Examples();
    for (Map.Entry<Long, String> hit : hits.entrySet()) {
      Map.Entry<Long, ArMember> member = members.floorEntry(hit.getKey());
      boolean within =
          member != null && hit.getKey() < member.getValue().offset() + member.getValue().size();
      places.add(
          hit.getValue()
              + (within
                  ? " in " + member.getValue().name()
                  : " at offset 0x%x".formatted(hit.getKey())));
    }
    return places;
  }

  private static NavigableMap<Long, ArMember> members(Path file) throws IOException {
    NavigableMap<Long, ArMember> members = new TreeMap<>();
    if (ArArchive.isArchive(file)) {
      try {
        ArArchive.open(file).members().forEach(member -> members.put(member.offset(), member));
      } catch (ArchiveFormatException e) {
        // Told elsewhere; here it is a file like any other.
        return members;
      }
    }
    return members;
  }
}
