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
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.elf.ArArchive;
import org.apache.mxnet.natives.elf.ArMember;
import org.apache.mxnet.natives.elf.ArchiveFormatException;
import org.apache.mxnet.natives.elf.ElfFormatException;
import org.apache.mxnet.natives.elf.ObjectKind;
import org.apache.mxnet.natives.elf.RelocatableFile;

/** What one archive of a prefix consists of. */
final class ArchiveSurvey {
  private static final String TOOLCHAIN_REMEDY =
      "Have the library's build use the compiler and the ar of the toolchain for every object.";

  private final String place;
  private final Processor processor;
  private final SymbolLedger ledger;
  private final Consumer<Fault> faults;
  private final PositionSurvey positions;

  private final Map<String, Examples> mismatches = new TreeMap<>();
  private final Examples others = new Examples();
  private final Examples intermediate = new Examples();
  private int objects;

  /**
   * @param place the archive, relative to the prefix
   */
  ArchiveSurvey(String place, Processor processor, SymbolLedger ledger, Consumer<Fault> faults) {
    this.place = place;
    this.processor = processor;
    this.ledger = ledger;
    this.faults = faults;
    this.positions = new PositionSurvey(processor);
  }

  /** Reads it all, and tells what is wrong with it on its own. */
  void read(Path file) throws IOException {
    try {
      ArArchive archive = ArArchive.open(file);
      for (ArMember member : archive.members()) {
        switch (archive.kind(member)) {
          case ELF -> object(archive, member);
          case LLVM_BITCODE -> intermediate.add(member.name());
          case OTHER -> others.add(member.name());
        }
      }
      summarise();
    } catch (ArchiveFormatException e) {
      fault(e);
    }
  }

  /** Tells what can be told only when all archives of the prefix are read. */
  void finish() {
    positions.report(place, ledger::isHidden, faults);
  }

  /** Shows the definitions of a dependency's archive to the ledger; faults in it are not told. */
  static void readDependency(Path file, SymbolLedger ledger) throws IOException {
    try {
      ArArchive archive = ArArchive.open(file);
      for (ArMember member : archive.members()) {
        if (archive.kind(member) == ObjectKind.ELF) {
          ledger.addDependency(archive.object(member));
        }
      }
    } catch (ArchiveFormatException | ElfFormatException e) {
      // Its own build has told so. What it may define is then told as undefined.
      return;
    }
  }

  private void object(ArArchive archive, ArMember member) {
    objects++;
    try {
      RelocatableFile object = archive.object(member);
      String found = processor.mismatch(object).orElse("");
      if (!found.isEmpty()) {
        mismatches.computeIfAbsent(found, key -> new Examples()).add(member.name());
        return;
      }
      if (hasIntermediateCode(object)) {
        intermediate.add(member.name());
      }
      positions.add(member.name(), object);
      ledger.add(place, member.name(), object);
    } catch (ElfFormatException e) {
      fault(e);
    }
  }

  /** GCC's and LLVM's sections for link-time optimisation, alone or beside machine code. */
  private static boolean hasIntermediateCode(RelocatableFile object) {
    return object.sections().stream()
        .anyMatch(
            section ->
                section.name().startsWith(".gnu.lto_") || section.name().equals(".llvm.lto"));
  }

  private void summarise() {
    mismatches.forEach(
        (found, members) ->
            fault(
                "%d of its objects are for %s, expected %s: %s"
                    .formatted(members.count(), found, processor.machine(), members),
                TOOLCHAIN_REMEDY));
    if (!intermediate.isEmpty()) {
      fault(
          "%d of its objects hold a compiler's intermediate code for link-time optimisation: %s"
              .formatted(intermediate.count(), intermediate),
          "Compile without -flto.");
    }
    if (!others.isEmpty()) {
      fault(
          "%d of its members are no ELF objects: %s".formatted(others.count(), others),
          TOOLCHAIN_REMEDY);
    }
    if (objects == 0 && intermediate.isEmpty() && others.isEmpty()) {
      fault("an archive without objects", "Have the build put the library's objects into it.");
    }
  }

  private void fault(NativeBuildException e) {
    fault(DeclarationCheck.phrase(e.getMessage()), e.remedy());
  }

  private void fault(String problem, String remedy) {
    faults.accept(new Fault(place, problem, remedy));
  }
}
