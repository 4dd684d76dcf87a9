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
package org.apache.mxnet.natives.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.mxnet.natives.platform.Platform;
import org.apache.mxnet.natives.recipe.NativeModule;
import org.apache.mxnet.natives.toolchain.SampleToolchains;
import org.apache.mxnet.natives.toolchain.Toolchain;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModuleLinkTest {
  private static final NativeModule MODULE =
      new NativeModule(
          "libx.so", Optional.of("libx.so"), List.of("MX*", "NN?et"), Optional.empty());

  @TempDir Path folder;
  private BuildSite site;

  @BeforeEach
  void writeTheFiles() throws IOException {
    site = SampleSite.of(folder, "", false);
    ModuleLink.write(site, MODULE);
  }

  @Test
  void theVersionScriptExportsWhatTheRecipeListsAndNothingElse() {
    assertThat(site.modules().resolve("libx.so.exports"))
        .hasContent("{\n  global:\n    MX*;\n    NN?et;\n  local:\n    *;\n};\n");
  }

  @Test
  void theResponseFileHardensTheModuleAndFindsItsNeighbours() throws IOException {
    Path modules = site.modules();
    String words = Files.readString(modules.resolve("libx.so.link"));
    assertThat(words.replace("\"-Xlinker\"\n", "\"-Xlinker\" ").lines())
        .containsExactly(
            linker("-soname"),
            linker("libx.so"),
            linker("-rpath"),
            linker("$ORIGIN"),
            linker("--version-script"),
            linker(modules.resolve("libx.so.exports").toString()),
            linker("-Map"),
            linker(ModuleLink.map(site, MODULE).toString()),
            "\"-Wl,--build-id=sha1\"",
            "\"-Wl,--gc-sections\"",
            "\"-Wl,--as-needed\"",
            "\"-Wl,--no-undefined\"",
            "\"-Wl,-z,relro\"",
            "\"-Wl,-z,now\"",
            "\"-Wl,-z,noexecstack\"",
            "\"-Wl,--hash-style=gnu\"");
  }

  @Test
  void zigPrintsTheMapAndLinksANoteForTheBuildId() throws IOException {
    Toolchain zig = SampleToolchains.of(Toolchain.Kind.ZIG, Platform.LINUX_X86_64, "zig");
    BuildSite other = SampleSite.of(folder, zig, "", false);
    ModuleLink.write(other, MODULE);
    assertThat(other.modules().resolve("libx.so.link"))
        .content()
        .contains("\"-Xlinker\"\n\"--print-map\"\n\"" + other.modules() + "/build-id.s\"\n")
        .doesNotContain("-Map", "--build-id");
    assertThat(other.modules().resolve("build-id.s")).isNotEmptyFile();
  }

  @Test
  void theOrderOfFunctionsIsToldOnlyOnceThereIsOne() throws IOException {
    Path options = site.modules().resolve("libx.so.link");
    Path order = site.modules().resolve("libx.so.order");
    List<String> first = Files.readAllLines(options);
    assertThat(order).doesNotExist();

    ModuleLink.writeOrdered(site, MODULE, List.of("second", "first"));

    assertThat(order).hasContent("second\nfirst\n");
    List<String> words = new ArrayList<>(first);
    words.addAll(List.of("\"--order\"", "\"in " + order + "\""));
    assertThat(options).content().isEqualTo(String.join("\n", words) + "\n");

    ModuleLink.write(site, MODULE);
    assertThat(Files.readAllLines(options)).isEqualTo(first);
  }

  @Test
  void theCompilerIsToldOfTheResponseFileOnly() {
    assertThat(ModuleLink.argument(site, MODULE))
        .isEqualTo("@" + folder + "/site/modules/libx.so.link");
    assertThat(ModuleLink.map(site, MODULE)).isEqualTo(site.modules().resolve("libx.so.map"));
  }

  private static String linker(String word) {
    return "\"-Xlinker\" \"" + word + "\"";
  }
}
