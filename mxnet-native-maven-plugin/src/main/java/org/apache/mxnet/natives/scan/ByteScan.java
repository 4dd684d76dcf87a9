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
package org.apache.mxnet.natives.scan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.mxnet.natives.elf.ElfFormatException;
import org.apache.mxnet.natives.elf.SharedLibrary;
import org.apache.mxnet.natives.files.Sha256;

/**
 * What all bytes of a library say.
 *
 * <p>About {@link #opcodes}: an instruction belongs to a level by its encoding, so the level is
 * certain where decoding is. Decoding is trusted in functions known from a symbol table or from the
 * entries for unwinders, and there only if each instruction is valid and the last one ends where
 * the function does; data within a function make it pass unseen. Code outside any known function is
 * not looked at, except where no function of a section is known at all: such code is decoded in
 * blocks, and a block counts if it decodes without a fault and has three such instructions.
 *
 * <p>That code is there does not say that it runs. Functions whose names tell of a processor or an
 * instruction set, and those without a name between such, are taken for dispatched to, and left
 * out. A file that asks the processor itself (the instruction CPUID, a function of the type
 * STT_GNU_IFUNC, or libgcc's and glibc's functions for it) is taken for one that dispatches all of
 * it: then nothing is found, and what the file needs is told by its note alone ({@link
 * SharedLibrary#x86IsaNeeded}). Nothing here shows that a dispatch is right or that a name is true.
 * A library whose users choose by the processor, or another library for it, as OpenCV's core does
 * for its modules, cannot be told from one that was compiled for newer processors. TZCNT, FISTTP
 * and LAHF are not told from what older processors have.
 *
 * @param sha256 the digest of the file, in lower-case hexadecimal digits
 * @param texts distinct texts that patterns found, the first 20 of each pattern, in the order of
 *     the file
 * @param buildPaths distinct paths of the machine that built the file, the first 20 in the order of
 *     the file: below /home, /root, /tmp, /build, /builds, /work, /usr/src, /var, /opt, /Users,
 *     without what is known to be looked for at run time; 256 characters of each at most
 * @param opcodes for each level above the first, where instructions of it are: the names of
 *     functions, or addresses such as 0x1a40; the first 20 by offset; no entry where there are
 *     none, and none at all unless the file is for x86-64
 * @param missedStrings how many distinct texts and paths are not listed, up to about 20,000
 */
public record ByteScan(
    String sha256,
    List<FoundText> texts,
    List<String> buildPaths,
    Map<IsaLevel, List<String>> opcodes,
    int missedStrings) {
  private static final int MOST_LISTED = 20;

  /** Copies the collections; the map is in the order of the levels. */
  public ByteScan {
    Objects.requireNonNull(sha256, "sha256");
    texts = List.copyOf(texts);
    buildPaths = List.copyOf(buildPaths);
    Map<IsaLevel, List<String>> copy = new EnumMap<>(IsaLevel.class);
    opcodes.forEach((level, names) -> copy.put(level, List.copyOf(names)));
    opcodes = Collections.unmodifiableMap(copy);
  }

  /**
   * Scans a file of up to 64 GiB on all cores; it must not be changed meanwhile.
   *
   * @param library what was read of the same file before
   * @throws ElfFormatException if it is malformed in a part that tells where its code is
   * @throws IOException if it cannot be read
   */
  public static ByteScan run(Path file, SharedLibrary library, ScanPatterns patterns)
      throws IOException, ElfFormatException {
    MappedBytes bytes = MappedBytes.of(file);
    // A digest takes its bytes one after the other: one thread has it, the others do the rest.
    // Code comes before texts, as one thread alone looks for the functions.
    CompletableFuture<String> digest = CompletableFuture.supplyAsync(() -> digest(file));
    Map<IsaLevel, List<String>> opcodes = CodeScan.run(file, bytes, library);
    TextFinds finds = new TextScan(patterns).run(bytes);
    List<FoundText> texts = finds.texts(MOST_LISTED);
    List<String> paths = finds.paths(MOST_LISTED);
    int missed = finds.distinct() - texts.size() - paths.size();
    return new ByteScan(joined(digest), texts, paths, opcodes, missed);
  }

  private static String digest(Path file) {
    try {
      return Sha256.of(file).hex();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String joined(CompletableFuture<String> digest) throws IOException {
    try {
      return digest.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof UncheckedIOException unchecked) {
        throw unchecked.getCause();
      }
      throw e;
    }
  }
}
