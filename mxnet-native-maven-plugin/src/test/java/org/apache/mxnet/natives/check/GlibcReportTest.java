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
package org.apache.mxnet.natives.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.mxnet.natives.elf.BoundSymbol;
import org.apache.mxnet.natives.elf.VersionNeed;
import org.apache.mxnet.natives.platform.GlibcVersion;
import org.junit.jupiter.api.Test;

class GlibcReportTest {
  private static final GlibcVersion FLOOR = new GlibcVersion(2, 17, 0);

  @Test
  void namesTheMostDemandingFileFirst() {
    assertThat(
            report(
                needs("b.so", need("libc.so.6", "GLIBC_2.14", false)),
                needs("a.so", need("libc.so.6", "GLIBC_2.17", false)),
                needs("data.so")))
        .isEqualTo(
            "3 native files need at most GLIBC_2.17 (floor 2.17): a.so 2.17, b.so 2.14, data.so"
                + " none");
  }

  @Test
  void countsNeitherOtherLibrariesNorWhatALoaderGoesOnWithout() {
    FileNeeds needs =
        needs(
            "a.so",
            need("libstdc++.so.6", "GLIBCXX_3.4.30", false),
            need("libc.so.6", "GLIBC_2.36", true));

    assertThat(needs.others()).containsExactly("GLIBCXX_3.4.30");
    assertThat(needs.optional()).containsExactly("GLIBC_2.36");
    assertThat(report(needs))
        .isEqualTo("1 native file needs no glibc version (floor 2.17): a.so none");
  }

  @Test
  void saysThatThereIsNothing() {
    assertThat(report()).isEqualTo("no native files to check (floor 2.17)");
  }

  private static String report(FileNeeds... files) {
    return new GlibcReport(FLOOR, List.of(files)).summary();
  }

  private static FileNeeds needs(String file, VersionNeed... needs) {
    return FileNeeds.of(file, List.of(needs));
  }

  private static VersionNeed need(String library, String version, boolean weak) {
    return new VersionNeed(library, version, weak, List.of(new BoundSymbol("f", weak)));
  }
}
