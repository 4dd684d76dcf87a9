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
package org.apache.mxnet.natives.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandTest {
  private static final String SHOW =
      "pwd; printf '[%s]' \"$0\" \"$@\" \"$VALUE\"; env | cut -d= -f1 | grep -c .";

  @TempDir Path temp;

  @Test
  void showsPlainWordsWithoutQuotes() {
    Command command =
        new Command(
            List.of("make", "-j2", "CC=cc"),
            Path.of("/some/build"),
            Map.of("PATH", "/usr/bin:/bin", "LC_ALL", "C"));
    assertThat(command.repeat())
        .isEqualTo("cd -- /some/build && env -i -- LC_ALL=C PATH=/usr/bin:/bin make -j2 CC=cc");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "two words",
        "it's",
        "''",
        "\"$HOME\" `id` \\",
        "a\nb\n",
        "-n",
        "--",
        "~",
        "*",
        "!x",
        "a;b&c|d>e<f(g)",
        "#no",
        "\t",
        "%s"
      })
  void isRepeatedByAShellAsItIs(String word) throws Exception {
    Path folder = Files.createDirectories(temp.resolve("-x' " + word.replace('\n', '_')));
    Command command =
        new Command(
            List.of("/bin/sh", "-c", SHOW, word, word, "-" + word),
            folder,
            Map.of("VALUE", word, "PATH", "/usr/bin:/bin"));
    String printed = repeat(command);
    String expected = "%s\n[%s][%s][-%s][%s]".formatted(folder, word, word, word, word);
    assertThat(printed).startsWith(expected);
  }

  @Test
  void isRepeatedWithItsOwnEnvironmentOnly() throws Exception {
    Command command = new Command(List.of("/usr/bin/env"), temp, Map.of("ONLY", "this"));
    assertThat(repeat(command)).isEqualTo("ONLY=this\n");
  }

  @Test
  void isRepeatedIfItsNameLooksLikeAVariableOrAnOption() throws Exception {
    for (String name : List.of("a=b", "-x")) {
      Path program = Files.writeString(temp.resolve(name), "#!/bin/sh\necho \"$# $1\"\n");
      assertThat(program.toFile().setExecutable(true)).isTrue();
      Command command =
          new Command(List.of(name, "-i"), temp, Map.of("PATH", temp + ":/usr/bin:/bin"));
      assertThat(repeat(command)).isEqualTo("1 -i\n");
    }
  }

  @Test
  void makesItsFolderAbsolute() {
    Command command = new Command(List.of("true"), Path.of("here"), Map.of());
    assertThat(command.folder()).isEqualTo(Path.of("here").toAbsolutePath());
  }

  @Test
  void refusesWhatNoSystemCanStart() {
    assertThatThrownBy(() -> new Command(List.of(), temp, Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no program");
    assertThatThrownBy(() -> new Command(List.of(""), temp, Map.of())).hasMessage("no program");
    assertThatThrownBy(() -> new Command(List.of("a\0b"), temp, Map.of()))
        .hasMessage("a NUL character in 'a?b'");
    assertThatThrownBy(() -> new Command(List.of("a"), temp, Map.of("B", "c\0")))
        .hasMessage("a NUL character in 'c?'");
    assertThatThrownBy(() -> new Command(List.of("a"), temp, Map.of("B=C", "")))
        .hasMessage("not the name of a variable: 'B=C'");
    assertThatThrownBy(() -> new Command(List.of("a"), temp, Map.of("", "")))
        .hasMessage("not the name of a variable: ''");
  }

  private String repeat(Command command) throws IOException, InterruptedException {
    Process shell =
        new ProcessBuilder("/bin/sh", "-c", command.repeat()).redirectErrorStream(true).start();
    String printed = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(shell.waitFor()).as(printed).isZero();
    return printed;
  }
}
