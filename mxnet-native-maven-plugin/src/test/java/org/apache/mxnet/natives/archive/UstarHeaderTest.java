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
package org.apache.mxnet.natives.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UstarHeaderTest {
  @ParameterizedTest
  @CsvSource({
    "0, 1, 1",
    "0, 100, 1",
    "0, 101, 3",
    "1, 100, 1",
    "1, 101, 3",
    "155, 100, 1",
    "156, 100, 3",
    "155, 101, 3",
    "300, 3, 3"
  })
  void usesAPaxHeaderOnlyIfThePathDoesNotFit(int folder, int name, int blocks) throws Exception {
    String path = (folder == 0 ? "" : "d".repeat(folder) + "/") + "f".repeat(name);
    UstarHeader file = new UstarHeader(UstarHeader.FILE, path, "", 0644, 0, 0);
    assertThat(file.bytes()).hasSize(blocks * UstarHeader.BLOCK);
    assertThat(read(file).getName()).isEqualTo(path);
    UstarHeader inside = new UstarHeader(UstarHeader.FOLDER, path + "/", "", 0755, 0, 0);
    assertThat(read(inside).getName()).isEqualTo(path + "/");
    assertThat(read(inside).isDirectory()).isTrue();
  }

  @Test
  void keepsPathsOfEveryLength() throws Exception {
    // The length of a pax record counts its own digits, so 100 and 1000 are where it is easily
    // wrong.
    for (int length = 1; length < 1100; length++) {
      String path = "n".repeat(length);
      UstarHeader link = new UstarHeader(UstarHeader.SYMBOLIC_LINK, path, path, 0777, 0, 7);
      TarArchiveEntry entry = read(link);
      assertThat(entry.getName()).isEqualTo(path);
      assertThat(entry.getLinkName()).isEqualTo(path);
      assertThat(entry.isCheckSumOK()).isTrue();
      assertThat(entry.getLastModifiedTime().toMillis()).isEqualTo(7000);
    }
  }

  @Test
  void keepsSizesOfMoreThanEightGibibytes() throws Exception {
    for (long size : new long[] {077777777777L, 077777777777L + 1, 1L << 40}) {
      UstarHeader file = new UstarHeader(UstarHeader.FILE, "f", "", 0644, size, 0);
      assertThat(read(file).getSize()).isEqualTo(size);
    }
  }

  @Test
  void namesNoOwner() throws Exception {
    TarArchiveEntry entry = read(new UstarHeader(UstarHeader.FILE, "f", "", 0644, 0, 0));
    assertThat(entry.getUserName()).isEmpty();
    assertThat(entry.getGroupName()).isEmpty();
    assertThat(entry.getLongUserId()).isZero();
    assertThat(entry.getLongGroupId()).isZero();
    assertThat(entry.getMode()).isEqualTo(0644);
  }

  private static TarArchiveEntry read(UstarHeader header) throws IOException {
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new ByteArrayInputStream(header.bytes()), "UTF-8")) {
      return tar.getNextEntry();
    }
  }
}
