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

import static org.apache.mxnet.natives.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.files.Sha256;
import org.apache.mxnet.natives.recipe.PinnedSource;
import org.apache.mxnet.natives.recipe.Source;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With an apt whose lists know zlib once it was updated. */
class DebianSourceTest extends WebFixture {
  private static final String FILE = "zlib_1.3.orig.tar.gz";
  private static final PinnedSource ZLIB = debian(FILE);
  private FakePrograms programs;

  private static PinnedSource debian(String file) {
    return pinned(new Source.Debian("zlib", "trixie", file));
  }

  @BeforeEach
  void makePrograms() throws IOException {
    programs =
        new FakePrograms(folder.resolve("bin"))
            .program(
                "apt-cache",
                """
                [ -e "$bin/updated" ] || exit 0
                while IFS= read -r line; do echo "$line"; done < "$bin/showsrc"
                """)
            .program(
                "apt-get",
                """
                case "$*" in
                  indextargets*)
                    echo 'Corp|Corp|http://corp.example/debian/'
                    echo 'Debian|Debian-Security|http://deb.example/debian-security/'
                    echo 'Debian|Debian|http://deb.example/debian/' ;;
                  *--print-uris*) exit 0 ;;
                  *' update') : > "$bin/updated" ;;
                  *) [ -e "$bin/updated" ] && printf %s GOOD > zlib_1.3.orig.tar.gz ;;
                esac
                """
                    .replace("GOOD", GOOD));
    Files.writeString(
        programs.path().resolve("showsrc"),
        """
        Package: zlib
        Version: 1:1.2-9
        Files:
         0 1 zlib_1.2.orig.tar.gz

        Package: zlib
        Version: 1:1.3-1
        Files:
         0 1 zlib_1.3.orig.tar.gz
        """);
    Files.createFile(folder.resolve("no-keyring"));
    settings = settings.withEnvironment(programs.environment());
  }

  @Test
  void downloadsThroughAPrivateAptFromTheMirrorOfThisMachine()
      throws NativeBuildException, IOException {
    assertThat(fetch(ZLIB)).hasContent(GOOD).hasFileName(Sha256.of(GOOD).hex());
    Path apt = settings.cache().resolve("apt/trixie").toAbsolutePath();
    String options = " -q -c " + apt.resolve("apt.conf");
    assertThat(programs.calls())
        .containsExactly(
            "apt-get indextargets --format $(ORIGIN)|$(LABEL)|$(REPO_URI)",
            "apt-cache" + options + " showsrc --only-source zlib",
            "apt-get" + options + " update",
            "apt-cache" + options + " showsrc --only-source zlib",
            "apt-get" + options + " source --download-only --tar-only --only-source zlib=1:1.3-1");
    assertThat(apt.resolve("sources.list"))
        .hasContent(
            "deb-src [signed-by=%s] http://deb.example/debian trixie main"
                .formatted(folder.resolve("no-keyring")));
    assertThat(apt.resolve("apt.conf"))
        .content()
        .contains("Dir::State::lists \"" + apt + "/lists\";", "Dir::Etc::sourceparts \"-\";");
    assertThat(settings.cache().resolve("tmp")).isEmptyDirectory();
  }

  @Test
  void updatesNothingIfTheListsKnowTheFile() throws NativeBuildException, IOException {
    Files.createFile(programs.path().resolve("updated"));
    fetch(ZLIB);
    assertThat(programs.calls()).noneMatch(call -> call.endsWith(" update"));
  }

  @Test
  void updatesOnceInARun() throws IOException {
    for (int i = 0; i < 2; i++) {
      SourceUnavailableException e =
          failure(SourceUnavailableException.class, () -> fetch(debian("zlib_1.4.orig.tar.gz")));
      assertThat(e)
          .hasMessage(
              "Debian trixie source zlib file zlib_1.4.orig.tar.gz could not be fetched: the lists"
                  + " of trixie do not know it");
      assertThat(e.remedy()).contains("apt-cache showsrc zlib");
    }
    assertThat(programs.calls().stream().filter(call -> call.endsWith(" update"))).hasSize(1);
    assertThat(cached()).isEmpty();
  }

  @Test
  void refusesWrongBytes() throws IOException {
    Files.createFile(programs.path().resolve("updated"));
    programs.program("apt-get", "printf evil > " + FILE);
    settings = settings.withDebianMirror(URI.create("http://mirror.example/debian"));
    assertThat(failure(DigestMismatchException.class, () -> fetch(ZLIB)))
        .hasMessageContaining("expected SHA-256 " + Sha256.of(GOOD))
        .hasMessageEndingWith(Sha256.of("evil") + " (from apt's source download of zlib=1:1.3-1)");
    assertThat(cached()).isEmpty();
    assertThat(settings.cache().resolve("apt/trixie/sources.list"))
        .content()
        .contains(" http://mirror.example/debian trixie main");
  }

  @Test
  void saysWhatAptSays() throws IOException {
    programs.program("apt-get", "printf 'W: hm\\nE: Unable to locate\\n' >&2\nexit 100");
    settings = settings.withDebianMirror(URI.create("http://mirror.example/debian"));
    SourceUnavailableException e = failure(SourceUnavailableException.class, () -> fetch(ZLIB));
    assertThat(e).hasMessageEndingWith("apt says: E: Unable to locate");
    assertThat(e.remedy()).contains("apt-get update", "-Dmxnet.debianMirror");
  }

  @Test
  void takesAnUnreachableMirrorForAFailureThoughAptDoesNot() throws IOException {
    programs.program("apt-get", "echo 'W: Failed to fetch http://x' >&2");
    settings = settings.withDebianMirror(URI.create("http://mirror.example/debian"));
    assertThat(failure(SourceUnavailableException.class, () -> fetch(ZLIB)))
        .hasMessageEndingWith("apt says: W: Failed to fetch http://x");
  }

  @Test
  void guessesTheMirrorOfAMachineWithoutLists() throws NativeBuildException, IOException {
    programs.program(
        "apt-get",
        """
        case "$*" in
          'update --print-uris')
            echo "'http://deb.example/debian-security/dists/x-security/InRelease' a 0"
            echo "'http://deb.example/debian/dists/x/InRelease' b 0" ;;
        esac
        """);
    assertThat(DebianMirror.find(new Tool(programs.environment()), folder))
        .isEqualTo("http://deb.example/debian");
  }

  @Test
  void letsTheNextAlternativeBeAskedWhereThereIsNoDebian() throws IOException {
    programs.program("apt-get", "echo 'Ubuntu|Ubuntu|http://archive.example/ubuntu/'");
    SourceUnavailableException e = failure(SourceUnavailableException.class, () -> fetch(ZLIB));
    assertThat(e).hasMessage("this machine's apt has no mirror of Debian among its sources");
    assertThat(e.remedy()).contains("-Dmxnet.debianMirror");
    Files.delete(folder.resolve("no-keyring"));
    settings = settings.withDebianMirror(URI.create("http://mirror.example/debian"));
    assertThat(failure(SourceUnavailableException.class, () -> fetchAnew(ZLIB)).getMessage())
        .endsWith("there are no keys of Debian in " + folder.resolve("no-keyring"));
    settings = FetchSettings.of(settings.cache(), false);
    assertThat(failure(SourceUnavailableException.class, () -> fetchAnew(ZLIB)))
        .hasMessageContaining("apt-get");
  }
}
