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

import java.util.Optional;
import java.util.function.Predicate;
import org.apache.mxnet.natives.elf.ElfSection;
import org.apache.mxnet.natives.elf.Protection;
import org.apache.mxnet.natives.elf.SharedLibrary;
import org.apache.mxnet.natives.elf.StackDemand;

/** Whether a module lets itself be protected, and keeps what is for debuggers in another file. */
final class ModuleHardening {
  private static final long SHT_SYMTAB = 2;
  private static final String STRIP_REMEDY =
      "Strip it with --strip-all, once its debugging information is in a file of its own.";

  private final ModuleCheck.FaultSink faults;

  ModuleHardening(ModuleCheck.FaultSink faults) {
    this.faults = faults;
  }

  void run(SharedLibrary library) {
    protection(library.protection());
    stripped(library);
    if (library.debugLink().filter(Predicate.not(String::isEmpty)).isEmpty()) {
      faults.fault(
          "it names no file with its debugging information (.gnu_debuglink)",
          "Add the name with objcopy --add-gnu-debuglink.");
    }
    if (library.buildId().isEmpty()) {
      faults.fault(
          "it has no build id (NT_GNU_BUILD_ID), by which a debugger knows it again",
          "Link it with -Wl,--build-id=sha1.");
    }
  }

  private void protection(Protection protection) {
    if (protection.textRelocations()) {
      faults.fault(
          "relocations change its code (DT_TEXTREL), so that no two processes share it and some"
              + " systems refuse it",
          "Compile every object with -fPIC, and link with -Wl,-z,text to be told which is not.");
    }
    if (protection.stack() != StackDemand.NOT_EXECUTABLE) {
      faults.fault(
          protection.stack() == StackDemand.EXECUTABLE
              ? "it wants an executable stack (PT_GNU_STACK)"
              : "it does not say that its stack need not be executable (PT_GNU_STACK is missing)",
          "Link it with -Wl,-z,noexecstack; an assembler file without .note.GNU-stack is the usual"
              + " cause.");
    }
    if (!protection.relro() || !protection.bindNow()) {
      faults.fault(
          "the addresses of its functions stay writable: it has no "
              + missing(protection.relro(), protection.bindNow()),
          "Link it with -Wl,-z,relro -Wl,-z,now.");
    }
  }

  private static String missing(boolean relro, boolean bindNow) {
    if (relro) {
      return "DF_BIND_NOW";
    }
    return bindNow ? "PT_GNU_RELRO" : "PT_GNU_RELRO and no DF_BIND_NOW";
  }

  private void stripped(SharedLibrary library) {
    if (library.sections().stream().anyMatch(section -> section.type() == SHT_SYMTAB)) {
      faults.fault("it has a symbol table for debuggers (.symtab)", STRIP_REMEDY);
    }
    Optional<String> debugging =
        library.sections().stream()
            .map(ElfSection::name)
            // The second is how older tools name the first when it is compressed.
            .filter(name -> name.startsWith(".debug_") || name.startsWith(".zdebug_"))
            .findFirst();
    debugging.ifPresent(
        name -> faults.fault("it has debugging information (%s)".formatted(name), STRIP_REMEDY));
  }
}
