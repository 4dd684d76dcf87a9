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

import static org.apache.mxnet.natives.audit.AuditedBundle.free;
import static org.apache.mxnet.natives.audit.AuditedBundle.sound;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.mxnet.natives.policy.KnownLibraries;
import org.apache.mxnet.natives.policy.RuleText;
import org.apache.mxnet.natives.policy.RuleTexts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditTest {
  private static final Set<String> OF_THE_ENGINE =
      Set.of("malformed", "not-audited", "baseline-expired", "baseline-unused");

  private AuditedBundle bundle;

  @BeforeEach
  void start(@TempDir Path dir) {
    bundle = new AuditedBundle(dir);
  }

  @Test
  void hasARuleForEveryTextAndATextForEveryRule() {
    Set<String> rules =
        Rules.all(KnownLibraries.load()).stream().map(Rule::id).collect(Collectors.toSet());
    rules.addAll(OF_THE_ENGINE);

    assertThat(RuleTexts.load().all())
        .extracting(RuleText::id)
        .containsExactlyInAnyOrderElementsOf(rules);
  }

  @Test
  void tellsDigestLibcFloorAndEdgesOfEachFile() throws Exception {
    bundle
        .file("lib/a.so", sound().name(1, "libx.so.1").name(1, "libdl.so.2"))
        .file("lib/libx.so.1", free());

    AuditResult result = bundle.run();

    assertThat(result.floor()).containsEntry("GLIBC", "2.17").containsEntry("GLIBCXX", "3.4.19");
    assertThat(result.files()).extracting(AuditedFile::libc).containsExactly("glibc", "none");
    assertThat(result.files()).allMatch(file -> file.sha256().matches("[0-9a-f]{64}"));
    assertThat(result.edges())
        .containsEntry(
            "demo.jar!/lib/a.so", List.of("libc.so.6", "demo.jar!/lib/libx.so.1", "libdl.so.2"))
        .containsEntry("demo.jar!/lib/libx.so.1", List.of());
  }

  @Test
  void findsThatAFileIsMalformedAndGoesOn() throws Exception {
    bundle
        .file("lib/broken.so", new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0})
        .file("lib/b.so", sound().need("libc.so.6", "GLIBC_2.34", "x"));

    AuditResult result = bundle.run();

    assertThat(result.passed()).isFalse();
    assertThat(result.files().get(0).library()).isEmpty();
    assertThat(result.files().get(0).findings())
        .singleElement()
        .returns("malformed", Finding::rule)
        .returns(true, f -> f.message().startsWith("broken.so: "));
    assertThat(result.files().get(1).findings())
        .extracting(Finding::rule)
        .containsExactly("version-floor");
  }

  @Test
  void notesFilesForWindowsAndProgramsAndWhatTheIntakeLeftOut() throws Exception {
    ByteBuffer pe = ByteBuffer.allocate(512).order(ByteOrder.LITTLE_ENDIAN);
    pe.put(0, (byte) 'M').put(1, (byte) 'Z').putInt(0x3c, 0x80);
    pe.put(0x80, (byte) 'P').put(0x81, (byte) 'E').putShort(0x84, (short) 0x8664);
    bundle.file("win/a.dll", pe.array()).file("run", sound().type(2));

    AuditResult result = bundle.run("demo.jar!/lib/libx.a is a static archive.");

    assertThat(result.passed()).isTrue();
    assertThat(result.files())
        .flatExtracting(AuditedFile::findings)
        .extracting(f -> f.severity() + " " + f.message())
        .containsExactly(
            "NOTE a.dll is a PE file for x86_64: it was not audited.",
            "NOTE run is no shared library, its e_type is 2, not 3: it was not audited.");
    assertThat(result.bundle())
        .extracting(Finding::message)
        .containsExactly("demo.jar!/lib/libx.a is a static archive.");
  }

  @Test
  void showsTheHeaviestFindingFirst() throws Exception {
    bundle.file(
        "a.so",
        sound()
            .section(".debug_line", 1)
            .name(29, "/opt/lib")
            .need("libc.so.6", "GLIBC_2.18", "a"));

    assertThat(bundle.findings())
        .extracting(Finding::rule)
        .containsExactly("version-floor", "library-path", "debug-sections");
  }
}
