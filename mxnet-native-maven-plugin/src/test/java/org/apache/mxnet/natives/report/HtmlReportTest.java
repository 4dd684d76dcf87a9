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
import org.apache.mxnet.natives.audit.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportTest {
  @TempDir Path dir;

  @Test
  void startsWithTheVerdict() throws Exception {
    Page failed = Page.of(Bundles.sample(dir));
    Page passed = Page.of(new Bundles().result());

    assertThat(failed.text()).startsWith("<!DOCTYPE html>\n<html lang=\"en\"");
    assertThat(failed.texts("h1")).containsExactly("Natives audit: failed");
    assertThat(failed.texts("p"))
        .startsWith(
            "3 native files, 2 errors, 1 warning, 0 notes", "Floor: GLIBC 2.17, GLIBCXX 3.4.19");
    assertThat(passed.texts("h1")).containsExactly("Natives audit: passed");
    assertThat(passed.texts("h2")).containsExactly("Findings");
  }

  @Test
  void hasASectionForEachQuestion() throws Exception {
    assertThat(Page.of(Bundles.sample(dir)).texts("h2"))
        .containsExactly(
            "Where it loads", "What needs what", "Findings", "Who brought it in", "Files");
  }

  @Test
  void tellsWhereItLoadsAndTheFirstBlocker() throws Exception {
    assertThat(Page.of(Bundles.sample(dir)).texts("tr"))
        .contains(
            "CentOS 7glibc 2.17does not loadlibquadmath.so.0 needs GLIBC_2.23 (and 1 more)",
            "Debian 12glibc 2.36loads",
            "Alpine 3.20musl 1.2.5does not loadlibmxnet.so is for glibc");
  }

  @Test
  void linksEachRuleToItsPage() throws Exception {
    assertThat(Page.of(Bundles.sample(dir)).attributes("href"))
        .containsExactly(
            "docs/audit-rules.md#missing-library",
            "docs/audit-rules.md#version-floor",
            "docs/audit-rules.md#relro");
  }

  @Test
  void saysWhatWasFoundAndARemedyOnce() throws Exception {
    Page page =
        Page.of(
            new Bundles()
                .unreadable(
                    "b.so", Bundles.finding(Severity.ERROR, "x-rule", "b.so", "Bad.", "Mend it."))
                .unreadable(
                    "a.so", Bundles.finding(Severity.ERROR, "x-rule", "a.so", "Bad.", "Mend it."))
                .ofNoFile(Bundles.finding(Severity.NOTE, "y-rule", "", "Unused.", "Drop it."))
                .failed());

    assertThat(page.texts("h3")).containsExactly("error x-rule", "note y-rule");
    assertThat(page.texts("li")).containsExactly("a.so Bad.", "b.so Bad.", "Unused.");
    assertThat(page.texts("p")).endsWith("Remedy: Mend it.", "Remedy: Drop it.");
  }

  @Test
  void tellsWhoBroughtItIn() throws Exception {
    assertThat(Page.of(Bundles.sample(dir)).texts("tr"))
        .contains("demo.jar!/lib/native/libquadmath.so.0__signgamGLIBC_2.23math.olibquadmath.a");
  }

  @Test
  void listsTheFiles() throws Exception {
    assertThat(Page.of(Bundles.sample(dir)).texts("tr"))
        .endsWith(
            "demo.jar!/lib/native/libmxnet.sox86_64glibcGLIBC 2.14, GLIBCXX 3.4.191" + Bundles.SHA,
            "demo.jar!/lib/native/libquadmath.so.0x86_64glibcGLIBC 2.230" + Bundles.SHA,
            "demo.jar!/osx/libmxnet.dylibarm64nonenot audited: Mach-O, from macOS 11.0, names"
                + " @rpath/libmxnet.dylib-"
                + Bundles.SHA);
  }

  @Test
  void drawsTheBundle() throws Exception {
    Page page = Page.of(Bundles.sample(dir));

    assertThat(page.texts("text"))
        .containsExactly(
            "libgtk-x11-2.0.so.0",
            "demo.jar!/lib/native/libmxnet.so".substring(21),
            "libquadmath.so.0",
            "libmxnet.dylib",
            "libc.so.6",
            "libm.so.6");
    assertThat(page.texts("title"))
        .contains(
            "missing: libgtk-x11-2.0.so.0",
            "has errors: demo.jar!/lib/native/libmxnet.so",
            "in the bundle: demo.jar!/osx/libmxnet.dylib",
            "of the system: libc.so.6",
            "demo.jar!/lib/native/libmxnet.so needs libgtk-x11-2.0.so.0");
    assertThat(page.attributes("class"))
        .contains("node missing", "edge missing", "node faulty", "node file", "node system");
  }

  @Test
  void shortensLongNamesInThePictureAndTellsNamesakesApart() throws Exception {
    String name = "lib" + "a".repeat(40) + ".so";
    Page page = Page.of(new Bundles().edge("x86/libd.so", name).edge("arm/libd.so", name).result());

    assertThat(page.texts("text"))
        .containsExactlyInAnyOrder(
            "x86/libd.so", "arm/libd.so", "libaaaaaa…" + "a".repeat(15) + ".so");
    assertThat(page.texts("title")).contains("of the system: " + name);
  }

  @Test
  void loadsAndRunsNothing() throws Exception {
    Page page = Page.of(Bundles.sample(dir));

    assertThat(page.names())
        .doesNotContain("script", "link", "img", "iframe", "object", "form", "use", "image");
    assertThat(page.attributes("content"))
        .contains("default-src 'none'; style-src 'unsafe-inline'");
    assertThat(page.attributes("src")).isEmpty();
    assertThat(page.texts("style")).singleElement().asString().doesNotContain("url(", "@import");
  }

  @Test
  void isDarkOnScreensThatAreAndLightOnPaper() throws Exception {
    assertThat(Page.of(new Bundles().result()).texts("style"))
        .singleElement()
        .asString()
        .contains("@media screen and (prefers-color-scheme: dark)", "@media print")
        .doesNotContain("Licensed");
  }
}
