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
package org.apache.mxnet.natives.recipe;

import static org.apache.mxnet.natives.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.platform.NativesId;
import org.apache.mxnet.natives.platform.Platform;
import org.apache.mxnet.natives.yaml.YamlException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrebuiltBackendReaderTest {
  private static final NativesId ID = new NativesId(Platform.LINUX_X86_64, "cpu");
  private static final String DIGEST = "0123456789abcdef".repeat(4);
  private static final String COMPLETE =
      """
      format: mxnet-prebuilt/1
      platform: linux-x86_64
      variant: cpu
      backend: {name: tiny, version: 1.10, reportedVersion: 10900}
      sources:
        - maven: com.example:tiny:1.0:jar:linux-x86_64
          sha256: %1$s
        - file: ../wheels/tiny.whl
          sha256: %1$s
        - url: https://example.org/tiny.whl
          sha256: %1$s
      libraries: [native/lib/libtiny.so, native/lib/libother.so.0]
      omitted:
        - {path: native/lib/libquadmath.so.0, why: needs too much}
      systemRequirements:
        - {soname: libquadmath.so.0, debian: libquadmath0, rpm: libquadmath, why: linked with}
      components:
        - name: tiny
          version: 1.10
          license: Apache-2.0
          source: https://example.org
          texts: [META-INF/LICENSE]
      """
          .formatted(DIGEST);

  @TempDir Path folder;

  @Test
  void readsADeclaration() throws NativeBuildException, IOException {
    PrebuiltBackend backend = read(COMPLETE);
    assertThat(backend.id()).isEqualTo(ID);
    assertThat(backend.name()).isEqualTo("tiny");
    assertThat(backend.version()).isEqualTo("1.10");
    assertThat(backend.reportedVersion()).isEqualTo("10900");
    assertThat(backend.sources())
        .extracting(PinnedSource::source)
        .containsExactly(
            new Source.MavenArtifact("com.example", "tiny", "1.0", "jar", "linux-x86_64"),
            new Source.LocalFile(folder.resolveSibling("wheels/tiny.whl").toAbsolutePath()),
            new Source.Download(URI.create("https://example.org/tiny.whl")));
    assertThat(backend.sources())
        .allMatch(pinned -> pinned.sha256().orElseThrow().hex().equals(DIGEST));
    assertThat(backend.sources().get(1).where()).hasToString(file() + ":8:5");
    assertThat(backend.libraries())
        .containsExactly("native/lib/libtiny.so", "native/lib/libother.so.0");
    assertThat(backend.omitted())
        .containsExactly(
            new PrebuiltBackend.Omission("native/lib/libquadmath.so.0", "needs too much"));
    assertThat(backend.systemRequirements())
        .containsExactly(
            new SystemRequirement(
                "libquadmath.so.0", "libquadmath0", "libquadmath", "linked with"));
    assertThat(backend.components()).hasSize(1);
    assertThat(backend.components().get(0).texts()).containsExactly("META-INF/LICENSE");
  }

  @Test
  void namesTheDeclaredOnesIfItsOwnIsMissing() throws IOException {
    Files.writeString(folder.resolve("linux-aarch64-cpu.yaml"), "");
    UndeclaredBackendException e =
        failure(UndeclaredBackendException.class, () -> PrebuiltBackendReader.read(folder, ID));
    assertThat(e).hasMessage("no prebuilt backend is declared: " + file() + " does not exist");
    assertThat(e.remedy()).startsWith("Choose one of linux-aarch64-cpu with -Dmxnet.platform");
    Path nowhere = folder.resolve("nowhere");
    assertThat(
            failure(UndeclaredBackendException.class, () -> PrebuiltBackendReader.read(nowhere, ID))
                .remedy())
        .isEqualTo("Write it, see docs/prebuilt.md.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mxnet-prebuilt/1 | mxnet-prebuilt/2 | 1:9: 'mxnet-prebuilt/2' where this build needs",
        "platform: linux-x86_64 | platform: linux-aarch64 | 2:11: 'linux-aarch64' where this",
        "variant: cpu | variant: gpu | 3:10: 'gpu' where this build needs 'cpu'",
        "name: tiny, version: | name: tiny, versoin: | 4:23: unknown key 'versoin'",
        "com.example:tiny:1.0:jar:linux-x86_64 | com.example:tiny | 6:12: 'com.example:tiny' are",
        "com.example:tiny:1.0:jar:linux-x86_64 | com.example::1.0:jar | 6:12: 'com.example::1.0",
        "- file: | - url: https://b/c\\n    file: | 8:5: a source has exactly one of maven, file, url",
        "https://example.org/tiny.whl | ftp://example.org/t | 10:10: 'ftp://example.org/t' is no",
        "native/lib/libother.so.0 | other/libtiny.so | 12:36: a second file of the name libtiny",
        "native/lib/libother.so.0 | native/lib/.. | 12:36: '..' is no plain file name",
        "path: native/lib/libquadmath.so.0 | path: native/lib/libtiny.so | 14:12: native/lib/libtiny",
        "[META-INF/LICENSE] | [a/LICENSE, b/LICENSE] | 22:24: a second file of the name LICENSE",
        "[META-INF/LICENSE] | [META-INF/..] | 22:13: '..' is no plain file name",
        "- name: tiny | - name: ../tiny | 18:11: '../tiny' is no plain file name",
      })
  void refuses(String original, String wrong, String message) {
    String text =
        COMPLETE.replaceFirst(
            Pattern.quote(original), Matcher.quoteReplacement(wrong.replace("\\n", "\n")));
    assertThat(text).isNotEqualTo(COMPLETE);
    assertThat(failure(YamlException.class, () -> read(text)))
        .hasMessageStartingWith(file() + ":" + message);
  }

  @Test
  void offersAnotherPlatformWhereThatHelps() {
    String platform = COMPLETE.replace("platform: linux-x86_64", "platform: linux-aarch64");
    assertThat(failure(YamlException.class, () -> read(platform)).remedy())
        .contains("-Dmxnet.platform");
    String format = COMPLETE.replace("prebuilt/1", "prebuilt/2");
    assertThat(failure(YamlException.class, () -> read(format)).remedy())
        .isEqualTo("This version of the plugin reads no other format.");
  }

  @Test
  void refusesADigestThatIsNone() {
    YamlException e =
        failure(YamlException.class, () -> read(COMPLETE.replaceFirst(DIGEST, "SHA256:abc")));
    assertThat(e).hasMessage(file() + ":7:13: 'SHA256:abc' is not a SHA-256 digest");
    assertThat(e.remedy()).contains("sha256sum");
  }

  @Test
  void asksForAtLeastOneOfEach() {
    for (String list : new String[] {"sources", "libraries", "components"}) {
      String text = COMPLETE.replaceFirst("(?s)\n" + list + ":.*?\n(?=[a-z]|$)", "\n");
      assertThat(text).doesNotContain(list + ":");
      assertThat(failure(YamlException.class, () -> read(text)))
          .hasMessage(file() + ":1:1: no " + list.replace("ies", "y").replaceAll("s$", ""));
    }
  }

  private Path file() {
    return folder.resolve("linux-x86_64-cpu.yaml");
  }

  private PrebuiltBackend read(String text) throws NativeBuildException, IOException {
    Files.writeString(file(), text);
    return PrebuiltBackendReader.read(folder, ID);
  }
}
