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

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** What the tests of damaged files have in common: a sound image to damage, and the verdict. */
abstract class MalformedElf {
  @TempDir Path dir;

  static ElfImageBuilder image() {
    return ElfImageBuilder.library()
        .name(14, "lib.so")
        .need("libc.so.6", "GLIBC_2.17", "secure_getenv");
  }

  void rejects(ElfImage image, String problem, Object... values) throws Exception {
    rejects(image.bytes(), problem.formatted(values));
  }

  void rejects(byte[] bytes, String problem) throws Exception {
    Path file = Files.write(dir.resolve("lib.so"), bytes);
    assertThatThrownBy(() -> ElfReader.read(file))
        .isInstanceOf(ElfFormatException.class)
        .hasMessage(file + ": " + problem + ".");
  }
}
