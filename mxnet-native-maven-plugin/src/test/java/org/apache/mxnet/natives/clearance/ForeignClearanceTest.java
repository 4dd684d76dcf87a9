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
package org.apache.mxnet.natives.clearance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.mxnet.natives.clearance.Problem.Rule;
import org.apache.mxnet.natives.detect.Certainty;
import org.apache.mxnet.natives.detect.Evidence;
import org.apache.mxnet.natives.detect.FoundLibrary;
import org.apache.mxnet.natives.elf.ElfImageBuilder;
import org.apache.mxnet.natives.intake.Intake;
import org.apache.mxnet.natives.licence.LicencePolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForeignClearanceTest {
  private static final byte[] LIBRARY = ElfImageBuilder.library().build().bytes();

  @TempDir Path folder;
  private List<FoundLibrary> inside = List.of();

  @Test
  void anArchiveWithoutAnyLicenceFileIsToldOnce() throws Exception {
    inside = List.of(found("zlib", "Zlib"), found("png", "Libpng"));
    Verdict verdict = clear(Map.of("a/libx.so", LIBRARY, "b/liby.so", LIBRARY));
    assertThat(rules(verdict)).containsExactly(Rule.MISSING_TEXT);
    assertThat(verdict.problems().get(0).message())
        .startsWith("x.jar has native files and no licence file");
    assertThat(verdict.components()).hasSize(2);
    assertThat(verdict.components().get(0).files())
        .containsExactly("x.jar!/a/libx.so", "x.jar!/b/liby.so");
  }

  @Test
  void aLibraryThatNoLicenceFileNamesIsUndeclared() throws Exception {
    inside = List.of(found("zlib", "Zlib"), found("png", "Libpng"));
    Verdict verdict =
        clear(Map.of("libx.so", LIBRARY, "META-INF/LICENSE", text("uses ZLIB, lipng")));
    assertThat(rules(verdict)).containsExactly(Rule.UNDECLARED_COMPONENT);
    assertThat(verdict.problems().get(0).message())
        .isEqualTo(
            "x.jar!/libx.so contains png 1.0 (symbol s), which none of the 1 licence files beside it"
                + " names");
  }

  @Test
  void theFolderOfALicenceFileNamesItsLibrary() throws Exception {
    inside = List.of(found("zlib", "Zlib"));
    assertThat(
            clear(Map.of("libx.so", LIBRARY, "META-INF/licenses/zlib/LICENSE", text("words")))
                .problems())
        .isEmpty();
  }

  @Test
  void aForbiddenLibraryIsRefusedThoughItIsNamed() throws Exception {
    inside = List.of(found("libquadmath", "LGPL-2.1-or-later"));
    Verdict verdict = clear(Map.of("libx.so", LIBRARY, "LICENSE", text("has libquadmath")));
    assertThat(rules(verdict)).containsExactly(Rule.FORBIDDEN_LICENCE);
    assertThat(verdict.problems().get(0).message())
        .startsWith("libquadmath 1.0 is under LGPL-2.1-or-later: forbidden by the policy 'asf'");
  }

  @Test
  void textsOfAnOuterArchiveCountForWhatIsInside() throws Exception {
    inside = List.of(found("zlib", "Zlib"));
    byte[] inner = zip(Map.of("libx.so", LIBRARY));
    assertThat(clear(Map.of("inner.jar", inner, "NOTICE", text("zlib"))).problems()).isEmpty();
  }

  private Verdict clear(Map<String, byte[]> entries) throws Exception {
    Path jar = Files.write(folder.resolve("x.jar"), zip(entries));
    try (Intake intake = Intake.open(List.of(jar), folder.resolve("scratch"))) {
      return new ForeignClearance(LicencePolicy.of("asf"), (file, name) -> inside, intake).run();
    }
  }

  private byte[] zip(Map<String, byte[]> entries) throws IOException {
    Path file = Files.createTempFile(folder, "zip", "");
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> entry : new TreeMap<>(entries).entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
    }
    return Files.readAllBytes(file);
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static FoundLibrary found(String id, String licence) {
    return new FoundLibrary(
        id,
        List.of(),
        Optional.of("1.0"),
        Certainty.CONTAINED,
        List.of(new Evidence(Evidence.Kind.SYMBOL, "s", OptionalLong.empty())),
        Optional.of(licence));
  }

  private static List<Rule> rules(Verdict verdict) {
    return verdict.problems().stream().map(Problem::rule).toList();
  }
}
