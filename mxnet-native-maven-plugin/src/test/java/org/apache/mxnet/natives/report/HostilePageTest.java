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
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.mxnet.natives.audit.AuditResult;
import org.apache.mxnet.natives.audit.Finding;
import org.apache.mxnet.natives.audit.Severity;
import org.apache.mxnet.natives.elf.ElfImageBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A jar may be made by an enemy, and its report is read by people who trust reports. */
class HostilePageTest {
  private static final String HOSTILE =
      "</title></style></svg><script>alert(1)</script>\"'> onload=x \u202egpj.so\u0000\ud800&amp;";

  @TempDir Path dir;

  @Test
  void letsNoNameBecomeMarkup() throws Exception {
    Page benign = Page.of(everywhere("plain"));
    Page hostile = Page.of(everywhere(HOSTILE));

    assertThat(hostile.text()).doesNotContain("<script", "\u202e", "\u0000", "\ud800");
    // The rule's id alone makes no link.
    assertThat(hostile.names())
        .isEqualTo(benign.names().stream().filter(n -> !n.equals("a")).toList());
    assertThat(hostile.attributes("onload")).isEmpty();
    assertThat(hostile.attributes("href")).isEmpty();
    assertThat(benign.attributes("href")).isNotEmpty();
  }

  @Test
  void showsAHostileNameAsItIs() throws Exception {
    assertThat(Page.of(everywhere(HOSTILE)).texts("code"))
        .contains(
            "</title></style></svg><script>alert(1)</script>\"'> onload=x"
                + " \\u202egpj.so\\u0000\\ud800&amp;");
  }

  @Test
  void isOfBoundedSizeWhateverWasFound() throws Exception {
    Page page = Page.of(flood("rule", "x".repeat(100_000)));

    assertThat(page.texts("li")).hasSize(200);
    assertThat(page.texts("p")).contains("9,800 more of this rule: see the JSON report.");
    assertThat(page.text()).hasSizeLessThan(500_000);
  }

  @Test
  void isOfBoundedSizeHoweverManyRulesThereAre() throws Exception {
    Page page = Page.of(flood("rule-%d", ""));

    assertThat(page.texts("li")).hasSize(2_000);
    assertThat(page.texts("p")).contains("8,000 more of other rules: see the JSON report.");
  }

  @Test
  void isOfBoundedSizeHoweverManyFilesThereAre() throws Exception {
    Bundles bundle = new Bundles();
    for (int i = 0; i < 3_000; i++) {
      String path = "dir/lib%04d.so".formatted(i);
      bundle
          .unreadable(path)
          .edge(path, "dir/lib%04d.so".formatted(i + 1), "libc.so.6", "y".repeat(50_000))
          .system("System " + i, "glibc", "2.17")
          .contribution(path, "f", "GLIBC_2.30", "a.o", "liba.a");
    }
    Page page = Page.of(bundle.result());

    assertThat(page.texts("p"))
        .contains(
            "2,500 more files: see the JSON report.",
            "2,800 more systems: see the JSON report.",
            "2,500 more symbols are not shown.")
        .anyMatch(text -> text.startsWith("Left out of the picture: 2,923 nodes, "));
    assertThat(page.text()).hasSizeLessThan(1_500_000);
  }

  @Test
  void refusesAStyleSheetThatWouldEndItself() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Markup().style("</style>"))
        .withMessage("a style sheet cannot be escaped");
  }

  private AuditResult everywhere(String name) throws Exception {
    ElfImageBuilder image =
        ElfImageBuilder.library().need("libc.so.6", name.replace("\u0000", "") + "_2.1", "f");
    return new Bundles()
        .floor(name, name)
        .elf(
            name,
            Bundles.read(dir.resolve("x" + name.length()), image),
            Bundles.error(name, name, name, name, name, name))
        .ofNoFile(Bundles.finding(Severity.NOTE, name, name, name, name))
        .edge(name, name + 1, name + 2)
        .system(name, name, name, name)
        .contribution(name, name, name, name, name)
        .failed();
  }

  private static AuditResult flood(String rule, String padding) {
    List<Finding> findings =
        IntStream.range(0, 10_000)
            .mapToObj(
                i ->
                    Bundles.finding(
                        Severity.ERROR, rule.formatted(i), "a.so", i + padding, "Mend it."))
            .toList();
    return new Bundles().unreadable("a.so", findings.toArray(Finding[]::new)).failed();
  }
}
