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
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A shared library with all that is told of it: to the loader, to the linker of others and to the
 * debugger.
 *
 * @param loading what it tells the dynamic loader
 * @param protection what it lets the loader protect
 * @param exports the symbols that others can be bound to, in the order of the file
 * @param sections its sections by index, the first of which stands for none; empty if the file has
 *     no section headers, which the loader does not need
 * @param debugLink the name of the file with its debugging information ({@code .gnu_debuglink}), as
 *     it is written, possibly empty
 * @param buildId what identifies the build (NT_GNU_BUILD_ID), in lower-case hexadecimal digits
 * @param flags e_flags, whose meaning is the processor's
 * @param interpreter the loader that an executable asks for (PT_INTERP); a library that can be run
 *     as well has it too
 * @param imports the symbols that others must define, in the order of the file
 * @param x86IsaNeeded the levels of x86-64 that the file says it needs: bits 1 x86-64, 2 v2, 4 v3,
 *     8 v4 (GNU_PROPERTY_X86_ISA_1_NEEDED); empty if it says nothing, as most do, and for other
 *     processors
 */
public record SharedLibrary(
    ElfFile loading,
    Protection protection,
    List<ExportedSymbol> exports,
    List<ElfSection> sections,
    Optional<String> debugLink,
    Optional<String> buildId,
    long flags,
    Optional<String> interpreter,
    List<ImportedSymbol> imports,
    OptionalLong x86IsaNeeded) {
  private static final long PT_INTERP = 3;
  private static final String DEBUG_LINK = ".gnu_debuglink";

  /** Copies the lists. */
  public SharedLibrary {
    Objects.requireNonNull(loading, "loading");
    Objects.requireNonNull(protection, "protection");
    exports = List.copyOf(exports);
    sections = List.copyOf(sections);
    Objects.requireNonNull(debugLink, "debugLink");
    Objects.requireNonNull(buildId, "buildId");
    Objects.requireNonNull(interpreter, "interpreter");
    imports = List.copyOf(imports);
    Objects.requireNonNull(x86IsaNeeded, "x86IsaNeeded");
  }

  /**
   * Reads a file of up to 64 GiB. Whether it is a library is for its {@link ElfFile#type} to tell:
   * an ELF file of another kind is read as well.
   *
   * @throws ElfFormatException if it is not an ELF file, is cut off, or is malformed in a part that
   *     this reader looks at, section headers included
   * @throws IOException if it cannot be read
   */
  public static SharedLibrary read(Path file) throws IOException, ElfFormatException {
    return read(ElfBytes.map(file));
  }

  /** As above, for what is mapped already. */
  static SharedLibrary read(ElfBytes bytes) throws ElfFormatException {
    ElfHeader header = ElfHeader.read(bytes);
    Optional<DynamicSection> dynamic = DynamicSection.read(Segments.read(bytes, header));
    Optional<DynamicSymbols> symbols =
        dynamic.isPresent()
            ? DynamicSymbols.find(header, dynamic.get())
            : Optional.<DynamicSymbols>empty();
    SectionTable sections = SectionTable.read(bytes, header);
    return new SharedLibrary(
        ElfReader.read(bytes, header, dynamic),
        Protection.read(header.programs(), dynamic),
        symbols.isPresent() ? symbols.get().exports() : List.of(),
        sections.sections(),
        debugLink(sections),
        BuildIdReader.read(header.programs()),
        header.flags(),
        interpreter(header.programs()),
        symbols.isPresent() ? ImportReader.read(symbols.get(), dynamic.get()) : List.of(),
        IsaNoteReader.read(header.programs(), header.machine()));
  }

  private static Optional<String> interpreter(Table programs) throws ElfFormatException {
    ElfClass c = programs.bytes().elfClass();
    for (long at = 0; at < programs.size(); at += Segments.entryBytes(c)) {
      long size = programs.word(at + c.pick(16, 32));
      // A file with debugging information alone has the header without the content.
      if (programs.u32(at) == PT_INTERP && size != 0) {
        long offset = programs.word(at + c.pick(4, 8));
        return Optional.of(programs.bytes().table("PT_INTERP segment", offset, size).string(0));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> debugLink(SectionTable sections) throws ElfFormatException {
    for (int i = 1; i < sections.count(); i++) {
      ElfSection section = sections.sections().get(i);
      if (section.name().equals(DEBUG_LINK) && section.type() != SectionTable.SHT_NOBITS) {
        return Optional.of(sections.content(i, DEBUG_LINK, 1).string(0));
      }
    }
    return Optional.empty();
  }
}
