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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir Path folder;

  @Test
  void makesTheFoldersAndReplacesWhatIsThere() throws IOException {
    Path file = folder.resolve("a/b/file");
    AtomicFile.writeText(file, "first");
    AtomicFile.writeText(file, "zweite ä");
    assertThat(file).hasContent("zweite ä");
    assertThat(file.getParent()).isDirectoryContaining("glob:**/file");
    assertThat(Files.list(file.getParent())).hasSize(1);
  }

  @Test
  void leavesTheOldFileIfTheWriterFails() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "old");
    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    file,
                    out -> {
                      out.write(1);
                      throw new IllegalStateException("half way");
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("half way");
    assertThat(file).hasContent("old");
    assertThat(Files.list(folder)).containsExactly(file);
  }

  @Test
  void givesTheFileTheModeOfAnyOtherNewFile() throws IOException {
    Path file = folder.resolve("file");
    AtomicFile.writeText(file, "");
    Path other = Files.createFile(folder.resolve("other"));
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(Files.getPosixFilePermissions(other))
        .contains(PosixFilePermission.OWNER_READ);
  }
}
