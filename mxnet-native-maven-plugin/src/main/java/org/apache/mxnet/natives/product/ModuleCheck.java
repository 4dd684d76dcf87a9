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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.mxnet.natives.elf.ElfFile;
import org.apache.mxnet.natives.elf.ElfFormatException;
import org.apache.mxnet.natives.elf.SharedLibrary;

/**
 * Checks a shared library that was linked for a jar: that it loads wherever the floor says, offers
 * its own interface and nothing else, and tells nothing of the machine that built it.
 */
public final class ModuleCheck {
  /** Whether every system has a library because it has glibc: {@code libm.so.6}, or the loader. */
  public static boolean comesWithGlibc(String soname) {
    return ModuleLoading.comesWithGlibc(soname);
  }

  private static final int ET_DYN = 3;

  private final GlibcNames names = GlibcNames.load();

  /**
   * Checks one module; reads it once, and maps its tables.
   *
   * @throws ProductException if anything is wrong, with all that is
   * @throws IOException if the module cannot be read
   */
  public ModuleSummary run(ModuleRequest request) throws ProductException, IOException {
    List<Fault> faults = new ArrayList<>();
    FaultSink sink = (problem, remedy) -> faults.add(new Fault(request.name(), problem, remedy));
    Optional<SharedLibrary> library = read(request, sink);
    if (library.isPresent()) {
      kind(request, library.get().loading(), sink);
      new ModuleLoading(request, sink).run(library.get().loading());
      new ModuleVersions(request, sink).run(library.get().loading().versionNeeds());
      new ModuleHardening(sink).run(library.get());
      new ModuleExports(names, request.exports(), sink).run(library.get().exports());
      paths(request, sink);
    }
    if (library.isEmpty() || !faults.isEmpty()) {
      throw new ProductException(request.library(), faults);
    }
    ElfFile loading = library.get().loading();
    return new ModuleSummary(
        Files.size(request.file()),
        library.get().exports().size(),
        ModuleVersions.highest(loading.versionNeeds()),
        loading.needed());
  }

  /** Takes what is wrong with the module. */
  @FunctionalInterface
  interface FaultSink {
    /** The parameters are those of {@link Fault}. */
    void fault(String problem, String remedy);
  }

  private static Optional<SharedLibrary> read(ModuleRequest request, FaultSink faults)
      throws IOException {
    if (!Files.isRegularFile(request.file())) {
      faults.fault(
          "the build left no such file at " + request.file(),
          "Correct \"from\" of the module in the recipe, or the targets of its build.");
      return Optional.empty();
    }
    try {
      return Optional.of(SharedLibrary.read(request.file()));
    } catch (ElfFormatException e) {
      faults.fault(DeclarationCheck.phrase(e.getMessage()), e.remedy());
      return Optional.empty();
    }
  }

  private static void kind(ModuleRequest request, ElfFile file, FaultSink faults) {
    if (file.type() != ET_DYN) {
      faults.fault(
          "no shared library, its e_type is %d, not %d".formatted(file.type(), ET_DYN),
          "Link it with -shared.");
    }
    Optional<Processor> processor = Processor.of(request.platform());
    if (processor.isEmpty()) {
      faults.fault(
          "built for %s, whose libraries this check cannot read".formatted(request.platform()),
          "Build for linux-x86_64 or linux-aarch64.");
      return;
    }
    processor
        .get()
        .mismatch(file)
        .ifPresent(
            found ->
                faults.fault(
                    "for %s, expected %s".formatted(found, processor.get().machine()),
                    "Have the build use the compiler and the linker of the toolchain."));
  }

  private static void paths(ModuleRequest request, FaultSink faults) throws IOException {
    Path file = request.file().toAbsolutePath();
    Consumer<Fault> renamed = fault -> faults.fault(fault.problem(), fault.remedy());
    PrefixTree alone =
        new PrefixTree(file.getParent(), List.of(file.getFileName()), List.of(), List.of());
    new PathLeaks(alone, request.forbiddenTexts(), renamed).run();
  }
}
