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
package org.apache.mxnet.natives.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.mxnet.natives.platform.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DependencyTableTest {
  @TempDir Path folder;

  @Test
  void tellsOfEachLibraryItsVersionLicenceAndUsers() throws Exception {
    RecipeCatalog catalog =
        new SampleRecipes(folder)
            .library("zlib", 1)
            .library("png", 1, "zlib")
            .library("curl", 1, "zlib")
            .library("protoc", "3.0", 1, "runsOn: build-machine\n")
            .backend("png", "protoc", "curl")
            .catalog(Platform.LINUX_X86_64);
    assertThat(DependencyTable.markdown(catalog, catalog.backend("")))
        .startsWith("# What backend 9.0 is built from\n")
        .contains(
            "| [curl](https://example.org) | 1.0 | Zlib | A | backend (feature s3) |\n",
            "| [protoc](https://example.org) | 3.0 | Zlib | A"
                + " | backend (variant cpu) (while it is built) |\n",
            "| [zlib](https://example.org) | 1.0 | Zlib | A | curl, png |\n",
            "- **backend 9.0**: a test\n");
  }

  @Test
  void tellsWhatIsInTheBackendsOwnSource() throws Exception {
    String contains =
        """
        variants: {cpu: {}, cu1: {}}
        contains:
          - {name: onednn, version: "2.4", license: Apache-2.0, source: https://o/, variants: [cpu]}
          - {name: dmlc, version: a1, license: Apache-2.0, source: https://d/}
        """;
    RecipeCatalog catalog =
        new SampleRecipes(folder).backend(contains).catalog(Platform.LINUX_X86_64);
    assertThat(DependencyTable.markdown(catalog, catalog.backend("")))
        .contains(
            """
            ## What is in the backend's own source

            | component | version | licence | variants |
            |---|---|---|---|
            | [onednn](https://o/) | 2.4 | Apache-2.0 | cpu |
            | [dmlc](https://d/) | a1 | Apache-2.0 | all |

            ## Why
            """);
  }

  /** The committed table is the goal's own output, for the recipes beside it. */
  @Test
  void theProjectsOwnTableIsTrue() throws Exception {
    Path root = Path.of("").toAbsolutePath().getParent();
    RecipeCatalog catalog =
        RecipeCatalog.read(
            root.resolve("mxnet-scala-assembly/src/main/recipes"), Platform.LINUX_X86_64);
    assertThat(Files.readString(root.resolve("docs/dependencies.md")))
        .as("write it anew: mvn -f mxnet-scala-assembly mxnet-native:document-deps")
        .isEqualTo(DependencyTable.markdown(catalog, catalog.backend("")));
  }
}
