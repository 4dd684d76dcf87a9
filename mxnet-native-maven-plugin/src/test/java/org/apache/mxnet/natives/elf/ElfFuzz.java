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

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.scan.ByteScan;
import org.apache.mxnet.natives.scan.CodeFuzz;
import org.apache.mxnet.natives.scan.PlacedText;
import org.apache.mxnet.natives.scan.ScanPattern;
import org.apache.mxnet.natives.scan.ScanPatterns;
import org.apache.mxnet.natives.scan.TextSearch;

/**
 * What the fuzzer calls with each input: every reader of native files, of which the declared
 * exception about the format is the worst that may come, and little time and memory taken. An
 * IOException is not declared, as the disk is sound.
 */
public final class ElfFuzz {
  private static final String NAME = "input.so";

  /** Of an input of 16 KiB at most; lists of that size that an input only claims do not fit. */
  private static final long MOST_ALLOCATED_BYTES = 64L << 20;

  /** Some hundred times what the slowest input takes. Of the processor: machines are noisy. */
  private static final long MOST_CPU_NANOS = 5_000_000_000L;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final ScanPatterns PATTERNS =
      new ScanPatterns(
          List.of(new ScanPattern("zlib", Pattern.compile("flate ([0-9.]+) Copy"), "flate ")));

  private static final Set<String> SYMBOLS = Set.of("f", "weak", "counts", "Java_a_B_c");

  private ElfFuzz() {}

  /** Something that reads, and may say that there is nothing sound to be read. */
  @FunctionalInterface
  private interface Reading {
    void read() throws IOException, NativeBuildException;
  }

  /** What the fuzzer calls first: what it takes to load classes is no input's doing. */
  public static void fuzzerInitialize() throws IOException {
    for (byte[] seed : ElfFuzzSeeds.all().values()) {
      readers(seed);
    }
  }

  /** The name and signature that the fuzzer looks for. */
  public static void fuzzerTestOneInput(byte[] input) throws IOException {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    long start = THREADS.getCurrentThreadCpuTime();
    readers(input);
    long took = THREADS.getCurrentThreadCpuTime() - start;
    long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
    if (allocated > MOST_ALLOCATED_BYTES || took > MOST_CPU_NANOS) {
      throw new AssertionError(
          "%d bytes and %d ns were taken for %d bytes".formatted(allocated, took, input.length));
    }
  }

  /** How many readers found the input sound. */
  static int readers(byte[] input) throws IOException {
    int sound = 0;
    sound += isSound(() -> archive(input)) ? 1 : 0;
    sound += isSound(() -> object(RelocatableFile.read(elf(input)))) ? 1 : 0;
    sound += isSound(() -> ordered(MachineCode.read(elf(input)))) ? 1 : 0;
    boolean library = isSound(() -> SharedLibrary.read(elf(input)));
    // Files are slow to write, and most inputs are refused above; the rest is read from memory
    // and from a file alike.
    if (library || isForeign(input)) {
      return sound + onDisk(input);
    }
    return sound == 0 && CodeFuzz.decode(input) ? 1 : sound;
  }

  private static int onDisk(byte[] input) throws IOException {
    Path file = Files.createTempFile("fuzz", ".so");
    try {
      Files.write(file, input);
      int sound = ForeignFormat.of(file).isPresent() ? 1 : 0;
      sound += isSound(() -> FunctionReader.read(file)) ? 1 : 0;
      return isSound(() -> library(file, input)) ? sound + 1 : sound;
    } finally {
      Files.delete(file);
    }
  }

  private static void library(Path file, byte[] input) throws IOException, NativeBuildException {
    SharedLibrary library = SharedLibrary.read(file);
    if (!library.equals(SharedLibrary.read(elf(input)))
        || !library.loading().equals(ElfReader.read(file))) {
      throw new AssertionError("one file reads in two ways");
    }
    for (DefinedSymbol symbol : DefinedSymbols.find(file, SYMBOLS)) {
      within(symbol.offset().orElse(0), input);
    }
    ByteScan.run(file, library, PATTERNS);
    for (PlacedText text : new TextSearch(PATTERNS).run(file)) {
      within(text.offset(), input);
    }
  }

  private static void within(long offset, byte[] input) {
    if (offset < 0 || offset >= input.length) {
      throw new AssertionError("offset %d of %d".formatted(offset, input.length));
    }
  }

  private static void archive(byte[] input) throws NativeBuildException {
    ArArchive archive = ArArchive.of(Path.of(NAME), ByteBuffer.wrap(input));
    for (ArMember member : archive.members()) {
      if (archive.kind(member) == ObjectKind.ELF) {
        object(archive.object(member));
      }
    }
  }

  private static void object(RelocatableFile object) throws NativeBuildException {
    object.relocations((section, type, symbol) -> {});
  }

  private static void ordered(MachineCode code) throws NativeBuildException {
    long end = 0;
    for (CodeRegion region : code.regions()) {
      if (region.offset() < end) {
        throw new AssertionError("regions overlap: " + code.regions());
      }
      end = region.end();
    }
    end = 0;
    for (CodeFunction function : code.functions()) {
      if (function.offset() < end || function.size() < 1) {
        throw new AssertionError("functions overlap: " + code.functions());
      }
      end = function.end();
      function.name();
    }
  }

  private static boolean isForeign(byte[] input) {
    if (input.length < 8) {
      return false;
    }
    ByteBuffer head = ByteBuffer.wrap(input);
    boolean dos = input[0] == 'M' && input[1] == 'Z';
    return dos || MachO.isMachO(head) || MachO.isUniversal(head);
  }

  private static ElfBytes elf(byte[] input) throws ElfFormatException {
    return ElfBytes.of(NAME, ByteBuffer.wrap(input));
  }

  private static boolean isSound(Reading reading) throws IOException {
    try {
      reading.read();
      return true;
    } catch (ElfFormatException | ArchiveFormatException refused) {
      return false;
    } catch (NativeBuildException other) {
      throw new AssertionError("not what the readers declare", other);
    }
  }
}
