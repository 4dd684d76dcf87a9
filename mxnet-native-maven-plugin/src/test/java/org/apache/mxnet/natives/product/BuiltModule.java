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

import static org.apache.mxnet.natives.Failures.failure;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.mxnet.natives.elf.ElfImageBuilder;
import org.apache.mxnet.natives.platform.GlibcVersion;
import org.apache.mxnet.natives.platform.Platform;

/** A sound module for tests, to be spoiled, and the request to check it. */
final class BuiltModule {
  static final String NAME = "libdemo.so";
  private static final int DT_NEEDED = 1;
  private static final int DT_SONAME = 14;

  private final Path dir;
  private final ElfImageBuilder image = ElfImageBuilder.library();
  private String soname = NAME;
  private int stack = 6;
  private boolean hasStack = true;
  private boolean relro = true;
  private boolean bindNow = true;
  private boolean buildId = true;
  private String debugLink = "libdemo.so.debug";
  private Platform platform = Platform.LINUX_X86_64;
  private List<String> exports = List.of("demo_*");
  private Set<String> siblings = Set.of();
  private boolean systemLibraries;
  private List<String> forbidden = List.of();

  BuiltModule(Path dir) {
    this.dir = dir;
    image.defined("demo_open").need("libc.so.6", "GLIBC_2.14", "memcpy");
  }

  /** Changes the file in a way that has no method here. */
  BuiltModule with(Consumer<ElfImageBuilder> change) {
    change.accept(image);
    return this;
  }

  BuiltModule needs(String... sonames) {
    for (String needed : sonames) {
      image.name(DT_NEEDED, needed);
    }
    return this;
  }

  /** Empty for none. */
  BuiltModule soname(String value) {
    soname = value;
    return this;
  }

  /** The flags of PT_GNU_STACK. */
  BuiltModule stack(int flags) {
    stack = flags;
    return this;
  }

  BuiltModule withoutStack() {
    hasStack = false;
    return this;
  }

  BuiltModule relro(boolean has, boolean now) {
    relro = has;
    bindNow = now;
    return this;
  }

  BuiltModule withoutBuildId() {
    buildId = false;
    return this;
  }

  BuiltModule debugLink(String value) {
    debugLink = value;
    return this;
  }

  BuiltModule platform(Platform value) {
    platform = value;
    return this;
  }

  BuiltModule exports(String... globs) {
    exports = List.of(globs);
    return this;
  }

  BuiltModule siblings(String... sonames) {
    siblings = Set.of(sonames);
    return this;
  }

  BuiltModule systemLibraries() {
    systemLibraries = true;
    return this;
  }

  BuiltModule forbids(String... texts) {
    forbidden = List.of(texts);
    return this;
  }

  ModuleSummary check() throws Exception {
    if (!soname.isEmpty()) {
      image.name(DT_SONAME, soname);
    }
    if (hasStack) {
      image.segment(0x6474e551L, stack, 0);
    }
    if (relro) {
      image.segment(0x6474e552L, 4, 16);
    }
    if (bindNow) {
      image.dynamic(30, 8);
    }
    if (buildId) {
      image.note("GNU", 3, (byte) 1, (byte) 2);
    }
    image.section(".comment", 1, (byte) 'c');
    if (!debugLink.isEmpty()) {
      image.section(
          ".gnu_debuglink", 1, (debugLink + "\0crc!").getBytes(StandardCharsets.US_ASCII));
    }
    return check(image.build().write(dir.resolve(NAME)));
  }

  /** Checks another file with the same request. */
  ModuleSummary check(Path file) throws Exception {
    return new ModuleCheck()
        .run(
            new ModuleRequest(
                "demo 1.0",
                file,
                NAME,
                platform,
                new GlibcVersion(2, 17, 0),
                exports,
                siblings,
                systemLibraries,
                forbidden));
  }

  /** The faults, one at least. */
  List<Fault> faults() {
    return failure(ProductException.class, this::check).faults();
  }

  /** The only fault, as "problem | remedy". */
  String fault() {
    List<Fault> faults = faults();
    if (faults.size() != 1 || !faults.get(0).place().equals(NAME)) {
      throw new AssertionError(faults.toString());
    }
    return faults.get(0).problem() + " | " + faults.get(0).remedy();
  }
}
