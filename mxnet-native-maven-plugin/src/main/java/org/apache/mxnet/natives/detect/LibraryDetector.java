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
package org.apache.mxnet.natives.detect;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.mxnet.natives.elf.DefinedSymbol;
import org.apache.mxnet.natives.elf.DefinedSymbols;
import org.apache.mxnet.natives.elf.ElfFormatException;
import org.apache.mxnet.natives.elf.ElfReader;
import org.apache.mxnet.natives.elf.ElfSection;
import org.apache.mxnet.natives.elf.SharedLibrary;
import org.apache.mxnet.natives.intake.NativeEntry;
import org.apache.mxnet.natives.policy.Glob;
import org.apache.mxnet.natives.policy.KnownLibraries;
import org.apache.mxnet.natives.policy.LibraryMarks;
import org.apache.mxnet.natives.policy.VersionFunction;

/** Recognises known libraries in ELF files; one detector serves any number of files. */
public final class LibraryDetector {
  private final List<LibraryMarks> libraries;
  private final MarkedTexts texts;
  private final Set<String> symbols = new LinkedHashSet<>();

  private LibraryDetector(List<LibraryMarks> libraries) {
    this.libraries = List.copyOf(libraries);
    this.texts = new MarkedTexts(libraries);
    for (LibraryMarks library : libraries) {
      symbols.addAll(library.symbols());
      symbols.addAll(library.version().series().keySet());
      library.version().functions().forEach(function -> symbols.add(function.name()));
    }
  }

  /** One that knows the libraries that are shipped. */
  public static LibraryDetector load() {
    return of(KnownLibraries.load().marks());
  }

  static LibraryDetector of(List<LibraryMarks> libraries) {
    return new LibraryDetector(libraries);
  }

  /**
   * What is in a file of an archive or folder.
   *
   * @throws ElfFormatException if it is an ELF file, but malformed
   * @throws IOException if it cannot be read
   */
  public List<FoundLibrary> detect(NativeEntry entry) throws IOException, ElfFormatException {
    String path = entry.path();
    return detect(
        entry.file(), path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('!')) + 1));
  }

  /**
   * What is in a file of up to 64 GiB: libraries in the order of the list, one that is there in two
   * versions twice; nothing for a file that is no ELF file.
   *
   * @param name what the file is called where it came from, without folders
   * @throws ElfFormatException if it is an ELF file, but malformed
   * @throws IOException if it cannot be read
   */
  public List<FoundLibrary> detect(Path file, String name) throws IOException, ElfFormatException {
    if (!ElfReader.isElf(file)) {
      return List.of();
    }
    Map<String, Sighting> sightings = new LinkedHashMap<>();
    libraries.forEach(library -> sightings.put(library.id(), new Sighting(library)));
    SharedLibrary shared = SharedLibrary.read(file);
    Map<String, DefinedSymbol> defined = new LinkedHashMap<>();
    DefinedSymbols.find(file, symbols).forEach(symbol -> defined.put(symbol.name(), symbol));
    for (Sighting sighting : sightings.values()) {
      identify(sighting, shared.loading().soname(), name);
      for (ElfSection section : shared.sections()) {
        if (sighting.marks().sections().contains(section.name())) {
          sighting.proof(Evidence.of(Evidence.Kind.SECTION, section.name()));
        }
      }
      for (DefinedSymbol symbol : defined.values()) {
        if (sighting.marks().symbols().contains(symbol.name())) {
          sighting.proof(new Evidence(Evidence.Kind.SYMBOL, symbol.name(), symbol.offset()));
        }
      }
    }
    texts.find(file).forEach(hit -> sightings.get(hit.library()).text(hit));
    for (Sighting sighting : sightings.values()) {
      if (sighting.holds()) {
        series(sighting, defined.keySet());
        version(sighting, file, shared, defined);
      }
    }
    return sightings.values().stream().flatMap(s -> s.found().stream()).toList();
  }

  private static void identify(Sighting sighting, Optional<String> soname, String name) {
    // A soname tells what the loader takes the file for; how it is called may differ.
    Evidence evidence =
        soname.isPresent()
            ? Evidence.of(Evidence.Kind.SONAME, soname.get())
            : Evidence.of(Evidence.Kind.FILE_NAME, name);
    if (Glob.anyMatches(sighting.marks().files(), evidence.text())) {
      sighting.identity(evidence);
    }
  }

  private static void series(Sighting sighting, Set<String> defined) {
    String newest = "";
    for (Map.Entry<String, String> entry : sighting.marks().version().series().entrySet()) {
      if (defined.contains(entry.getKey())) {
        newest = "%s (%s)".formatted(entry.getKey(), entry.getValue());
      }
    }
    if (!newest.isEmpty()) {
      sighting.hint(Evidence.of(Evidence.Kind.SERIES, newest));
    }
  }

  /** A text with the version is believed before machine code is. */
  private static void version(
      Sighting sighting, Path file, SharedLibrary shared, Map<String, DefinedSymbol> defined)
      throws IOException {
    for (VersionFunction function : sighting.marks().version().functions()) {
      DefinedSymbol symbol = defined.get(function.name());
      if (symbol != null && symbol.offset().isPresent() && !sighting.hasVersion()) {
        VersionCode.read(file, symbol.offset().getAsLong(), shared.loading().machine(), function)
            .ifPresent(
                version ->
                    sighting.version(
                        version,
                        new Evidence(
                            Evidence.Kind.VERSION_FUNCTION, function.name(), symbol.offset())));
      }
    }
  }
}
