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

import static org.apache.mxnet.natives.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArArchiveTest {
  private static final byte[] ODD = {1, 2, 3};

  @TempDir Path dir;

  @Test
  void listsMembersWithShortAndLongNames() throws Exception {
    byte[] object = RelocatableBuilder.object().defines("f").build();
    ArArchive archive =
        open(
            new ArBuilder()
                .raw("/", new byte[12])
                .raw("/SYM64/", new byte[24])
                .member("short.o", ODD)
                .member("a name with spaces, and long.o", object)
                .member("another-long-name.cpp.o", new byte[0])
                .member("short.o", ODD));

    assertThat(archive.members())
        .extracting(ArMember::name)
        .containsExactly(
            "short.o", "a name with spaces, and long.o", "another-long-name.cpp.o", "short.o");
    ArMember second = archive.members().get(1);
    assertThat(second.size()).isEqualTo(object.length);
    byte[] file = Files.readAllBytes(dir.resolve("lib.a"));
    int offset = (int) second.offset();
    assertThat(Arrays.copyOfRange(file, offset, offset + object.length)).isEqualTo(object);
    assertThat(archive.object(second).symbols()).extracting(ElfSymbol::name).contains("f");
  }

  @Test
  void readsTheNamesOfBsd() throws Exception {
    ArArchive archive =
        open(
            new ArBuilder()
                .bsdMember("__.SYMDEF SORTED", new byte[8])
                .bsdMember("inflate with space.o", ODD)
                .raw("plain.o", ODD)
                .raw("__.SYMDEF", ODD));

    assertThat(archive.members())
        .extracting(ArMember::name, ArMember::size)
        .containsExactly(tuple("inflate with space.o", 3L), tuple("plain.o", 3L));
  }

  @Test
  void acceptsAnOddLastMemberWithoutPadding() throws Exception {
    byte[] bytes = new ArBuilder().member("a.o", ODD).build();

    Path file = Files.write(dir.resolve("lib.a"), Arrays.copyOf(bytes, bytes.length - 1));

    assertThat(ArArchive.open(file).members()).hasSize(1);
  }

  @Test
  void tellsWhatAMemberIs() throws Exception {
    ArArchive archive =
        open(
            new ArBuilder()
                .member("elf.o", RelocatableBuilder.object().build())
                .member("bitcode.o", new byte[] {'B', 'C', (byte) 0xc0, (byte) 0xde, 0})
                .member("wrapped.o", new byte[] {(byte) 0xde, (byte) 0xc0, 0x17, 0x0b, 0})
                .member("text.o", "hello".getBytes(StandardCharsets.US_ASCII))
                .member("short.o", ODD));

    assertThat(archive.members())
        .extracting(archive::kind)
        .containsExactly(
            ObjectKind.ELF,
            ObjectKind.LLVM_BITCODE,
            ObjectKind.LLVM_BITCODE,
            ObjectKind.OTHER,
            ObjectKind.OTHER);
  }

  @Test
  void acceptsAnArchiveWithoutMembers() throws Exception {
    assertThat(open(new ArBuilder()).members()).isEqualTo(List.of());
    assertThat(ArArchive.isArchive(dir.resolve("lib.a"))).isTrue();
  }

  @Test
  void refusesAThinArchive() throws Exception {
    Path file = Files.writeString(dir.resolve("lib.a"), "!<thin>\n//   ");

    ArchiveFormatException failure =
        failure(ArchiveFormatException.class, () -> ArArchive.open(file));

    assertThat(failure)
        .hasMessage(
            file + ": a thin archive, which only names the object files of the build folder.");
    assertThat(failure.remedy())
        .isEqualTo("Build it with ar without the letter T or the option --thin.");
    assertThat(ArArchive.isArchive(file)).isFalse();
  }

  @Test
  void refusesWhatIsNoArchive() throws Exception {
    String problem = "not an archive, it does not start with \"!<arch>\" and a line feed";
    rejects(new byte[0], problem);
    rejects("GROUP ( libm.so.6 )".getBytes(StandardCharsets.US_ASCII), problem);
    assertThat(failure(ArchiveFormatException.class, () -> ArArchive.open(dir.resolve("lib.a"))))
        .extracting(ArchiveFormatException::remedy)
        .isEqualTo(
            "Build the library again; if \"ar t\" lists it without a complaint, report this as a bug"
                + " of the plugin.");
  }

  @Test
  void refusesABadHeader() throws Exception {
    byte[] sound = new ArBuilder().member("a.o", ODD).build();
    rejects(Arrays.copyOf(sound, 67), "cut off within the member header at offset 0x8");
    byte[] unmarked = sound.clone();
    unmarked[66] = 'x';
    rejects(unmarked, "no member header at offset 0x8");
    rejects(
        Arrays.copyOf(sound, 70),
        "the member at offset 0x8, 3 bytes long, runs past the end of the file at 0x46");
    byte[] signed = sound.clone();
    signed[56] = '-';
    rejects(signed, "the member header at offset 0x8 has \"-\" where a number should be");
  }

  @Test
  void refusesABadName() throws Exception {
    rejects(
        new ArBuilder().raw("/7", ODD).build(),
        "the member at offset 0x8 has its name at position 7 of a table of 0 bytes");
    rejects(
        new ArBuilder().raw("#1/4", ODD).build(),
        "the name of the member at offset 0x8, 4 bytes long, is longer than the member");
    rejects(
        new ArBuilder().raw("#1/x", ODD).build(),
        "the member header at offset 0x8 has \"x\" where a number should be");
  }

  @Test
  void refusesNamesThatAddUpToMoreThanTheirTable() throws Exception {
    ArBuilder builder = new ArBuilder().raw("//", new byte[0]);
    byte[] names = new byte[1 << 20];
    Arrays.fill(names, (byte) 'n');
    builder.raw("//", names);
    for (int i = 0; i < 80; i++) {
      builder.raw("/0", new byte[0]);
    }

    rejects(builder.build(), "the names of the members add up to more than 64 MiB");
  }

  private ArArchive open(ArBuilder builder) throws Exception {
    return ArArchive.open(builder.write(dir.resolve("lib.a")));
  }

  private void rejects(byte[] bytes, String problem) throws Exception {
    Path file = Files.write(dir.resolve("lib.a"), bytes);
    assertThat(failure(ArchiveFormatException.class, () -> ArArchive.open(file)))
        .hasMessage(file + ": " + problem + ".");
  }
}
