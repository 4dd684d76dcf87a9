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
package org.apache.mxnet.natives.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.mxnet.natives.elf.ArArchive;
import org.apache.mxnet.natives.elf.ArMember;
import org.apache.mxnet.natives.elf.ArchiveFormatException;
import org.apache.mxnet.natives.elf.ElfFormatException;
import org.apache.mxnet.natives.elf.ElfSymbol;
import org.apache.mxnet.natives.elf.ObjectKind;

/**
 * Finds in static archives which objects refer to a symbol. Whether an object became part of a
 * library the archives do not tell; a linker's map does.
 */
public final class ArchiveContributors implements Contributors {
  private static final int MOST = 20;

  private final Map<String, List<Origin>> references;

  /** An object that refers to a symbol. */
  private record Origin(String object, String archive) {}

  private ArchiveContributors(Map<String, List<Origin>> references) {
    this.references = references;
  }

  /**
   * Reads the archives; what is in them that is no object file does not count.
   *
   * @param archives files that {@code ar} made
   * @throws ArchiveFormatException if one is not, or is malformed
   * @throws ElfFormatException if an object of one is malformed
   * @throws IOException if one cannot be read
   */
  public static ArchiveContributors read(List<Path> archives)
      throws IOException, ArchiveFormatException, ElfFormatException {
    Map<String, List<Origin>> references = new HashMap<>();
    for (Path file : archives) {
      ArArchive archive = ArArchive.open(file);
      String name = String.valueOf(file.getFileName());
      for (ArMember member : archive.members()) {
        if (archive.kind(member) == ObjectKind.ELF) {
          Origin origin = new Origin(member.name(), name);
          for (ElfSymbol symbol : archive.object(member).symbols()) {
            add(references, symbol, origin);
          }
        }
      }
    }
    return new ArchiveContributors(references);
  }

  private static void add(Map<String, List<Origin>> references, ElfSymbol symbol, Origin origin) {
    if (symbol.isDefined() || symbol.name().isEmpty()) {
      return;
    }
    List<Origin> origins = references.computeIfAbsent(symbol.name(), key -> new ArrayList<>(1));
    if (origins.size() < MOST) {
      origins.add(origin);
    }
  }

  @Override
  public List<Contribution> of(String file, String symbol, String version) {
    return references.getOrDefault(symbol, List.of()).stream()
        .map(origin -> new Contribution(file, symbol, version, origin.object(), origin.archive()))
        .toList();
  }
}
