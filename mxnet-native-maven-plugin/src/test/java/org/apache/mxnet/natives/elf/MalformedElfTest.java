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

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** Damages one field at a time; positions are those of the 64-bit layouts. */
class MalformedElfTest extends MalformedElf {
  private static final int STRTAB = 5;
  private static final int SYMTAB = 6;
  private static final int STRSZ = 10;
  private static final int SYMENT = 11;
  private static final int SONAME = 14;

  @Test
  void tellsTheUserWhatToDo() throws Exception {
    Path file = Files.writeString(dir.resolve("lib.so"), "GROUP ( libc.so.6 )");

    assertThatThrownBy(() -> ElfReader.read(file))
        .isInstanceOf(ElfFormatException.class)
        .hasMessage(file + ": not an ELF file, it does not start with 7f 45 4c 46.")
        .asInstanceOf(InstanceOfAssertFactories.type(ElfFormatException.class))
        .returns(
            "Build or fetch the file again; if \"readelf -aW\" reads it without a complaint, report"
                + " this as a bug of the plugin.",
            ElfFormatException::remedy);
  }

  @Test
  void rejectsTruncatedHeader() throws Exception {
    rejects(new byte[0], "cut off within e_ident, it has 0 of 16 bytes");
    rejects(new byte[] {0x7f, 'E', 'L', 'F', 2}, "cut off within e_ident, it has 5 of 16 bytes");
    rejects(
        "#!/bin/sh\n".getBytes(StandardCharsets.US_ASCII),
        "not an ELF file, it does not start with 7f 45 4c 46");
    rejects(
        Arrays.copyOf(image().build().bytes(), 63),
        "ELF header at offset 0x0, 64 bytes long, runs past the end of the file at 0x3f");
  }

  @Test
  void rejectsUnknownIdent() throws Exception {
    rejects(image().build().u8("header", 4, 3), "EI_CLASS at offset 4 is 3, not 1 or 2");
    rejects(image().build().u8("header", 5, 0), "EI_DATA at offset 5 is 0, not 1 or 2");
    rejects(image().build().u8("header", 6, 9), "EI_VERSION at offset 6 is 9, not 1");
  }

  @Test
  void rejectsBadProgramHeaders() throws Exception {
    rejects(
        image().build().u16("header", 54, 32),
        "ELF header at offset 0x0: e_phentsize is 32, not 56");
    rejects(
        image().build().u16("header", 56, 0xffff),
        "ELF header at offset 0x0: e_phnum is PN_XNUM, more program headers than a library has");
    ElfImage far = image().build();
    rejects(
        far.word("header", 32, 0x7fff_ffff_ffff_ffffL),
        "program header table at offset 0x7fffffffffffffff, 168 bytes long, runs past the end of"
            + " the file at 0x%x".formatted(far.bytes().length));
  }

  @Test
  void rejectsASegmentBeyondTheEndOfTheFile() throws Exception {
    ElfImage image = image().build();

    rejects(
        image.word("programs", 32, -1L),
        "PT_LOAD segment at offset 0xe8, 18446744073709551615 bytes long, runs past the end of the"
            + " file at 0x%x".formatted(image.bytes().length));
  }

  @Test
  void rejectsADynamicSectionThatIsNotLoaded() throws Exception {
    rejects(
        image().build().word("programs", 2 * 56 + 16, 0x99999),
        "dynamic section is at address 0x99999, where no PT_LOAD segment puts a part of the file");
  }

  @Test
  void rejectsBadStringTable() throws Exception {
    ElfImage image = image().build();
    String dynamic = "dynamic section at offset 0x%x: ".formatted(image.at("dynamic"));
    rejects(image().build().withoutDynamic(STRTAB), dynamic + "has no DT_STRTAB");
    rejects(image().build().withoutDynamic(STRSZ), dynamic + "has no DT_STRSZ");
    rejects(
        image().build().dynamic(STRSZ, 100_000),
        "dynamic string table at offset 0x%x: 100000 bytes long, but its segment ends after 0x%x"
            .formatted(image.at("dynstr"), image.at("dynamic") - image.at("dynstr")));
    rejects(
        image().build().dynamic(STRTAB, 3),
        "dynamic string table is at address 0x3, where no PT_LOAD segment puts a part of the file");
  }

  @Test
  void rejectsStringsOutsideTheirTable() throws Exception {
    ElfImage image = image().build();
    String strings = "dynamic string table at offset 0x%x: ".formatted(image.at("dynstr"));
    rejects(
        image().build().dynamic(SONAME, 5000),
        strings + "needs 1 bytes at position 0x1388, but has only 0x2b");
    rejects(
        image().build().dynamic(STRSZ, 4),
        strings + "needs 1 bytes at position 0x16, but has only 0x4");
  }

  @Test
  void rejectsBadSymbolTable() throws Exception {
    ElfImage image = image().build();
    rejects(
        image.dynamic(SYMENT, 16),
        "dynamic symbol table at offset 0x%x: DT_SYMENT is 16, not 24"
            .formatted(image.at("dynsym")));
    rejects(
        image().build().dynamic(SYMTAB, 0),
        "dynamic symbol table is at address 0x0, where no PT_LOAD segment puts a part of the file");
    rejects(
        image().hash(ElfImageBuilder.Hash.SYSV).build().u32("dynsym", 24, 0x1_0000),
        "dynamic string table at offset 0x%x: needs 1 bytes at position 0x10000, but has only 0x2b"
            .formatted(image().hash(ElfImageBuilder.Hash.SYSV).build().at("dynstr")));
  }

  @Test
  void rejectsMoreSymbolsThanFit() throws Exception {
    ElfImage image = image().hash(ElfImageBuilder.Hash.SYSV).build().u32("hash", 4, 0xffffffffL);

    rejects(
        image,
        "dynamic symbol table at offset 0x%x: should have 4294967295 entries, but its segment ends"
            + " after %d",
        image.at("dynsym"),
        (image.at("dynamic") - image.at("dynsym")) / 24);
  }

  @Test
  void rejectsBadGnuHashTable() throws Exception {
    ElfImage image = image().defined("d").build();
    String hash = "GNU hash table at offset 0x%x: ".formatted(image.at("hash"));
    int size = image.at("dynamic") - image.at("hash");
    rejects(
        image.u32("hash", 4, 9),
        hash + "a bucket starts at symbol 2, before the first hashed one, 9");
    ElfImage manyBuckets = image().defined("d").build().u32("hash", 0, 0xffffffffL);
    rejects(manyBuckets, hash + "needs 4 bytes at position 0x%x, but has only 0x%x", size, size);
    ElfImage manyWords = image().defined("d").build().u32("hash", 8, 0xffffffffL);
    rejects(manyWords, hash + "needs 4 bytes at position 0x800000008, but has only 0x%x", size);
  }

  @Test
  void rejectsAGnuHashChainOutsideTheTable() throws Exception {
    ElfImage image = image().defined("d").build().u32("hash", 24, 0x7fffffff);

    rejects(
        image,
        "GNU hash table at offset 0x%x: needs 4 bytes at position 0x200000010, but has only 0x%x",
        image.at("hash"),
        image.at("dynamic") - image.at("hash"));
  }
}
