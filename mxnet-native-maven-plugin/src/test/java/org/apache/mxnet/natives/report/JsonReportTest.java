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

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.mxnet.natives.audit.AuditResult;
import org.apache.mxnet.natives.audit.AuditedFile;
import org.apache.mxnet.natives.audit.Severity;
import org.apache.mxnet.natives.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonReportTest {
  @TempDir Path dir;

  @Test
  void writesAFileWithAllKeysInOneOrder() throws Exception {
    JsonNode file = Json.mapper().readTree(JsonReport.write(Bundles.sample(dir))).at("/files/0");

    assertThat(Json.print(file))
        .isEqualTo(
            """
            {
              "path": "demo.jar!/lib/native/libmxnet.so",
              "sha256": "%s",
              "machine": "x86_64",
              "class": "ELF64",
              "libc": "glibc",
              "soname": "libmxnet.so",
              "needed": [
                "libquadmath.so.0",
                "libgtk-x11-2.0.so.0",
                "libc.so.6"
              ],
              "runpath": [
                "$ORIGIN",
                "/opt/x"
              ],
              "versions": {
                "GLIBC": {
                  "max": "2.14",
                  "symbols": {
                    "2.2.5": [
                      "abort",
                      "puts"
                    ],
                    "2.14": [
                      "memcpy"
                    ]
                  }
                },
                "GLIBCXX": {
                  "max": "3.4.19",
                  "symbols": {
                    "3.4.19": [
                      "_ZSt4cerr"
                    ]
                  }
                }
              },
              "exports": 1,
              "findings": [
                {
                  "rule": "missing-library",
                  "severity": "error",
                  "message": "libmxnet.so needs libgtk-x11-2.0.so.0, which is neither there nor of \
            the system.",
                  "remedy": "Ship it, or declare it.",
                  "symbol": "libgtk-x11-2.0.so.0"
                },
                {
                  "rule": "relro",
                  "severity": "warning",
                  "message": "libmxnet.so has no RELRO.",
                  "remedy": "Use -z relro."
                }
              ]
            }
            """
                .formatted(Bundles.SHA));
  }

  @Test
  void writesTheRestWithAllKeysInOneOrder() throws Exception {
    AuditResult sample = Bundles.sample(dir);
    AuditResult withoutFiles =
        new AuditResult(
            sample.floor(),
            sample.passed(),
            List.of(),
            sample.systems().subList(0, 2),
            List.of(),
            Map.of(),
            sample.contributions());

    assertThat(JsonReport.write(withoutFiles))
        .isEqualTo(
            """
            {
              "schema": "mxnet-natives-audit/1",
              "floor": {
                "GLIBC": "2.17",
                "GLIBCXX": "3.4.19"
              },
              "verdict": "fail",
              "files": [ ],
              "systems": [
                {
                  "name": "CentOS 7",
                  "glibc": "2.17",
                  "loads": false,
                  "because": [
                    "libquadmath.so.0 needs GLIBC_2.23",
                    "and more"
                  ]
                },
                {
                  "name": "Debian 12",
                  "glibc": "2.36",
                  "loads": true,
                  "because": [ ]
                }
              ]
            }
            """);
  }

  @Test
  void namesSymbolAndVersionOfAFinding() throws Exception {
    JsonNode finding =
        Json.mapper().readTree(JsonReport.write(Bundles.sample(dir))).at("/files/1/findings/0");

    assertThat(finding.path("symbol").asText()).isEqualTo("__signgam");
    assertThat(finding.path("version").asText()).isEqualTo("GLIBC_2.23");
  }

  @Test
  void tellsAForeignFileAndASystemWithoutGlibcByNull() throws Exception {
    JsonNode document = Json.mapper().readTree(JsonReport.write(Bundles.sample(dir)));

    assertThat(document.at("/files/2/machine").asText()).isEqualTo("arm64");
    assertThat(document.at("/files/2/class").asText()).isEqualTo("Mach-O");
    assertThat(document.at("/files/2/soname").isNull()).isTrue();
    assertThat(document.at("/systems/2/name").asText()).isEqualTo("Alpine 3.20");
    assertThat(document.at("/systems/2/glibc").isNull()).isTrue();
  }

  @Test
  void tellsWhyABundleFailsWhoseFilesAreSound() throws Exception {
    AuditResult result =
        new Bundles()
            .ofNoFile(
                Bundles.finding(
                    Severity.ERROR, "jni-missing", "", "a.B.c has no export.", "Link it in."))
            .failed();

    assertThat(Json.mapper().readTree(JsonReport.write(result)).at("/findings/0/message").asText())
        .isEqualTo("a.B.c has no export.");
  }

  @Test
  void doesNotDependOnTheOrderOfFiles() throws Exception {
    AuditResult sample = Bundles.sample(dir);
    List<AuditedFile> turned = new ArrayList<>(sample.files());
    Collections.reverse(turned);
    AuditResult other =
        new AuditResult(
            sample.floor(),
            sample.passed(),
            turned,
            sample.systems(),
            sample.bundle(),
            sample.edges(),
            sample.contributions());

    assertThat(turned).isNotEqualTo(sample.files());
    assertThat(JsonReport.write(other)).isEqualTo(JsonReport.write(sample));
  }
}
