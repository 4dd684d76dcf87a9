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
package org.apache.mxnet.natives.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StageStampTest {
  @TempDir Path folder;
  private StageStamp stamp;
  private Path library;

  @BeforeEach
  void aStage() throws IOException {
    library = Files.createDirectories(folder.resolve("prefix/lib")).resolve("libz.a");
    Files.writeString(library, "z");
    stamp = new StageStamp(folder);
    stamp.write("cpu", List.of(folder.resolve("prefix"), folder.resolve("absent")));
  }

  @Test
  void holdsWhileNothingChanges() throws IOException {
    assertThat(stamp.holds("cpu")).isTrue();
  }

  @Test
  void doesNotHoldForOtherSettings() throws IOException {
    assertThat(stamp.holds("native")).isFalse();
  }

  @Test
  void seesAnEditThatKeepsSizeAndTime() throws Exception {
    FileTime time = Files.getLastModifiedTime(library);
    // The kernel's clock for ctime has ticks of up to 10 ms.
    Thread.sleep(20);
    Files.writeString(library, "y");
    Files.setLastModifiedTime(library, time);
    assertThat(stamp.holds("cpu")).isFalse();
  }

  @Test
  void seesFilesThatComeAndGo() throws IOException {
    Path more = library.resolveSibling("libpng.a");
    Files.writeString(more, "png");
    assertThat(stamp.holds("cpu")).isFalse();
    Files.delete(more);
    assertThat(stamp.holds("cpu")).isTrue();
    Files.writeString(folder.resolve("absent"), "now it is there");
    assertThat(stamp.holds("cpu")).isFalse();
  }

  @Test
  void forgets() throws IOException {
    stamp.clear();
    assertThat(stamp.holds("cpu")).isFalse();
  }
}
