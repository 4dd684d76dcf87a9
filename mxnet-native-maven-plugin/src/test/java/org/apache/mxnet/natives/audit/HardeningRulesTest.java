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

import static org.apache.mxnet.natives.audit.AuditedBundle.sound;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.apache.mxnet.natives.elf.ElfImageBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HardeningRulesTest {
  private static final long STACK = 0x6474e551L;
  private static final long RELRO = 0x6474e552L;
  private static final int AARCH64 = 183;
  private static final int MIPS = 8;

  private AuditedBundle bundle;

  @BeforeEach
  void start(@TempDir Path dir) {
    bundle = new AuditedBundle(dir);
  }

  private static ElfImageBuilder bare() {
    return ElfImageBuilder.library().name(1, "libc.so.6").need("libc.so.6", "GLIBC_2.2.5", "puts");
  }

  private static ElfImageBuilder protectedLibrary() {
    return bare().segment(RELRO, 4, 16).dynamic(30, 8);
  }

  @Test
  void refusesAnExecutableStack() throws Exception {
    bundle.file("a.so", protectedLibrary().segment(STACK, 7, 0));

    assertThat(bundle.words())
        .containsExactly(
            "executable-stack: a.so wants an executable stack (PT_GNU_STACK): glibc 2.41 and later"
                + " refuse to load it into a running JVM. | Link it with -Wl,-z,noexecstack; an"
                + " assembler file without .note.GNU-stack is the usual cause.");
  }

  @Test
  void goesByTheProcessorWhereTheFileSaysNothing() throws Exception {
    bundle
        .file("a.so", protectedLibrary())
        .file("b-arm64.so", protectedLibrary().machine(AARCH64))
        .file("c-mips.so", protectedLibrary().machine(MIPS).segment(STACK, 7, 0));

    assertThat(bundle.messages())
        .containsExactly(
            "executable-stack: a.so does not say that its stack need not be executable"
                + " (PT_GNU_STACK is missing): glibc 2.41 and later refuse to load it into a"
                + " running JVM.");
  }

  @Test
  void refusesRelocationsOfCode() throws Exception {
    bundle.file("a.so", sound().dynamic(22, 0));

    assertThat(bundle.words())
        .containsExactly(
            "text-relocations: a.so has its code changed by relocations (DT_TEXTREL), so that no"
                + " two processes share it; systems with SELinux refuse it. | Compile every object"
                + " with -fPIC, and link with -Wl,-z,text to be told which is not.");
  }

  @Test
  void warnsOfTablesThatStayWritable() throws Exception {
    bundle
        .file("a.so", bare().segment(STACK, 6, 0).dynamic(30, 8))
        .file("b.so", bare().segment(STACK, 6, 0).segment(RELRO, 4, 16));

    assertThat(bundle.words())
        .containsExactly(
            "relro: a.so has no part that becomes read-only after relocation (PT_GNU_RELRO): an"
                + " overflow can change where its calls go. | Link it with -Wl,-z,relro"
                + " -Wl,-z,now.",
            "bind-now: b.so leaves the addresses of its functions writable: it has no DF_BIND_NOW."
                + " | Link it with -Wl,-z,now.");
    assertThat(bundle.run().passed()).isTrue();
  }

  @Test
  void doesNotAskAFileThatCallsNobodyToBindEarly() throws Exception {
    bundle.file("a.so", ElfImageBuilder.library().segment(STACK, 6, 0).segment(RELRO, 4, 16));

    assertThat(bundle.words()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {".debug_info", ".zdebug_line"})
  void warnsOfWhatOnlyADebuggerReads(String section) throws Exception {
    bundle.file("a.so", sound().section(section, 1));

    assertThat(bundle.words())
        .containsExactly(
            "debug-sections: a.so holds what only a debugger reads: "
                + section
                + ". | Strip it with --strip-all, once its debugging information is in a"
                + " file of its own.");
  }

  @Test
  void warnsOfTheSymbolTableForDebuggers() throws Exception {
    assertThat(bundle.judge(new DebugSectionsRule(), sound().section(".symtab", 2), Map.of()))
        .extracting(Finding::message)
        .containsExactly("a.so holds what only a debugger reads: .symtab.");
  }

  @Test
  void hasNothingAgainstTheNameOfADebugFile() throws Exception {
    bundle.file("a.so", sound().section(".gnu_debuglink", 1, (byte) 'a', (byte) 0));

    assertThat(bundle.words()).isEmpty();
  }

  @Test
  void letsThePolicyChooseTheWeight() throws Exception {
    bundle
        .severity("bind-now", "error")
        .file("a.so", bare().segment(STACK, 6, 0).segment(RELRO, 4, 16));

    assertThat(bundle.findings()).extracting(Finding::severity).containsExactly(Severity.ERROR);
    assertThat(bundle.run().passed()).isFalse();
  }
}
