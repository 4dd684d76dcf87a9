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
package org.apache.mxnet.natives.detect;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.mxnet.natives.elf.ElfMachine;
import org.apache.mxnet.natives.policy.VersionFunction;

/**
 * Reads a version from the machine code of a function that does nothing but tell it: from the
 * constants that it returns, or stores where its arguments point to.
 *
 * <p>Any instruction that is not known to such functions makes it unreadable, rather than wrong.
 */
final class VersionCode {
  /** More than such functions have: those known are of 19 bytes at most. */
  private static final int LONGEST = 96;

  private VersionCode() {}

  /**
   * @param offset where the function starts, in bytes from the start of the file
   * @return empty if the function is not understood
   */
  static Optional<String> read(Path file, long offset, ElfMachine machine, VersionFunction function)
      throws IOException {
    ByteBuffer code = code(file, offset);
    if (machine.equals(ElfMachine.X86_64)) {
      return version(X86Constants.read(code), function);
    }
    return machine.equals(ElfMachine.AARCH64)
        ? version(Aarch64Constants.read(code), function)
        : Optional.empty();
  }

  private static Optional<String> version(Optional<Constants> constants, VersionFunction function) {
    if (constants.isEmpty()) {
      return Optional.empty();
    }
    List<Integer> weights = function.weights();
    if (weights.isEmpty()) {
      List<Integer> parts = constants.get().stored();
      return parts.isEmpty()
          ? Optional.empty()
          : Optional.of(parts.stream().map(String::valueOf).collect(Collectors.joining(".")));
    }
    return constants.get().returned().filter(number -> number > 0).map(n -> split(n, weights));
  }

  private static String split(int number, List<Integer> weights) {
    StringBuilder version = new StringBuilder();
    int rest = number;
    for (int weight : weights) {
      version.append(version.isEmpty() ? "" : ".").append(rest / weight);
      rest %= weight;
    }
    return version.toString();
  }

  private static ByteBuffer code(Path file, long offset) throws IOException {
    ByteBuffer code = ByteBuffer.allocate(LONGEST).order(ByteOrder.LITTLE_ENDIAN);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      while (code.hasRemaining() && channel.read(code, offset + code.position()) > 0) {
        // Until the buffer is full, or the file ends.
      }
    }
    // What the file does not have stays zero, which is no instruction of such a function.
    return code.rewind();
  }
}
