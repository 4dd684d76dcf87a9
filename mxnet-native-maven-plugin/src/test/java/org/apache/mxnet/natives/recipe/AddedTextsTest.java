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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.files.Sha256;
import org.apache.mxnet.natives.platform.NativesId;
import org.apache.mxnet.natives.platform.Platform;
import org.apache.mxnet.natives.yaml.YamlException;
import org.apache.mxnet.natives.yaml.YamlLocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddedTextsTest {
  private static final NativesId ID = new NativesId(Platform.LINUX_X86_64, "cpu");
  private static final String DIGEST = "0123456789abcdef".repeat(4);
  private static final String DECLARATION =
      """
      format: mxnet-prebuilt/1
      platform: linux-x86_64
      variant: cpu
      backend: {name: tiny, version: 1.0}
      sources:
        - file: tiny.whl
          sha256: %1$s
      libraries: [lib/libtiny.so, lib/libother.so.0]
      components:
        - name: tiny
          version: 1.0
          license: Apache-2.0
          source: https://example.org
          texts: [META-INF/LICENSE]
        - name: libgomp
          version: 6
          license: GPL-3.0-or-later WITH GCC-exception-3.1
          source: https://example.org/gcc
          in: [libother.so.0]
          texts: [META-INF/README]
          textFiles:
            - file: licenses/libgomp/COPYING
              sha256: %1$s
          standardTexts: [GPL-3.0-or-later, GCC-exception-3.1]
      """
          .formatted(DIGEST);

  @TempDir Path folder;

  @Test
  void readsTextsOfTheProjectAndOfTheSpdxListWithTheirPlaces() throws Exception {
    PrebuiltBackend backend = read(DECLARATION);
    assertThat(backend.added())
        .containsExactly(
            new AddedTexts("tiny", List.of(), List.of()),
            new AddedTexts(
                "libgomp",
                List.of(
                    new AddedTexts.Pinned(
                        folder.toAbsolutePath().resolve("licenses/libgomp/COPYING"),
                        new Sha256(DIGEST),
                        new YamlLocation(file(), 22, 15))),
                List.of(
                    new AddedTexts.Standard("GPL-3.0-or-later", new YamlLocation(file(), 24, 21)),
                    new AddedTexts.Standard(
                        "GCC-exception-3.1", new YamlLocation(file(), 24, 39)))));
  }

  @Test
  void readsInWhichFilesAComponentIs() throws Exception {
    assertThat(read(DECLARATION).components())
        .extracting(Component::files)
        .containsExactly(List.of(), List.of("libother.so.0"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "in: [libother.so.0] | in: [libgone.so] | 19:10: 'libgone.so' is no file that is taken",
        "in: [libother.so.0] | in: [lib/libother.so.0] | 19:10: 'lib/libother.so.0' is no file",
        "licenses/libgomp/COPYING | ../COPYING | 22:15: '../COPYING' leads out of its folder",
        "licenses/libgomp/COPYING | /etc/COPYING | 22:15: '/etc/COPYING' leads out of its folder",
        "licenses/libgomp/COPYING | licenses/a b | 22:15: 'a b' is no plain file name",
        "licenses/libgomp/COPYING | a/README | 22:15: a second text of the name README for one",
        "licenses/libgomp/COPYING | a/GPL-3.0-or-later.txt | 24:21: a second text of the name GPL-3",
        "[GPL-3.0-or-later, | [GCC-exception-3.1, | 24:40: a second text of the name GCC-exception",
        "[GPL-3.0-or-later, | [../MIT, | 24:21: '../MIT' is no plain file name",
        "sha256: 0123456789abcdef | sha256: 9 | 23:17: '90123456789abcdef",
        "- file: licenses | - url: licenses | 22:9: unknown key 'url'",
      })
  void refuses(String original, String wrong, String message) {
    int at = DECLARATION.indexOf("libgomp\n");
    String text =
        DECLARATION.substring(0, at)
            + DECLARATION
                .substring(at)
                .replaceFirst(Pattern.quote(original), Matcher.quoteReplacement(wrong));
    assertThat(text).isNotEqualTo(DECLARATION);
    assertThat(failure(YamlException.class, () -> read(text)))
        .hasMessageStartingWith(file() + ":" + message);
  }

  @Test
  void saysWhichFilesAComponentMayBeIn() {
    String text = DECLARATION.replace("in: [libother.so.0]", "in: [libgone.so]");
    assertThat(failure(YamlException.class, () -> read(text)).remedy())
        .isEqualTo("Take one of: libother.so.0, libtiny.so.");
  }

  @Test
  void sendsTwoTextsOfOneNameToDifferentNames() {
    String text = DECLARATION.replace("libgomp/COPYING", "libgomp/README");
    assertThat(failure(YamlException.class, () -> read(text)).remedy())
        .isEqualTo(
            "All of them land in one folder: take one of the two, or rename the project's own file.");
  }

  private Path file() {
    return folder.resolve("linux-x86_64-cpu.yaml");
  }

  private PrebuiltBackend read(String text) throws NativeBuildException, IOException {
    Files.writeString(file(), text);
    return PrebuiltBackendReader.read(folder, ID);
  }
}
