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

import static org.apache.mxnet.natives.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.files.Sha256;
import org.apache.mxnet.natives.yaml.YamlDocument;
import org.apache.mxnet.natives.yaml.YamlException;
import org.apache.mxnet.natives.yaml.YamlLocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceReaderTest {
  private static final String DIGEST = "0123456789abcdef".repeat(4);
  private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
  private static final String COMPLETE =
      """
      sources:
        - url: https://example.org/x.tar.gz
          sha256: %1$s
        - git: https://example.org/x.git
          commit: %2$s
          submodules: true
        - debian: libpng1.6
          suite: trixie
          file: libpng1.6_1.6.48.orig.tar.gz
          sha256: %1$s
        - npm: "@scope/name@1.0.0"
          sha256: %1$s
        - maven: g:a:1:jar:c
          sha256: %1$s
        - file: ../x.tar.gz
          sha256: %1$s
        - git: ssh://git@example.org/y.git
          commit: %2$s
        - npm: name@1.0.0-rc.1
          sha256: %1$s
      """
          .formatted(DIGEST, COMMIT);

  @TempDir Path folder;

  private List<PinnedSource> read(String text) throws NativeBuildException, IOException {
    return SourceReader.read(YamlDocument.read(Files.writeString(file(), text)), file());
  }

  private Path file() {
    return folder.resolve("recipe.yaml");
  }

  @Test
  void readsEveryKind() throws NativeBuildException, IOException {
    List<PinnedSource> sources = read(COMPLETE);
    assertThat(sources)
        .extracting(PinnedSource::source)
        .containsExactly(
            new Source.Download(URI.create("https://example.org/x.tar.gz")),
            new Source.Git(
                URI.create("https://example.org/x.git"), COMMIT, List.of(), true, List.of()),
            new Source.Debian("libpng1.6", "trixie", "libpng1.6_1.6.48.orig.tar.gz"),
            new Source.Npm("@scope/name", "1.0.0"),
            new Source.MavenArtifact("g", "a", "1", "jar", "c"),
            new Source.LocalFile(folder.resolveSibling("x.tar.gz").toAbsolutePath()),
            new Source.Git(
                URI.create("ssh://git@example.org/y.git"), COMMIT, List.of(), false, List.of()),
            new Source.Npm("name", "1.0.0-rc.1"));
    assertThat(sources.get(1).where()).hasToString(file() + ":4:5");
    assertThat(sources)
        .extracting(PinnedSource::identity)
        .containsExactly(
            "sha256:" + DIGEST,
            "git:" + COMMIT + "+submodules",
            "sha256:" + DIGEST,
            "sha256:" + DIGEST,
            "sha256:" + DIGEST,
            "sha256:" + DIGEST,
            "git:" + COMMIT,
            "sha256:" + DIGEST);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "git: https://example.org/x.git | git: ext::sh | 4:10: 'ext::sh' is not the address of a git",
        "git: https://example.org/x.git | git: /srv/x.git | 4:10: '/srv/x.git' is not the address",
        "git: https://example.org/x | git: https://u:p@example.org/x | 4:10: the address holds a",
        "url: https://example.org/ | url: https://u:p@example.org/ | 2:10: the address holds a pass",
        "commit: 0123456789abcdef0123456789abcdef01234567 | commit: main | 5:13: 'main' is not a commit",
        "commit: 0123456789 | commit: 012345678A | 5:13: '012345678Aabcdef0123456789abcdef0123",
        "commit: 0123456789abcdef0123456789abcdef01234567 | ref: main | 5:5: unknown key 'ref'",
        "submodules: true | submodules: yes | 6:17: 'submodules' is 'yes'",
        "submodules: true | submodules: [../x] | 6:18: '../x' leads out of its folder",
        "submodules: true | submodules: ['a,b'] | 6:18: 'a,b' is not the path of a submodule",
        "submodules: true | submodules: {a: b} | 6:17: 'submodules' is not a text",
        "submodules: true | submodules: [a, a] | 6:21: 'a' is listed twice",
        "submodules: true | paths: [src, src] | 6:18: 'src' is listed twice",
        "submodules: true | paths: [src/../../x] | 6:13: 'src/../../x' leads out of its folder",
        "submodules: true | paths: [/src] | 6:13: '/src' leads out of its folder",
        "submodules: true | paths: [src/] | 6:13: 'src/' is not the path of a file or a folder",
        "submodules: true | paths: [./src] | 6:13: './src' is not the path of a file or a folder",
        "submodules: true | paths: ['src/*'] | 6:13: 'src/*' is not the path of a file or a folder",
        "submodules: true | paths: [] | 4:5: 'paths' is empty",
        "submodules: true | sha256: abc | 6:5: unknown key 'sha256'",
        "suite: trixie | commit: abc | 8:5: unknown key 'commit'",
        "suite: trixie | suite: ../x | 8:12: '../x' is not the name of a Debian suite",
        "debian: libpng1.6 | debian: -o | 7:13: '-o' is not the name of a Debian source package",
        "file: libpng1.6_1.6.48.orig | file: ../x.orig | 9:11: '../x.orig.tar.gz' is not the name of an",
        "file: libpng1.6_1.6.48.orig. | file: x.debian. | 9:11: 'x.debian.tar.gz' is not the name of an",
        "name@1.0.0 | name@latest | 11:10: '@scope/name@latest' is not an npm package in one exact",
        "name@1.0.0 | name@^1.0.0 | 11:10: '@scope/name@^1.0.0' is not an npm package in one exact",
        "'\"@scope/name@1.0.0\"' | --x@1.0.0 | 11:10: '--x@1.0.0' is not an npm package in one",
        "- maven: g:a:1:jar:c | - file: x\\n    maven: g:a:1:jar | 13:5: a source has exactly one of",
        "- maven: g:a:1:jar:c | - suite: x | 13:5: a source has exactly one of maven, file, url, git,",
      })
  void refuses(String original, String wrong, String message) {
    String from = original.replace("'\"", "\"").replace("\"'", "\"");
    String text = COMPLETE.replace(from, wrong.replace("\\n", "\n"));
    assertThat(text).isNotEqualTo(COMPLETE);
    assertThat(failure(YamlException.class, () -> read(text)))
        .hasMessageStartingWith(file() + ":" + message);
  }

  @Test
  void readsWhichSubmodulesBelongToASourceInWhateverOrder()
      throws NativeBuildException, IOException {
    PinnedSource some = read(COMPLETE.replace("submodules: true", "submodules: [b/c, a]")).get(1);
    assertThat(some.source())
        .isEqualTo(
            new Source.Git(
                URI.create("https://example.org/x.git"),
                COMMIT,
                List.of(),
                true,
                List.of("a", "b/c")))
        .hasToString("https://example.org/x.git commit " + COMMIT + " with submodules a, b/c");
    assertThat(some.identity()).isEqualTo("git:" + COMMIT + "+submodules(a,b/c)");
    PinnedSource none = read(COMPLETE.replace("submodules: true", "submodules: []")).get(1);
    assertThat(none.identity()).isEqualTo("git:" + COMMIT);
  }

  @Test
  void readsWhichPartsOfTheTreeBelongToASource() throws NativeBuildException, IOException {
    PinnedSource some =
        read(COMPLETE.replace("submodules: true", "submodules: true\n    paths: [src, LICENSE]"))
            .get(1);
    assertThat(some.source())
        .isEqualTo(
            new Source.Git(
                URI.create("https://example.org/x.git"),
                COMMIT,
                List.of("LICENSE", "src"),
                true,
                List.of()))
        .hasToString(
            "https://example.org/x.git commit " + COMMIT + " only LICENSE, src with submodules");
    assertThat(some.identity()).isEqualTo("git:" + COMMIT + "+paths(LICENSE,src)+submodules");
  }

  @Test
  void saysWhichKeysAKindHas() {
    YamlException e =
        failure(
            YamlException.class, () -> read(COMPLETE.replace("submodules: true", "sha256: abc")));
    assertThat(e.remedy()).contains("git, commit, paths, submodules");
  }

  @Test
  void knowsForAPrebuiltBackendOnlyWhatIsAnArchive() throws IOException {
    Files.writeString(file(), COMPLETE);
    assertThat(
            failure(
                YamlException.class,
                () -> SourceReader.readArchives(YamlDocument.read(file()), file())))
        .hasMessage(file() + ":4:5: unknown key 'git'");
  }

  @Test
  void pinsEachSourceOnce() {
    YamlLocation where = new YamlLocation(file(), 1, 1);
    Source git =
        new Source.Git(
            URI.create("https://example.org/x.git"), COMMIT, List.of(), false, List.of());
    Source npm = new Source.Npm("name", "1.0.0");
    assertThatThrownBy(() -> new PinnedSource(git, Optional.of(new Sha256(DIGEST)), where))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new PinnedSource(npm, Optional.empty(), where))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
