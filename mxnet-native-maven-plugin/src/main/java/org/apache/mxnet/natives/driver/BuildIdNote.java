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
package org.apache.mxnet.natives.driver;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.List;
import org.apache.mxnet.natives.files.Sha256;

/**
 * A build id for a module whose linker makes none: a note with a place for it is linked in, and the
 * digest of the module put there afterwards. A build of the same bytes gets the same id.
 */
public final class BuildIdNote {
  /** What stands in the place until then: as long as a SHA-256 digest. */
  static final String PLACE = "the build id of mxnet-natives...";

  /** Linkers leave out what has the right name: they take it for another linker's id. */
  private static final String SECTION = ".note.build-id";

  // gABI, "Note Section": the sizes of owner and content, and the type NT_GNU_BUILD_ID.
  private static final int[] HEADER = {4, PLACE.length(), 3};

  private static final String OWNER = "GNU\0";

  private BuildIdNote() {}

  /** The argument of {@code objcopy} that gives the note's section the name that tools know. */
  public static String renaming() {
    return "--rename-section=" + SECTION + "=.note.gnu.build-id";
  }

  /**
   * Writes the note as a source file of assembler, which is the same for each processor.
   *
   * @param source a file {@code *.s}
   */
  static void write(Path source) throws IOException {
    List<String> lines =
        List.of(
            ".section " + SECTION + ",\"a\",%note",
            ".balign 4",
            ".long %d, %d, %d".formatted(HEADER[0], HEADER[1], HEADER[2]),
            ".asciz \"GNU\"",
            ".ascii \"" + PLACE + "\"",
            // Without it, linkers take it for code that needs an executable stack.
            ".section .note.GNU-stack,\"\",%progbits");
    Files.write(source, lines);
  }

  /**
   * Puts the id of a module into its place.
   *
   * @param module a shared library that the note was linked into; changed in place
   * @throws DriverException if it has no such place
   */
  public static void fill(Path module) throws IOException, DriverException {
    byte[] id = HexFormat.of().parseHex(Sha256.of(module).hex());
    try (FileChannel file =
        FileChannel.open(module, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      ByteBuffer note = note();
      long at = find(file.map(MapMode.READ_ONLY, 0, file.size()), note);
      if (at < 0) {
        throw new DriverException(
            module + " has no place for a build id",
            "Give its link command ${link:%s}, which links one in."
                .formatted(module.getFileName()));
      }
      file.write(ByteBuffer.wrap(id), at + note.capacity() - PLACE.length());
    }
  }

  /** As both kinds of processors have it, the lowest byte first. */
  private static ByteBuffer note() {
    byte[] text = (OWNER + PLACE).getBytes(StandardCharsets.US_ASCII);
    ByteBuffer note =
        ByteBuffer.allocate(HEADER.length * Integer.BYTES + text.length)
            .order(ByteOrder.LITTLE_ENDIAN);
    for (int number : HEADER) {
      note.putInt(number);
    }
    return note.put(text).flip();
  }

  private static int find(ByteBuffer bytes, ByteBuffer wanted) {
    int length = wanted.capacity();
    for (int at = 0; at <= bytes.capacity() - length; at += Integer.BYTES) {
      if (bytes.get(at) == wanted.get(0) && bytes.slice(at, length).equals(wanted)) {
        return at;
      }
    }
    return -1;
  }
}
