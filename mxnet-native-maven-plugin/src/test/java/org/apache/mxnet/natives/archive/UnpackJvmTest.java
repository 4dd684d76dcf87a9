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
package org.apache.mxnet.natives.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.apache.mxnet.natives.archive.SampleArchive.Format;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackJvmTest {
  @TempDir Path temp;

  @Test
  void theCallersUmaskDoesNotMatter() throws Exception {
    Path archive =
        new SampleArchive()
            .folder("a/b")
            .file("a/b/f", "")
            .program("a/c/p", "")
            .write(temp.resolve("archive"), Format.GZIP);
    for (String umask : new String[] {"077", "000", "002"}) {
      Path folder = temp.resolve("out" + umask);
      assertThat(UnpackJvm.run(archive, folder, umask, Map.of())).isEmpty();
      for (String path : new String[] {"", "b", "c", "c/p"}) {
        assertThat(mode(folder.resolve(path))).as(umask + " " + path).isEqualTo("rwxr-xr-x");
      }
      assertThat(mode(folder.resolve("b/f"))).as(umask).isEqualTo("rw-r--r--");
    }
  }

  @Test
  void saysWhichLocaleANameNeeds() throws Exception {
    Path archive =
        new SampleArchive().file("a/\u00e4", "x").write(temp.resolve("archive"), Format.GZIP);
    String said =
        UnpackJvm.run(archive, temp.resolve("out"), "022", Map.of("LC_ALL", "C", "LANG", "C"));
    assertThat(said).contains("ArchiveException").contains("': this JVM cannot write its name");
    assertThat(temp.resolve("out")).doesNotExist();
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
