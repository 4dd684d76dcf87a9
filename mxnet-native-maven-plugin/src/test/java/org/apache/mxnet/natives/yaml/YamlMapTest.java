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
package org.apache.mxnet.natives.yaml;

import static org.apache.mxnet.natives.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YamlMapTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("data.yaml");
  }

  @Test
  void keepsScalarsAsTheyAreWritten() throws IOException, YamlException {
    YamlMap map =
        read("version: 1.10\ndate: 2026-11-22\nflag: yes\n").only("version", "date", "flag");
    assertThat(map.text("version").value()).isEqualTo("1.10");
    assertThat(map.text("date").value()).isEqualTo("2026-11-22");
    assertThat(map.text("flag").value()).isEqualTo("yes");
  }

  @Test
  void suggestsTheKeyThatWasMeant() {
    YamlException e =
        failure(
            YamlException.class,
            () -> read("name: a\nlibaries: []\n").only("name", "libraries", "omitted"));
    assertThat(e).hasMessage(file + ":2:1: unknown key 'libaries'");
    assertThat(e.remedy())
        .isEqualTo("Did you mean 'libraries'? Known here: name, libraries, omitted.");
  }

  @Test
  void suggestsNothingWhereNothingIsNear() {
    YamlException e =
        failure(YamlException.class, () -> read("zzzzzzzz: a\n").only("name", "libraries"));
    assertThat(e.remedy()).isEqualTo("Known here: name, libraries.");
  }

  @Test
  void namesThePlaceOfAMissingKey() {
    YamlException e =
        failure(YamlException.class, () -> read("a: 1\nb:\n  c: 2\n").map("b").text("d"));
    assertThat(e).hasMessage(file + ":3:3: 'd' is missing");
    assertThat(e.remedy()).isEqualTo("Add a line 'd: …'.");
  }

  @Test
  void refusesAKeyThatIsThereTwice() {
    YamlException e = failure(YamlException.class, () -> read("a: 1\nb: 2\na: 3\n"));
    assertThat(e).hasMessageStartingWith(file + ":3:1: ").hasMessageContaining("'a'");
  }

  @Test
  void refusesOtherShapesThanAskedFor() {
    assertThat(failure(YamlException.class, () -> read("- a\n")))
        .hasMessage(file + ":1:1: expected a mapping");
    assertThat(failure(YamlException.class, () -> read("a: {b: 1}\n").text("a")))
        .hasMessage(file + ":1:4: 'a' is not a text");
    assertThat(failure(YamlException.class, () -> read("a: ' '\n").text("a")))
        .hasMessage(file + ":1:4: 'a' is not a text");
    assertThat(failure(YamlException.class, () -> read("a: b\n").texts("a")))
        .hasMessage(file + ":1:4: 'a' is not a list");
    assertThat(failure(YamlException.class, () -> read("a:\n  - [1]\n").texts("a")))
        .hasMessage(file + ":2:5: an item of 'a' is not a text");
  }

  @Test
  void saysWhereTheSyntaxBreaks() {
    assertThat(failure(YamlException.class, () -> read("a: 1\nb: [1, 2\n")))
        .hasMessageStartingWith(file + ":3:1: not YAML: ");
    assertThat(failure(YamlException.class, () -> read("")))
        .hasMessage(file + ":1:1: the file is empty");
  }

  @Test
  void refusesOtherEncodings() throws IOException {
    Files.write(file, "a: ä\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(failure(YamlException.class, () -> YamlDocument.read(file)))
        .hasMessage(file + ":1:1: the file is not UTF-8");
  }

  private YamlMap read(String text) throws IOException, YamlException {
    Files.writeString(file, text);
    return YamlDocument.read(file);
  }
}
