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
package org.apache.mxnet.natives.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.apache.mxnet.natives.elf.ElfImageBuilder;
import org.apache.mxnet.natives.intake.FileKind.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileKindTest {
  private static FileKind of(String hex) {
    return FileKind.of(HexFormat.of().parseHex(hex));
  }

  /** A Mach-O header with a file type, which is its fourth number. */
  private static String machO(String magic, String type) {
    return magic + "07000001" + "03000000" + type + "00".repeat(16);
  }

  /** A DOS program with a PE header behind its own, at 0x80. */
  private static String pe(String signature, String characteristics) {
    return "4d5a"
        + "00".repeat(58)
        + "80000000"
        + "00".repeat(64)
        + signature
        + "00".repeat(18)
        + characteristics;
  }

  @ParameterizedTest
  @CsvSource({
    "cffaedfe, 06000000, a Mach-O library",
    "cffaedfe, 08000000, a Mach-O library",
    "cefaedfe, 06000000, a Mach-O library",
    "feedface, 00000006, a Mach-O library",
    "feedfacf, 00000006, a Mach-O library"
  })
  void knowsMachOOfEitherByteOrder(String magic, String type, String words) {
    assertThat(of(machO(magic, type))).isEqualTo(FileKind.library(words));
  }

  @ParameterizedTest
  @CsvSource({
    "cffaedfe, 01000000, a Mach-O object file",
    "cffaedfe, 02000000, a Mach-O executable",
    "feedface, 00000002, a Mach-O executable",
    "cffaedfe, 0a000000, Mach-O debugging symbols"
  })
  void knowsMachOFilesThatAreNoLibraries(String magic, String type, String words) {
    assertThat(of(machO(magic, type))).isEqualTo(FileKind.noLibrary(words));
  }

  @Test
  void tellsUniversalMachOFromClassFiles() {
    assertThat(of("cafebabe" + "00000002")).isEqualTo(FileKind.library("a universal Mach-O file"));
    assertThat(of("cafebabf" + "00000001")).isEqualTo(FileKind.library("a universal Mach-O file"));
    assertThat(of("cafebabe" + "0000002d")).isEqualTo(FileKind.OTHER);
    assertThat(of("cafebabe" + "ffff0045")).isEqualTo(FileKind.OTHER);
    assertThat(FileKind.of(SampleJar.classFile("C"))).isEqualTo(FileKind.OTHER);
  }

  @Test
  void tellsDllsFromProgramsAndThoseFromText() {
    assertThat(of(pe("50450000", "2220"))).isEqualTo(FileKind.library("a PE library"));
    assertThat(of(pe("50450000", "2200"))).isEqualTo(FileKind.noLibrary("a PE executable"));
    assertThat(of(pe("4e450000", "2220"))).isEqualTo(FileKind.OTHER);
    assertThat(of(pe("50450000", "22"))).isEqualTo(FileKind.OTHER);
    byte[] text = "MZ is short for Mark Zbikowski".repeat(9).getBytes(StandardCharsets.US_ASCII);
    assertThat(FileKind.of(text)).isEqualTo(FileKind.OTHER);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void knowsElfFilesThatAreNoLibraries(int type) {
    assertThat(FileKind.of(ElfImageBuilder.library().type(type).build().bytes()).type())
        .isEqualTo(Type.NO_LIBRARY);
  }

  @Test
  void seesWhetherAnElfLibraryNamesAnInterpreter() {
    assertThat(FileKind.of(ElfImageBuilder.library().build().bytes()).type())
        .isEqualTo(Type.LIBRARY);
    assertThat(FileKind.of(ElfImageBuilder.library().segment(3, 4, 0).build().bytes()).type())
        .isEqualTo(Type.LIBRARY_OR_PROGRAM);
  }

  @Test
  void readsHeadersOfBigEndianAnd32BitFiles() {
    String ident = "7f454c46" + "01" + "02" + "01" + "00".repeat(9);
    String start = ident + "0003" + "0014" + "00000001" + "00000000";
    String header = start + "00000034" + "00".repeat(10) + "0020" + "0001" + "00".repeat(6);
    assertThat(of(header + "00000003" + "00".repeat(28)).type()).isEqualTo(Type.LIBRARY_OR_PROGRAM);
    assertThat(of(header + "00000001" + "00".repeat(28)).type()).isEqualTo(Type.LIBRARY);
  }

  @Test
  void leavesMalformedElfFilesToTheAudit() {
    assertThat(of("7f454c4600000000").type()).isEqualTo(Type.LIBRARY);
    assertThat(of("7f454c46" + "ff".repeat(200)).type()).isEqualTo(Type.LIBRARY);
    // The program headers are said to be before the start and far behind the end.
    for (String offset : new String[] {"ffffffffffffffff", "ffffffffffffff7f"}) {
      String header = "7f454c46" + "02" + "01" + "01" + "00".repeat(9) + "0300" + "3e00";
      String rest = "00".repeat(12) + offset + "ff".repeat(24);
      assertThat(of(header + rest).type()).isEqualTo(Type.LIBRARY);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "00", "7f454c46", "4d5a", "504b0708ffffffff", "213c617263683e20"})
  void takesWhatIsShortOrUnknownForNothing(String hex) {
    assertThat(of(hex)).isEqualTo(FileKind.OTHER);
  }
}
