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
package org.apache.mxnet.natives.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Sha256Test {
  /** FIPS 180-4, example of "abc". */
  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @TempDir Path folder;

  @Test
  void digestsFilesTextsAndStreamsAlike() throws IOException {
    Path file = Files.writeString(folder.resolve("abc"), "abc");
    ByteArrayOutputStream copy = new ByteArrayOutputStream();
    assertThat(Sha256.of(file).hex()).isEqualTo(ABC);
    assertThat(Sha256.of("abc")).hasToString(ABC);
    assertThat(Sha256.drain(new ByteArrayInputStream("abc".getBytes()), copy).hex()).isEqualTo(ABC);
    assertThat(copy).hasToString("abc");
  }

  @Test
  void isExactly64LowerCaseDigits() {
    assertThat(Sha256.isHex(ABC)).isTrue();
    assertThat(Sha256.isHex(ABC.toUpperCase())).isFalse();
    assertThat(Sha256.isHex(ABC + "0")).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Sha256("abc"))
        .withMessage("not 64 lower-case hexadecimal digits: abc");
  }
}
