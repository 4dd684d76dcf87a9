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

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Reads the facts for the dynamic loader from an ELF file of either class and byte order.
 *
 * <p>The file is mapped, not loaded, and only the dynamic tables are touched, once each. It must
 * not be shortened meanwhile.
 */
public final class ElfReader {
  private ElfReader() {}

  /**
   * Whether a file starts with the four bytes of every ELF file.
   *
   * @throws IOException if it cannot be read
   */
  public static boolean isElf(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return ElfBytes.isMagic(in.readNBytes(Integer.BYTES));
    }
  }

  /**
   * Reads a file of up to 64 GiB.
   *
   * @throws ElfFormatException if it is not an ELF file, is cut off, or is malformed in a part that
   *     this reader looks at
   * @throws IOException if it cannot be read
   */
  public static ElfFile read(Path file) throws IOException, ElfFormatException {
    ElfBytes bytes = ElfBytes.map(file);
    ElfHeader header = ElfHeader.read(bytes);
    return read(bytes, header, DynamicSection.read(Segments.read(bytes, header)));
  }

  /** The facts of a file whose header and dynamic section are read already. */
  static ElfFile read(ElfBytes bytes, ElfHeader header, Optional<DynamicSection> section)
      throws ElfFormatException {
    if (section.isEmpty()) {
      return new ElfFile(
          bytes.elfClass(),
          bytes.order(),
          header.machine(),
          header.type(),
          Optional.empty(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          0);
    }
    DynamicSection dynamic = section.get();
    Optional<DynamicSymbols> symbols = DynamicSymbols.find(header, dynamic);
    int exports = symbols.isPresent() ? symbols.get().countExports() : 0;
    List<VersionNeedReader.Need> needs = VersionNeedReader.all(dynamic);
    if (symbols.isPresent() && !needs.isEmpty()) {
      Optional<Table> versions = dynamic.rest(DynamicTag.VERSYM, "symbol version table");
      if (versions.isPresent()) {
        symbols.get().binder(versions.get()).bind(needs);
      }
    }
    return new ElfFile(
        bytes.elfClass(),
        bytes.order(),
        header.machine(),
        header.type(),
        dynamic.string(DynamicTag.SONAME),
        dynamic.needed(),
        dynamic.string(DynamicTag.RUNPATH),
        dynamic.string(DynamicTag.RPATH),
        needs.stream().map(VersionNeedReader.Need::finished).toList(),
        exports);
  }
}
