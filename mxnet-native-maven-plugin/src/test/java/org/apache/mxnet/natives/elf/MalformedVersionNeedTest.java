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

import org.junit.jupiter.api.Test;

/** Damages the version needs, and what only shows when all names are added up. */
class MalformedVersionNeedTest extends MalformedElf {
  private static final int VERNEEDNUM = 0x6fffffff;

  @Test
  void rejectsBadVersionNeeds() throws Exception {
    ElfImage image = image().build();
    String table = "version need table at offset 0x%x: ".formatted(image.at("verneed"));
    rejects(image.u16("verneed", 0, 2), table + "vn_version at position 0x0 is 2, not 1");
    rejects(
        image().build().u16("verneed", 2, 2),
        table + "the chain of versions of libc.so.6 does not end after vn_cnt = 2 of them");
    rejects(
        image().build().dynamic(VERNEEDNUM, 2),
        table + "the chain of files does not end after DT_VERNEEDNUM = 2 of them");
    rejects(
        image().build().u32("verneed", 12, 16),
        table + "the chain of files does not end after DT_VERNEEDNUM = 1 of them");
    rejects(
        image().build().u32("verneed", 8, 0xfffffff0L),
        table + "needs 2 bytes at position 0xfffffff4, but has only 0x20");
  }

  @Test
  void cutsVersionNeedChainsThatShareEntries() throws Exception {
    ElfImageBuilder builder = image();
    int files = 20;
    for (int i = 1; i < files; i++) {
      builder.need("lib%d.so".formatted(i), "V_1");
    }
    ElfImage image = builder.build();
    // Each file has the one version that follows it; now it has those of all later files too.
    for (int i = 0; i < files; i++) {
      image.u16("verneed", 32 * i + 2, files - i);
      image.u32("verneed", 32 * i + 28, i == files - 1 ? 0 : 32);
    }

    rejects(
        image,
        "version need table at offset 0x%x: its chains have more entries than fit in 0x%x",
        image.at("verneed"),
        image.at("dynamic") - image.at("verneed"));
  }

  @Test
  void boundsTheMemoryThatNamesTake() throws Exception {
    ElfImageBuilder builder = image();
    String name = "n".repeat(1 << 20);
    for (int i = 0; i < 100; i++) {
      builder.name(1, name);
    }
    ElfImage image = builder.build();

    rejects(
        image,
        "dynamic string table at offset 0x%x: the names the file refers to add up to more than 64"
            + " MiB",
        image.at("dynstr"));
  }
}
