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

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Recognises the native files of other systems: Mach-O of macOS (its {@code mach-o/loader.h} and
 * {@code mach-o/fat.h}) and PE of Windows ("PE Format" of its documentation).
 *
 * <p>Nothing is judged by what is read here, so a damaged file is not refused: what cannot be read
 * of it is missing.
 */
public final class ForeignFormat {
  /** The commands of a Mach-O file take a few KB and must lie at its start. */
  private static final int HEAD_BYTES = 1 << 20;

  private static final int DOS_MAGIC = 0x4d5a;
  private static final int PE_MAGIC = 0x5045_0000;
  private static final int PE_OFFSET_AT = 0x3c;

  private ForeignFormat() {}

  /**
   * A native file that is not ELF.
   *
   * @param format "Mach-O", "universal Mach-O" or "PE"
   * @param machine its processor as {@code uname -m} of Linux has it; several of a universal file,
   *     separated by ", "
   * @param installNames its own install name and those of the libraries it needs, as written, in
   *     the order of the file, each once; empty for PE
   * @param minimumOs the oldest macOS it runs on, such as "10.13"; where the parts of a universal
   *     file differ, "x86_64 10.13, arm64 11.0"
   */
  public record Foreign(
      String format, String machine, List<String> installNames, Optional<String> minimumOs) {
    /** Copies the list. */
    public Foreign {
      Objects.requireNonNull(format, "format");
      Objects.requireNonNull(machine, "machine");
      installNames = List.copyOf(installNames);
      Objects.requireNonNull(minimumOs, "minimumOs");
    }
  }

  /**
   * What the file is; empty if it is of neither format.
   *
   * @throws IOException if it cannot be read
   */
  public static Optional<Foreign> of(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer head = head(channel, 0);
      if (head.limit() < 2 * Integer.BYTES) {
        return Optional.empty();
      }
      if (MachO.isUniversal(head)) {
        return universal(channel, head);
      }
      if (MachO.isMachO(head)) {
        MachO part = MachO.read(head);
        return Optional.of(
            new Foreign("Mach-O", part.machine(), part.installNames(), part.minimumOs()));
      }
      return pe(channel, head);
    }
  }

  /** At most {@link #HEAD_BYTES} from a place of the file on; big-endian. */
  private static ByteBuffer head(FileChannel channel, long from) throws IOException {
    long room = Math.max(0, channel.size() - from);
    ByteBuffer head = ByteBuffer.allocate((int) Math.min(HEAD_BYTES, room));
    while (head.hasRemaining() && channel.read(head, from + head.position()) > 0) {
      // A read may end early.
    }
    return head.flip();
  }

  private static Optional<Foreign> universal(FileChannel channel, ByteBuffer head)
      throws IOException {
    UniversalMachO all = new UniversalMachO();
    for (long offset : UniversalMachO.offsets(head)) {
      ByteBuffer part = head(channel, offset);
      if (part.limit() >= 2 * Integer.BYTES && MachO.isMachO(part)) {
        all.add(MachO.read(part));
      }
    }
    return all.isEmpty() ? Optional.empty() : Optional.of(all.summary());
  }

  private static Optional<Foreign> pe(FileChannel channel, ByteBuffer head) throws IOException {
    if ((head.getShort(0) & 0xffff) != DOS_MAGIC || head.limit() < PE_OFFSET_AT + Integer.BYTES) {
      return Optional.empty();
    }
    long at = head.order(ByteOrder.LITTLE_ENDIAN).getInt(PE_OFFSET_AT) & 0xffff_ffffL;
    ByteBuffer header = head(channel, at);
    if (header.limit() < Integer.BYTES + Short.BYTES || header.getInt(0) != PE_MAGIC) {
      return Optional.empty();
    }
    int machine = header.order(ByteOrder.LITTLE_ENDIAN).getShort(Integer.BYTES) & 0xffff;
    String name =
        switch (machine) {
          case 0x8664 -> "x86_64";
          case 0x14c -> "i386";
          case 0xaa64 -> "aarch64";
          case 0x1c4 -> "arm";
          default -> "machine 0x%x".formatted(machine);
        };
    return Optional.of(new Foreign("PE", name, List.of(), Optional.empty()));
  }
}
