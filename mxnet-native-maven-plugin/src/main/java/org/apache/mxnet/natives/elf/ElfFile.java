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

import java.nio.ByteOrder;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What an ELF file tells the dynamic loader.
 *
 * <p>A file without a dynamic section (an object file, a static program) has no soname and empty
 * lists.
 *
 * @param elfClass 32 or 64 bits
 * @param byteOrder of the numbers in the file
 * @param machine the processor it is for
 * @param type e_type of the gABI: 1 relocatable, 2 executable, 3 shared library or
 *     position-independent executable, 4 core; others belong to a system or processor
 * @param soname the name other files need it by (DT_SONAME)
 * @param needed the libraries it needs (DT_NEEDED), in the order of the file
 * @param runpath where the loader looks for them (DT_RUNPATH), unsplit and unexpanded
 * @param rpath the same in its older form (DT_RPATH), which a runpath overrides
 * @param versionNeeds the symbol versions it needs, in the order of the file
 * @param exports how many of its symbols other files can be bound to
 */
public record ElfFile(
    ElfClass elfClass,
    ByteOrder byteOrder,
    ElfMachine machine,
    int type,
    Optional<String> soname,
    List<String> needed,
    Optional<String> runpath,
    Optional<String> rpath,
    List<VersionNeed> versionNeeds,
    int exports) {
  /** Copies the lists. */
  public ElfFile {
    Objects.requireNonNull(elfClass, "elfClass");
    Objects.requireNonNull(byteOrder, "byteOrder");
    Objects.requireNonNull(machine, "machine");
    Objects.requireNonNull(soname, "soname");
    needed = List.copyOf(needed);
    Objects.requireNonNull(runpath, "runpath");
    Objects.requireNonNull(rpath, "rpath");
    versionNeeds = List.copyOf(versionNeeds);
  }
}
