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
package org.apache.mxnet.natives.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.mxnet.natives.files.Sha256;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RemoteCacheTest {
  private static final CacheKey KEY = CacheKey.of(TestStore.zlib());

  @TempDir Path folder;
  private TestRemote remote;
  private TestStore here;
  private StoreEntry theirs;

  /** What somebody did to the remote's file. */
  @FunctionalInterface
  interface Forgery {
    void make(TarMembers members) throws IOException;
  }

  @BeforeEach
  void publish() throws Exception {
    remote = new TestRemote(folder.resolve("remote"));
    TestStore there = new TestStore(folder.resolve("there"));
    theirs = there.store.with(remote).build(TestStore.zlib(), TestStore::fillZlib);
    assertThat(there.notes).containsExactly("zlib: given to the remote cache, " + KEY);
    here = new TestStore(folder.resolve("here"));
  }

  @Test
  void isNamedByMavenCoordinates() {
    String digest = TestStore.zlib().fingerprint().digest().hex();
    assertThat(KEY).hasToString("zlib:tar.zst:linux-x86_64:1.3.1-" + digest.substring(0, 16));
    assertThat(KEY.artifactId()).isEqualTo("zlib");
    assertThat(KEY.classifier()).isEqualTo("linux-x86_64");
  }

  @Test
  void givesWhatAnotherMachineBuilt() throws Exception {
    StoreEntry entry = here.store.with(remote).build(TestStore.zlib(), TestStore::fillNever);
    assertThat(entry.info()).isEqualTo(theirs.info());
    assertThat(entry.files()).isEqualTo(theirs.files());
    assertThat(here.notes).containsExactly("zlib: from the remote cache, " + KEY);
    assertThat(here.store.get(TestStore.zlib().fingerprint(), Verification.FULL)).contains(entry);
    here.store.restore(entry, folder.resolve("stage"));
    assertThat(folder.resolve("stage/lib/libzlib.a")).hasContent("archive of zlib");
    assertThat(here.warnings).isEmpty();
  }

  @Test
  void isGivenTheSameBytesForTheSameEntry() throws Exception {
    Path again = folder.resolve("again");
    StoreEntryArchive.pack(theirs, again);
    assertThat(again).hasSameBinaryContentAs(remote.file(KEY));
  }

  @Test
  void isNotWrittenToIfItIsReadOnly() throws Exception {
    remote.writable = false;
    EntryRequest other = TestStore.request("zlib", "1.3", Map.of());
    here.store.with(remote).build(other, TestStore::fillZlib);
    assertThat(remote.file(CacheKey.of(other))).doesNotExist();
    assertThat(here.notes).isEmpty();
  }

  @Test
  void isDoneWithoutIfItDoesNotAnswer() throws Exception {
    remote.broken = true;
    assertThat(here.store.with(remote).build(TestStore.zlib(), TestStore::fillZlib).files())
        .isEqualTo(theirs.files());
    assertThat(here.warnings)
        .containsExactly(
            "remote cache: %s could not be fetched (status 503); zlib is built here".formatted(KEY),
            "remote cache: %s could not be published (status 503)".formatted(KEY));
  }

  static Stream<Arguments> forgeries() {
    String evil = "archive of zliB";
    return Stream.of(
        Arguments.of(
            (Forgery) m -> m.set("prefix/lib/libz.a", evil),
            "lib/libz.a has digest %s, not %s"
                .formatted(Sha256.of(evil), Sha256.of("archive of zlib"))),
        Arguments.of(
            (Forgery) m -> m.set("prefix/lib/libz.a", "x".repeat(100)),
            "prefix/lib/libz.a in it is not the file"),
        Arguments.of(
            (Forgery) m -> m.editDocument("\"version\": \"1.3.1\"", "\"version\": \"1.2\""),
            "it is of zlib 1.2 ("),
        Arguments.of(
            (Forgery) m -> m.rename("prefix/lib/libz.a", "prefix/../../evil"),
            "prefix/../../evil in it stands where prefix/lib/libz.a should be"),
        Arguments.of(
            (Forgery) m -> m.editDocument("include/zlib.h", "../../evil"),
            "../../evil goes by way of '..'"),
        Arguments.of(
            (Forgery) m -> m.editDocument("include/zlib.h", "/etc/evil"),
            "/etc/evil is not a relative path"),
        Arguments.of(
            (Forgery) m -> m.editDocument("\"target\": \"libz.a\"", "\"target\": \"../../e\""),
            "lib/libzlib.a leaves the prefix"),
        Arguments.of(
            (Forgery)
                m -> m.editDocument("\"path\": \"lib/libz.a\"", "\"path\": \"include/zlib.h\""),
            "include/zlib.h is not in order"),
        Arguments.of(
            (Forgery)
                m -> m.editDocument("\"path\": \"lib/libz.a\"", "\"path\": \"include/zlib.h/x\""),
            "include/zlib.h/x lies in a file"),
        Arguments.of(
            (Forgery) m -> m.retarget("prefix/lib/libzlib.a", "../../../evil"),
            "prefix/lib/libzlib.a in it is not the link"),
        Arguments.of(
            (Forgery) m -> m.retarget("prefix/lib/libz.a", "/etc/passwd"),
            "prefix/lib/libz.a in it is not the file"),
        Arguments.of((Forgery) m -> m.add("prefix/more", "x"), "it has prefix/more besides"),
        Arguments.of((Forgery) m -> m.members.remove(4), "it ends before prefix/lib/libzlib.a"),
        Arguments.of((Forgery) m -> m.members.clear(), "it ends before entry.json"),
        Arguments.of((Forgery) m -> m.set("entry.json", "<html>"), "entry.json cannot be read: "));
  }

  @ParameterizedTest
  @MethodSource("forgeries")
  void isNamedAndNotUsedIfItsEntryIsForged(Forgery forgery, String fault) throws Exception {
    TarMembers members = TarMembers.read(remote.file(KEY));
    forgery.make(members);
    members.write(remote.file(KEY));
    assertRefused(fault);
  }

  @Test
  void isNamedAndNotUsedIfItGivesAnotherEntry() throws Exception {
    EntryRequest other = TestStore.request("zlib", "1.3.1", Map.of("option.X", "ON"));
    new TestStore(folder.resolve("there")).store.with(remote).build(other, TestStore::fillZlib);
    Files.move(remote.file(CacheKey.of(other)), replaced());
    assertRefused(
        "with the fingerprint %s, not of zlib 1.3.1 (%.12s…) with %s"
            .formatted(
                other.fingerprint().digest(),
                TestStore.zlib().fingerprint().digest(),
                TestStore.zlib().fingerprint().digest()));
  }

  @Test
  void isNamedAndNotUsedIfItsFileIsTruncatedAnywhere() throws Exception {
    byte[] whole = Files.readAllBytes(remote.file(KEY));
    for (int size = 0; size < whole.length; size += 1 + whole.length / 20) {
      Files.write(remote.file(KEY), Arrays.copyOf(whole, size));
      here = new TestStore(folder.resolve("here" + size));
      assertRefused("");
    }
  }

  @Test
  void isNamedAndNotUsedIfItGivesAnErrorPage() throws Exception {
    Files.writeString(remote.file(KEY), "<html>not found</html>");
    assertRefused("it cannot be unpacked: ");
  }

  private Path replaced() throws IOException {
    Files.delete(remote.file(KEY));
    return remote.file(KEY);
  }

  private void assertRefused(String fault) throws Exception {
    remote.writable = false;
    StoreEntry built = here.store.with(remote).build(TestStore.zlib(), TestStore::fillZlib);
    assertThat(built.files()).isEqualTo(theirs.files());
    assertThat(here.warnings).hasSize(1);
    assertThat(here.warnings.get(0))
        .startsWith("remote cache: " + KEY + " is wrong: ")
        .contains(fault)
        .endsWith("; it is not used (%s), and zlib is built here".formatted(remote.file(KEY)));
    assertThat(here.notes).isEmpty();
    assertThat(here.root.resolve("tmp")).isEmptyDirectory();
    try (Stream<Path> all = Files.walk(folder)) {
      assertThat(all.map(path -> path.getFileName().toString())).doesNotContain("evil", "e");
    }
  }
}
