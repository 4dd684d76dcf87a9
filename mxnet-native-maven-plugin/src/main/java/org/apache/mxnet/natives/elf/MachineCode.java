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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Where the machine code of a file lies, and where its functions start.
 *
 * <p>Functions come from {@code .symtab}, else from the dynamic symbols, and from the entries for
 * unwinders ({@code .eh_frame}), which stripping keeps. Assembly code without either is in no
 * function.
 *
 * @param regions the executable sections, or the executable segments of a file without section
 *     headers; by offset, without overlap
 * @param functions by offset, without overlap, each inside one region; of functions at one address
 *     the first with a name; 2 million at most
 */
public record MachineCode(List<CodeRegion> regions, List<CodeFunction> functions) {
  /** Far above need: the published libmxnet.so 1.9.1, of 154 MB, has 130,000. */
  private static final int MOST_FUNCTIONS = 2_000_000;

  private static final long PT_LOAD = 1;
  private static final long PF_X = 1;

  /** Copies the lists. */
  public MachineCode {
    regions = List.copyOf(regions);
    functions = List.copyOf(functions);
  }

  /**
   * Reads a file of up to 64 GiB.
   *
   * @throws ElfFormatException if it is not an ELF file, is cut off, or is malformed in a part that
   *     this reader looks at; a damaged table for unwinders only yields fewer functions
   * @throws IOException if it cannot be read
   */
  public static MachineCode read(Path file) throws IOException, ElfFormatException {
    return read(ElfBytes.map(file));
  }

  /** As above, for what is mapped already. */
  static MachineCode read(ElfBytes bytes) throws ElfFormatException {
    ElfHeader header = ElfHeader.read(bytes);
    Segments segments = Segments.read(bytes, header);
    SectionTable sections = SectionTable.read(bytes, header);
    List<CodeRegion> regions =
        apart(sections.count() > 0 ? regions(sections) : regions(header.programs()));
    List<CodeFunction> functions = new ArrayList<>();
    new FunctionSymbols(functions, MOST_FUNCTIONS).read(header, segments, sections);
    new EhFrameReader(segments, functions, MOST_FUNCTIONS).read(header.programs());
    functions.sort(MachineCode::compare);
    return new MachineCode(regions, placed(onePerAddress(functions), regions));
  }

  private static List<CodeRegion> regions(SectionTable sections) throws ElfFormatException {
    List<CodeRegion> regions = new ArrayList<>();
    for (int i = 1; i < sections.count(); i++) {
      ElfSection section = sections.sections().get(i);
      if (section.isExecutable() && section.type() != SectionTable.SHT_NOBITS) {
        Table content = sections.content(i, "section " + section.name(), 1);
        regions.add(new CodeRegion(sections.address(i), content.offset(), content.size()));
      }
    }
    return regions;
  }

  private static List<CodeRegion> regions(Table programs) throws ElfFormatException {
    ElfClass c = programs.bytes().elfClass();
    List<CodeRegion> regions = new ArrayList<>();
    for (long at = 0; at < programs.size(); at += Segments.entryBytes(c)) {
      if (programs.u32(at) == PT_LOAD && (programs.u32(at + c.pick(24, 4)) & PF_X) != 0) {
        long offset = programs.word(at + c.pick(4, 8));
        long size = programs.word(at + c.pick(16, 32));
        programs.bytes().table("PT_LOAD segment", offset, size);
        regions.add(new CodeRegion(programs.word(at + c.pick(8, 16)), offset, size));
      }
    }
    return regions;
  }

  /** Without what an earlier one has, so that no byte is looked at twice. */
  private static List<CodeRegion> apart(List<CodeRegion> regions) {
    List<CodeRegion> apart = new ArrayList<>();
    long end = 0;
    regions.sort(Comparator.comparing(CodeRegion::offset));
    for (CodeRegion region : regions) {
      if (region.offset() >= end && region.size() > 0) {
        apart.add(region);
        end = region.end();
      }
    }
    return apart;
  }

  /** By place, and those with a name first. */
  private static int compare(CodeFunction a, CodeFunction b) {
    int byAddress = Long.compareUnsigned(a.address(), b.address());
    return byAddress != 0 ? byAddress : Boolean.compare(b.hasName(), a.hasName());
  }

  private static List<CodeFunction> onePerAddress(List<CodeFunction> sorted) {
    List<CodeFunction> single = new ArrayList<>();
    for (CodeFunction next : sorted) {
      if (single.isEmpty() || single.get(single.size() - 1).address() != next.address()) {
        single.add(next);
      }
    }
    return single;
  }

  private static List<CodeFunction> placed(List<CodeFunction> sorted, List<CodeRegion> regions) {
    List<CodeFunction> placed = new ArrayList<>();
    for (CodeRegion region : regions) {
      int from = firstAtOrAfter(sorted, region.address());
      CodeFunction open = null;
      for (int i = from; i < sorted.size(); i++) {
        CodeFunction next = sorted.get(i);
        long within = next.address() - region.address();
        // Regions of a damaged file may share addresses, and so all of these.
        if (Long.compareUnsigned(within, region.size()) >= 0 || placed.size() == MOST_FUNCTIONS) {
          break;
        }
        close(open, within, region, placed);
        open = next;
      }
      close(open, region.size(), region, placed);
    }
    return placed;
  }

  /** Ends a function where its size says, or where the next one starts if that is earlier. */
  private static void close(
      CodeFunction open, long limit, CodeRegion region, List<CodeFunction> placed) {
    if (open != null) {
      long start = open.address() - region.address();
      long room = limit - start;
      boolean fits = open.size() != 0 && Long.compareUnsigned(open.size(), room) < 0;
      placed.add(open.at(region.offset() + start, fits ? open.size() : room));
    }
  }

  private static int firstAtOrAfter(List<CodeFunction> sorted, long address) {
    int low = 0;
    int high = sorted.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (Long.compareUnsigned(sorted.get(middle).address(), address) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
