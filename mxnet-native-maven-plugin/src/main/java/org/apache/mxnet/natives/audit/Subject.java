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
package org.apache.mxnet.natives.audit;

import org.apache.mxnet.natives.elf.ElfFile;
import org.apache.mxnet.natives.elf.SharedLibrary;
import org.apache.mxnet.natives.intake.NativeEntry;
import org.apache.mxnet.natives.scan.ByteScan;

/**
 * A shared library for Linux, as the rules see it.
 *
 * @param entry where it is
 * @param library what it tells the loader
 * @param scan what its bytes hold
 * @param arch the processor by the name of {@link Arch}
 * @param libc whose C library it needs
 */
record Subject(NativeEntry entry, SharedLibrary library, ByteScan scan, String arch, Libc libc) {
  static Subject of(NativeEntry entry, SharedLibrary library, ByteScan scan) {
    return new Subject(
        entry,
        library,
        scan,
        Arch.of(library.loading()),
        Libc.of(library, entry.folder() + name(entry)));
  }

  /** By which findings are put to it. */
  String path() {
    return entry.path();
  }

  /** The last part of its path, for messages. */
  String name() {
    return name(entry);
  }

  static String name(NativeEntry entry) {
    String path = entry.path();
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('!')) + 1);
  }

  ElfFile loading() {
    return library.loading();
  }

  /** Whether the loader takes it for a needed library: by its soname, or as a file of that name. */
  boolean answersTo(String soname) {
    return name().equals(soname) || loading().soname().filter(soname::equals).isPresent();
  }
}
