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
package org.apache.mxnet.natives.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.mxnet.natives.Failures;
import org.apache.mxnet.natives.yaml.YamlException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownLibrariesTest {
  private static final KnownLibraries LIBRARIES = KnownLibraries.load();

  @TempDir Path folder;

  /** The texts are those of real binaries. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "zlib | ' deflate 1.2.6 Copyright 1995-2012 Jean-loup Gailly and Mark Adler ' | 1.2.6",
        "zlib | ' inflate 1.2.13 Copyright 1995-2022 Mark Adler ' | 1.2.13",
        "libpng | 'libpng version 1.6.35 - July 15, 2018' | 1.6.35",
        "libjpeg-turbo | '?libjpeg-turbo version 2.0.2 (build 20220301)' | 2.0.2",
        "libtiff | 'LIBTIFF, Version 4.5.0' | 4.5.0",
        "opencv | 'General configuration for OpenCV 3.4.2 =====' | 3.4.2",
        "openblas | 'OpenBLAS 0.3.21 NO_LAPACKE DYNAMIC_ARCH' | 0.3.21",
        "openssl | 'OpenSSL 3.0.19 27 Jan 2026' | 3.0.19",
        "openssl | 'OpenSSL 1.1.1k  25 Mar 2021' | 1.1.1k",
        "curl | 'libcurl/7.88.1' | 7.88.1",
        "bzip2 | '1.0.8, 13-Jul-2019' | 1.0.8",
        "expat | 'expat_2.5.0' | 2.5.0",
        "pcre2 | '10.42 2022-12-11' | 10.42",
      })
  void readsTheVersionThatABinaryTells(String id, String text, String version) {
    KnownLibrary library = library(id);
    Matcher matcher = Pattern.compile(library.versionPattern()).matcher(text);
    assertThat(matcher.find()).isTrue();
    assertThat(matcher.group(1)).isEqualTo(version);
    assertThat(matcher.group()).contains(library.literal());
  }

  @Test
  void takesNoOtherTextForAVersion() {
    assertThat(find("openblas", "OpenBLAS : munmap failed:")).isFalse();
    assertThat(find("openssl", "OpenSSL 1.1.1 (compatible; BoringSSL)")).isFalse();
    assertThat(find("curl", "libcurl/%s")).isFalse();
  }

  @Test
  void everyLibraryIsRecognisedByItsOwnSymbols() {
    for (KnownLibrary library : LIBRARIES.all()) {
      assertThat(library.symbols()).as(library.id()).isNotEmpty();
      assertThat(library.exports()).as(library.id()).isNotEmpty();
      for (KnownLibrary other : LIBRARIES.all()) {
        if (other != library) {
          assertThat(library.symbols())
              .as("%s and %s", library.id(), other.id())
              .doesNotContainAnyElementsOf(other.symbols());
        }
      }
    }
    assertThat(library("zlib").symbols()).contains("zlibVersion");
    assertThat(Glob.anyMatches(library("libpng").exports(), "png_read_row")).isTrue();
    assertThat(Glob.anyMatches(library("protobuf").exports(), "_ZTVN6google8protobuf7MessageE"))
        .isTrue();
  }

  @Test
  void datesAVersionByItselfOrByTheNextHigherOne() {
    assertThat(LIBRARIES.releasedBy("zlib", "1.2.6")).contains(LocalDate.of(2012, 1, 29));
    assertThat(LIBRARIES.releasedBy("zlib", "1.2.4")).contains(LocalDate.of(2010, 4, 19));
    assertThat(LIBRARIES.releasedBy("openssl", "1.0.2n")).contains(LocalDate.of(2019, 12, 20));
    assertThat(LIBRARIES.releasedBy("zlib", "9.0")).as("newer than the table").isEmpty();
    assertThat(LIBRARIES.releasedBy("zmq", "4.2.2")).as("no dates").isEmpty();
    assertThat(LIBRARIES.releasedBy("nothing", "1")).isEmpty();
  }

  @Test
  void saysWhereATableIsWrong() {
    String head = "format: mxnet-libraries/1\nlibraries:\n  - id: z\n";
    YamlException half = failure(head + "    version: (1)\n");
    assertThat(half).hasMessageEndingWith(":3:9: 'z' has one of version and literal");
    assertThat(half.remedy()).contains("Give both");
    YamlException group = failure(head + "    version: a\n    literal: a\n");
    assertThat(group).hasMessageEndingWith(":4:14: the expression has no group");
    assertThat(group.remedy()).contains("parentheses");
    YamlException open = failure(head + "    version: (\n    literal: a\n");
    assertThat(open).hasMessageContaining(":4:14: not a regular expression");
    YamlException date = failure(head + "    released: {\"1\": 2012}\n");
    assertThat(date).hasMessageEndingWith(":4:5: '2012' of 1 is no date");
    assertThat(date.remedy()).contains("2012-01-29");
    assertThat(failure(head + "    symbols: [z]\n  - {id: z, symbols: [z]}\n"))
        .hasMessageEndingWith(":5:10: library 'z' is there twice");
  }

  private YamlException failure(String text) {
    return Failures.failure(YamlException.class, () -> KnownLibraries.parse(Yaml.of(folder, text)));
  }

  private static boolean find(String id, String text) {
    return Pattern.compile(library(id).versionPattern()).matcher(text).find();
  }

  private static KnownLibrary library(String id) {
    return LIBRARIES.all().stream().filter(l -> l.id().equals(id)).findFirst().orElseThrow();
  }
}
