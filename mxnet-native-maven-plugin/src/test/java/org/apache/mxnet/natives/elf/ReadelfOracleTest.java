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
package org.apache.mxnet.natives.elf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares with binutils' readelf on the libraries of the running JDK, which every host has. */
@EnabledOnOs(OS.LINUX)
class ReadelfOracleTest {
  private static final Pattern DYNAMIC = Pattern.compile("\\((NEEDED|SONAME)\\) .*\\[(.*)]");
  private static final Pattern VERSION =
      Pattern.compile(
          "Version: 1  File: (?<file>\\S+)  Cnt:"
              + "|Name: (?<name>\\S+)  Flags: (?<flags>.*?)\\s+Version: (?<index>\\d+)");
  private static final Pattern SYMBOL =
      Pattern.compile(
          "(?m)^ *\\d+: [0-9a-f]+ +\\S+ \\S+ +(\\S+) +\\S+ +\\S+ (\\S+)@\\S+ \\((\\d+)\\)$");
  private static final Pattern EXPORT =
      Pattern.compile(
          "(?m)^ *\\d+: [0-9a-f]+ +\\S+ \\S+ +(?:GLOBAL|WEAK|UNIQUE) +(?:DEFAULT|PROTECTED)"
              + " +(?:\\d+|ABS) \\S+");

  private static final Pattern IMPORT =
      Pattern.compile(
          "(?m)^ *\\d+: [0-9a-f]+ +\\S+ (\\S+) +(GLOBAL|WEAK) +\\S+ +UND ([^@\\s]+)(?:@(\\S+))?");

  @ParameterizedTest
  @ValueSource(strings = {"lib/libjava.so", "lib/server/libjvm.so", "bin/java"})
  void agreesWithReadelfOnTheImports(String name) throws Exception {
    Path file = Path.of(System.getProperty("java.home"), name);

    List<String> expected =
        matches(IMPORT, "--dyn-syms", file).stream()
            .map(m -> m.group(1) + " " + m.group(2) + " " + m.group(3) + " " + m.group(4))
            .toList();

    assertThat(expected).isNotEmpty();
    assertThat(SharedLibrary.read(file).imports())
        .extracting(
            symbol ->
                (symbol.function() ? "FUNC " : "NOTYPE ")
                    + (symbol.weak() ? "WEAK " : "GLOBAL ")
                    + symbol.name()
                    + " "
                    + symbol.version().orElse(null))
        .containsExactlyElementsOf(
            expected.stream().map(fact -> fact.replaceFirst("^(OBJECT|TLS)", "NOTYPE")).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"lib/libjava.so", "lib/server/libjvm.so", "lib/libnet.so", "bin/java"})
  void agreesWithReadelf(String name) throws Exception {
    Path file = Path.of(System.getProperty("java.home"), name);
    List<String> expected = new ArrayList<>();
    for (MatchResult entry : matches(DYNAMIC, "-d", file)) {
      expected.add(entry.group(1) + " " + entry.group(2));
    }
    Map<String, String> byIndex = new HashMap<>();
    String library = null;
    for (MatchResult entry : matches(VERSION, "-V", file)) {
      if (entry.group(1) != null) {
        library = entry.group(1);
      } else if (library != null) {
        String version = library + " " + entry.group(2);
        byIndex.put(entry.group(4), version);
        expected.add("VERSION " + version + (entry.group(3).contains("WEAK") ? " weak" : ""));
      }
    }
    for (MatchResult entry : matches(SYMBOL, "--dyn-syms", file)) {
      String weak = entry.group(1).equals("WEAK") ? " weak" : "";
      expected.add("SYMBOL " + byIndex.get(entry.group(3)) + " " + entry.group(2) + weak);
    }

    assertThat(expected).anyMatch(fact -> fact.startsWith("SYMBOL"));
    ElfFile actual = ElfReader.read(file);
    assertThat(facts(actual)).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(actual.exports()).isEqualTo(matches(EXPORT, "--dyn-syms", file).size());
  }

  private static List<String> facts(ElfFile file) {
    List<String> facts = new ArrayList<>();
    file.needed().forEach(needed -> facts.add("NEEDED " + needed));
    file.soname().ifPresent(soname -> facts.add("SONAME " + soname));
    for (VersionNeed need : file.versionNeeds()) {
      String version = need.file() + " " + need.version();
      facts.add("VERSION " + version + (need.weak() ? " weak" : ""));
      for (BoundSymbol symbol : need.symbols()) {
        facts.add("SYMBOL " + version + " " + symbol.name() + (symbol.weak() ? " weak" : ""));
      }
    }
    return facts;
  }

  /** Fails, as the test is meant to, if there is no readelf. */
  private static List<MatchResult> matches(Pattern pattern, String option, Path file)
      throws Exception {
    ProcessBuilder command = new ProcessBuilder("readelf", "-W", option, file.toString());
    command.environment().put("LC_ALL", "C");
    Process readelf = command.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String output = new String(readelf.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(readelf.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(readelf.exitValue()).isZero();
    return pattern.matcher(output).results().toList();
  }
}
