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
package org.apache.mxnet.natives.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.mxnet.natives.audit.Finding;
import org.apache.mxnet.natives.audit.Severity;
import org.apache.mxnet.natives.elf.ElfImageBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsoleReportTest {
  @TempDir Path dir;

  @Test
  void startsWithTheVerdict() throws Exception {
    assertThat(ConsoleReport.lines(Bundles.sample(dir)))
        .first()
        .isEqualTo(
            "Failed: 3 native files, 2 errors, 1 warning, 0 notes; floor GLIBC 2.17, GLIBCXX"
                + " 3.4.19");
    assertThat(ConsoleReport.lines(new Bundles().result()))
        .containsExactly("Passed: 0 native files, 0 errors, 0 warnings, 0 notes; floor not set");
  }

  @Test
  void hasALineForEachFile() throws Exception {
    assertThat(ConsoleReport.lines(Bundles.sample(dir)))
        .containsSequence(
            "",
            "Files",
            "  demo.jar!/lib/native/libmxnet.so       x86_64  1 export   GLIBC 2.14, GLIBCXX 3.4.19",
            "  demo.jar!/lib/native/libquadmath.so.0  x86_64  0 exports  GLIBC 2.23",
            "  demo.jar!/osx/libmxnet.dylib           arm64   -          not audited: Mach-O, from"
                + " macOS 11.0, names @rpath/libmxnet…",
            "");
  }

  @Test
  void saysWhatWasFoundAndWhatToDo() throws Exception {
    List<String> lines = ConsoleReport.lines(Bundles.sample(dir));

    assertThat(lines).anyMatch(line -> line.matches("ERROR version-floor.* \\(1 finding\\)"));
    assertThat(lines)
        .containsSequence(
            "  demo.jar!/lib/native/libquadmath.so.0 needs GLIBC_2.23 (symbol __signgam of"
                + " libm.so.6), above the floor GLIBC_2.17: it",
            "    does not load on Amazon Linux 1 (glibc 2.17).",
            "  -> Build it for the floor.",
            "");
    assertThat(lines).anyMatch(line -> line.matches("WARNING relro.* \\(1 finding\\)"));
  }

  @Test
  void namesTheFileOnceWhereverTheMessageHasIt() {
    Finding[] findings = {
      Bundles.finding(Severity.NOTE, "x-rule", "j.jar!/a.so", "a.so is 1.", "Do."),
      Bundles.finding(Severity.NOTE, "x-rule", "j.jar!/a.so", "It is 2.", "Do."),
      Bundles.finding(Severity.NOTE, "x-rule", "j.jar!/a.so", "See j.jar!/a.so.", "Do.")
    };

    assertThat(ConsoleReport.lines(new Bundles().unreadable("j.jar!/a.so", findings).result()))
        .contains("  j.jar!/a.so: It is 2.", "  See j.jar!/a.so.", "  j.jar!/a.so is 1.");
  }

  @Test
  void saysARemedyOnce() throws Exception {
    Bundles bundle = new Bundles();
    for (String path : List.of("b.so", "a.so", "c.so")) {
      bundle.unreadable(
          path,
          Bundles.finding(
              Severity.ERROR,
              "x-rule",
              path,
              path + " is bad.",
              path.equals("b.so") ? "Other." : "Mend it."));
    }

    assertThat(ConsoleReport.lines(bundle.failed()))
        .containsSequence(
            "ERROR x-rule (3 findings)",
            "  a.so is bad.",
            "  c.so is bad.",
            "  -> Mend it.",
            "  b.so is bad.",
            "  -> Other.");
  }

  @Test
  void ordersSymbolVersionsByNumberTheHighestFirst() {
    Finding[] findings =
        Stream.of("GLIBC_2.6", "GLIBC_2.14", "GLIBC_2.10")
            .map(
                version -> Bundles.error("x-rule", "a.so", "a.so: " + version, "Do.", "s", version))
            .toArray(Finding[]::new);

    assertThat(ConsoleReport.lines(new Bundles().unreadable("a.so", findings).failed()))
        .containsSequence("  a.so: GLIBC_2.14", "  a.so: GLIBC_2.10", "  a.so: GLIBC_2.6");
  }

  @Test
  void tellsWhereItLoadsAndTheFirstBlocker() throws Exception {
    assertThat(ConsoleReport.lines(Bundles.sample(dir)))
        .endsWith(
            "Where it loads",
            "  CentOS 7     glibc 2.17  does not load  libquadmath.so.0 needs GLIBC_2.23",
            "  Debian 12    glibc 2.36  loads",
            "  Alpine 3.20  musl 1.2.5  does not load  libmxnet.so is for glibc");
  }

  @Test
  void tellsWhoBroughtItIn() throws Exception {
    assertThat(ConsoleReport.lines(Bundles.sample(dir)))
        .containsSequence(
            "Who brought it in",
            "  __signgam GLIBC_2.23 in demo.jar!/lib/native/libquadmath.so.0: math.o of"
                + " libquadmath.a");
  }

  @Test
  void leavesOutAVersionAndAnArchiveThatAreNotThere() {
    assertThat(ConsoleReport.lines(new Bundles().contribution("a.so", "f", "", "a.o", "").result()))
        .endsWith("Who brought it in", "  f in a.so: a.o");
  }

  @Test
  void showsTheStartOfLongListsAndCountsTheRest() {
    Finding[] findings =
        IntStream.range(0, 10_000)
            .mapToObj(
                i ->
                    Bundles.finding(
                        Severity.ERROR, "x-rule", "a.so", "a.so: %05d.".formatted(i), "Mend it."))
            .toArray(Finding[]::new);
    List<String> lines = ConsoleReport.lines(new Bundles().unreadable("a.so", findings).failed());

    assertThat(lines)
        .contains("ERROR x-rule (10,000 findings)", "  a.so: 00019.", "  and 9,980 more")
        .doesNotContain("  a.so: 00020.")
        .hasSizeLessThan(40);
  }

  @Test
  void keepsToItsWidthAndToOneLineWhateverAFileIsCalled() throws Exception {
    String hostile = "\u001b[2J\u202e<b>\n" + "x".repeat(5_000);
    Bundles bundle =
        new Bundles()
            .floor(hostile, hostile)
            .elf(
                hostile,
                Bundles.read(
                    dir.resolve("x"),
                    ElfImageBuilder.library().need("libc.so.6", hostile + "_2.1", hostile)),
                Bundles.error("x-rule", hostile, hostile, hostile, hostile, hostile))
            .system(hostile, hostile, hostile, hostile)
            .contribution(hostile, hostile, hostile, hostile, hostile);

    assertThat(ConsoleReport.lines(bundle.failed()))
        .hasSizeLessThan(60)
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(Wrapping.COLUMNS))
        .noneMatch(line -> line.chars().anyMatch(c -> c < ' ' || c == '\u202e'))
        .anyMatch(line -> line.contains("\\u001b[2J\\u202e<b>\\u000a"));
  }
}
