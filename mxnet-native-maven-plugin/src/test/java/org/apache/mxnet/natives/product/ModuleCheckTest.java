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
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.mxnet.natives.platform.GlibcVersion;
import org.apache.mxnet.natives.platform.Platform;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModuleCheckTest {
  private static final String STRIP =
      " | Strip it with --strip-all, once its debugging information is in a file of its own.";
  private static final String RELRO = " | Link it with -Wl,-z,relro -Wl,-z,now.";

  @TempDir Path dir;
  private BuiltModule module;

  @BeforeEach
  void linksAModule() {
    module = new BuiltModule(dir);
  }

  @Test
  void acceptsASoundModuleAndSummarisesIt() throws Exception {
    ModuleSummary summary =
        module
            .needs("libm.so.6", "libc.so.6")
            .with(image -> image.need("libm.so.6", "GLIBC_2.2.5", "pow"))
            .check();

    assertThat(summary)
        .isEqualTo(
            new ModuleSummary(
                Files.size(dir.resolve("libdemo.so")),
                1,
                Optional.of(new GlibcVersion(2, 14, 0)),
                List.of("libm.so.6", "libc.so.6")));
  }

  @Test
  void tellsAllFaultsAtOnce() {
    ProductException failure =
        failure(ProductException.class, () -> module.soname("libx.so").withoutBuildId().check());

    assertThat(failure)
        .hasMessage(
            """
            demo 1.0 was built, but its products have 2 faults:
              libdemo.so: its soname (DT_SONAME) is libx.so, not its name.
              libdemo.so: it has no build id (NT_GNU_BUILD_ID), by which a debugger knows it \
            again.""");
    assertThat(failure.remedy())
        .isEqualTo(
            """
            Link it with -Wl,-soname,libdemo.so: others need it by that name.
            Link it with -Wl,--build-id=sha1.""");
  }

  @Test
  void refusesAFileThatIsNotThere() {
    Path missing = dir.resolve("missing.so");

    Fault fault = failure(ProductException.class, () -> module.check(missing)).faults().get(0);

    assertThat(fault)
        .isEqualTo(
            new Fault(
                "libdemo.so",
                "the build left no such file at " + missing,
                "Correct \"from\" of the module in the recipe, or the targets of its build."));
  }

  @Test
  void refusesAFileThatIsNoElfFile() throws Exception {
    Path script = Files.writeString(dir.resolve("lib.so"), "GROUP ( libc.so.6 )");

    List<Fault> faults = failure(ProductException.class, () -> module.check(script)).faults();

    assertThat(faults)
        .containsExactly(
            new Fault(
                "libdemo.so",
                script + ": not an ELF file, it does not start with 7f 45 4c 46",
                "Build or fetch the file again; if \"readelf -aW\" reads it without a complaint,"
                    + " report this as a bug of the plugin."));
  }

  @Test
  void refusesAnotherKindOfFile() {
    assertThat(module.with(image -> image.type(2)).fault())
        .isEqualTo("no shared library, its e_type is 2, not 3 | Link it with -shared.");
  }

  @Test
  void refusesALibraryOfAnotherMachine() {
    assertThat(module.platform(Platform.LINUX_AARCH64).fault())
        .isEqualTo(
            "for x86_64, 64-bit, little-endian, expected aarch64 | Have the build use the compiler"
                + " and the linker of the toolchain.");
  }

  @Test
  void refusesAPlatformItCannotJudge() {
    assertThat(module.platform(Platform.OSX_AARCH64).fault())
        .isEqualTo(
            "built for osx-aarch64, whose libraries this check cannot read | Build for"
                + " linux-x86_64 or linux-aarch64.");
  }

  @ParameterizedTest
  @ValueSource(longs = {22, 30})
  void refusesTextRelocations(long tag) {
    // DT_BIND_NOW, since of two DT_FLAGS the second one counts.
    assertThat(module.relro(true, false).with(i -> i.dynamic(24, 0).dynamic(tag, 4)).fault())
        .isEqualTo(
            "relocations change its code (DT_TEXTREL), so that no two processes share it and some"
                + " systems refuse it | Compile every object with -fPIC, and link with -Wl,-z,text"
                + " to be told which is not.");
  }

  @Test
  void refusesAnExecutableStack() {
    assertThat(module.stack(7).fault())
        .isEqualTo(
            "it wants an executable stack (PT_GNU_STACK) | Link it with -Wl,-z,noexecstack; an"
                + " assembler file without .note.GNU-stack is the usual cause.");
  }

  @Test
  void refusesAModuleThatIsSilentAboutItsStack() {
    assertThat(module.withoutStack().fault())
        .startsWith("it does not say that its stack need not be executable")
        .contains(" | Link it with -Wl,-z,noexecstack;");
  }

  @ParameterizedTest
  @CsvSource({
    "true, false, no DF_BIND_NOW",
    "false, true, no PT_GNU_RELRO",
    "false, false, no PT_GNU_RELRO and no DF_BIND_NOW"
  })
  void refusesLessThanFullRelro(boolean relro, boolean bindNow, String missing) {
    assertThat(module.relro(relro, bindNow).fault())
        .isEqualTo("the addresses of its functions stay writable: it has " + missing + RELRO);
  }

  @Test
  void refusesASymbolTable() {
    assertThat(module.with(image -> image.section(".symtab", 2)).fault())
        .isEqualTo("it has a symbol table for debuggers (.symtab)" + STRIP);
  }

  @ParameterizedTest
  @ValueSource(strings = {".debug_info", ".zdebug_line"})
  void refusesDebuggingInformation(String section) {
    assertThat(module.with(image -> image.section(section, 1)).fault())
        .isEqualTo("it has debugging information (" + section + ")" + STRIP);
  }

  @Test
  void refusesAModuleThatNamesNoDebugFile() {
    String expected =
        "it names no file with its debugging information (.gnu_debuglink) | Add the name with"
            + " objcopy --add-gnu-debuglink.";

    assertThat(module.debugLink("").fault()).isEqualTo(expected);
  }

  @Test
  void refusesADebugLinkWithAnEmptyName() {
    assertThat(
            module
                .debugLink("")
                .with(image -> image.section(".gnu_debuglink", 1, (byte) 0))
                .fault())
        .startsWith("it names no file with its debugging information");
  }

  @Test
  void refusesAModuleWithoutABuildId() {
    assertThat(module.withoutBuildId().fault())
        .isEqualTo(
            "it has no build id (NT_GNU_BUILD_ID), by which a debugger knows it again | Link it"
                + " with -Wl,--build-id=sha1.");
  }

  @Test
  void refusesAPathOfTheMachineInAnyByte() {
    assertThat(
            module
                .with(image -> image.defined("demo_/home/me/build/a.cc"))
                .forbids("/home/me/")
                .fault())
        .startsWith("holds a path of the building machine: /home/me/build/a.cc at offset 0x")
        .contains(" | Compile with -ffile-prefix-map,");
  }

  @Test
  void refusesAForbiddenTextThatIsEverywhere() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> module.forbids("/a").check())
        .withMessage("too short to be forbidden: \"/a\"");
  }
}
