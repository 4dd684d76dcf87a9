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
package org.apache.mxnet.natives.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.mxnet.natives.files.Sha256;
import org.apache.mxnet.natives.recipe.PinnedSource;
import org.apache.mxnet.natives.recipe.Source;
import org.apache.mxnet.natives.yaml.YamlLocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FetchedSourcesTest {
  @TempDir Path temp;

  @Test
  void knowsWhatTheCacheHas() throws Exception {
    Path cache = temp.resolve("sources");
    PinnedSource pinned =
        new PinnedSource(
            new Source.Download(URI.create("https://example.org/x")),
            Optional.of(Sha256.of("x")),
            new YamlLocation(Path.of("recipe.yaml"), 1, 1));
    assertThat(new FetchedSources(cache).has(pinned)).isFalse();
    assertThat(cache).doesNotExist();
    Files.writeString(new SourceCache(Files.createDirectory(cache)).file(pinned), "x");
    assertThat(new FetchedSources(cache).has(pinned)).isTrue();
  }
}
