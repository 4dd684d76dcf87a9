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
package org.apache.mxnet.natives.product;

import java.nio.ByteOrder;
import java.util.Optional;
import org.apache.mxnet.natives.elf.ElfClass;
import org.apache.mxnet.natives.elf.ElfFile;
import org.apache.mxnet.natives.elf.ElfMachine;
import org.apache.mxnet.natives.elf.RelocatableFile;
import org.apache.mxnet.natives.platform.Platform;

/** What objects and libraries of a platform look like. */
enum Processor {
  X86_64(ElfMachine.X86_64) {
    @Override
    RelocationKind kind(int type) {
      return RelocationKind.ofX86(type);
    }

    @Override
    String relocationName(int type) {
      return RelocationName.ofX86(type);
    }
  },
  AARCH64(ElfMachine.AARCH64) {
    @Override
    RelocationKind kind(int type) {
      return RelocationKind.ofAarch64(type);
    }

    @Override
    String relocationName(int type) {
      return RelocationName.ofAarch64(type);
    }
  };

  private final ElfMachine machine;

  Processor(ElfMachine machine) {
    this.machine = machine;
  }

  /** Empty for a platform whose objects are not ELF. */
  static Optional<Processor> of(Platform platform) {
    return switch (platform) {
      case LINUX_X86_64 -> Optional.of(X86_64);
      case LINUX_AARCH64 -> Optional.of(AARCH64);
      case OSX_X86_64, OSX_AARCH64 -> Optional.empty();
    };
  }

  /** What a relocation type does. */
  abstract RelocationKind kind(int type);

  /** What the processor supplement calls a relocation type. */
  abstract String relocationName(int type);

  ElfMachine machine() {
    return machine;
  }

  /** What an object is for if it is for something else. */
  Optional<String> mismatch(RelocatableFile object) {
    return mismatch(object.machine(), object.elfClass(), object.byteOrder());
  }

  /** What a library is for if it is for something else. */
  Optional<String> mismatch(ElfFile library) {
    return mismatch(library.machine(), library.elfClass(), library.byteOrder());
  }

  private Optional<String> mismatch(ElfMachine found, ElfClass elfClass, ByteOrder order) {
    boolean fits =
        found.equals(machine) && elfClass == ElfClass.ELF64 && order == ByteOrder.LITTLE_ENDIAN;
    return fits
        ? Optional.empty()
        : Optional.of(
            "%s, %d-bit, %s"
                .formatted(
                    found,
                    elfClass.bits(),
                    order == ByteOrder.LITTLE_ENDIAN ? "little-endian" : "big-endian"));
  }
}
