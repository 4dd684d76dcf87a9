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
package org.apache.mxnet.natives.intake;

import static org.apache.mxnet.natives.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class IntakeFailuresTest extends IntakeFixture {
  @Test
  void refusesAnEmptyList() {
    IntakeException e = failure(IntakeException.class, () -> open());
    assertThat(e)
        .hasMessage("there is nothing to audit: no file, folder or artifact is named")
        .returns(
            "Name some, for example -Dmxnet.natives=target/app.jar,target/lib.",
            IntakeException::remedy);
  }

  @Test
  void refusesAMissingFile() {
    Path gone = folder.resolve("gone.jar");
    IntakeException e = failure(IntakeException.class, () -> open(gone));
    assertThat(e).hasMessage("there is no file or folder " + gone);
    assertThat(e.remedy()).startsWith("Correct the name, or build the file first");
  }

  @Test
  void refusesAFileThatIsNothingToAudit() throws Exception {
    Path text = file("notes.txt", "words and words".getBytes());
    IntakeException e = failure(IntakeException.class, () -> open(text));
    assertThat(e)
        .hasMessage(text + " is neither an archive (jar, war, aar, zip) nor a native file");
    assertThat(e.remedy()).isEqualTo("Name jars, folders, native files or Maven coordinates.");
  }

  @Test
  void saysWhatItFoundInsteadOfNatives() throws Exception {
    Path jar = new SampleJar().with("libx.a", "!<arch>\n").write(folder.resolve("foo.jar"));
    Path empty = new SampleJar().write(folder.resolve("empty.jar"));
    IntakeException e = failure(IntakeException.class, () -> open(jar, empty));
    assertThat(e)
        .hasMessage(
            "there is nothing to audit: no native library is in foo.jar, empty.jar\n"
                + "foo.jar!/libx.a: an archive of object files, not audited: no JVM loads it.");
    assertThat(e.remedy()).contains("groupId:artifactId:version:jar:linux-x86_64");
  }

  @Test
  void refusesATruncatedJar() throws Exception {
    byte[] jar = new SampleJar().with("libx.so", library).bytes();
    Path cut = file("foo.jar", Arrays.copyOf(jar, jar.length - 5));
    DamagedArchiveException e = failure(DamagedArchiveException.class, () -> open(cut));
    assertThat(e)
        .hasMessageStartingWith("foo.jar cannot be read, it is damaged or cut off: zip END header");
    assertThat(e.remedy()).startsWith("Build or download it again");
  }

  @Test
  void refusesAnEncryptedJar() throws Exception {
    byte[] jar = new SampleJar().with("libx.so", library).bytes();
    // Bit 0 of the flags, in the local header and in the directory (APPNOTE 4.4.4).
    jar[6] |= 1;
    jar[directory(jar) + 8] |= 1;
    Path file = file("foo.jar", jar);
    DamagedArchiveException e = failure(DamagedArchiveException.class, () -> open(file));
    assertThat(e).hasMessageStartingWith("foo.jar cannot be read, it is encrypted: ");
    assertThat(e.remedy())
        .isEqualTo("Pack it again without a password: no JVM loads anything from it as it is.");
  }

  @Test
  void refusesAnEntryWithAWrongChecksum() throws Exception {
    byte[] jar = new SampleJar().with("libx.so", library).bytes();
    jar[directory(jar) + 16] ^= 1;
    Path file = file("foo.jar", jar);
    DamagedArchiveException e = failure(DamagedArchiveException.class, () -> open(file));
    assertThat(e)
        .hasMessage("foo.jar!/libx.so cannot be read, it is damaged or cut off: wrong checksum");
    assertScratchIsEmpty();
  }

  @Test
  void refusesAnEntryAboveTheLimit() throws Exception {
    Path jar = new SampleJar().with("libx.so", big(100_000)).write(folder.resolve("foo.jar"));
    IntakeLimits limits = new IntakeLimits(99_999, 9, 4, 100, 1 << 20, 1 << 20);
    IntakeException e = failure(IntakeException.class, () -> open(limits, jar));
    assertThat(e).hasMessage("foo.jar!/libx.so: larger than 99999 bytes");
    assertThat(e.remedy()).startsWith("This looks like an archive made to fill the disk.");
    assertScratchIsEmpty();
  }

  @Test
  void refusesABombAlsoInsideAnotherJar() throws Exception {
    byte[] inner = new SampleJar().with("libx.so", big(1_000_000)).bytes();
    SampleJar outer = new SampleJar();
    Path jar = outer.with("inner.jar", inner).write(folder.resolve("foo.jar"));
    IntakeLimits limits = new IntakeLimits(1 << 30, 9, 4, 100, 200_000, 1 << 20);
    IntakeException e = failure(IntakeException.class, () -> open(limits, jar));
    assertThat(e)
        .hasMessageMatching(
            "foo.jar!/inner.jar!/libx.so: with it, more than 100 times the [0-9]+ bytes of foo.jar"
                + " are unpacked");
    assertScratchIsEmpty();
    IntakeLimits enough = new IntakeLimits(1 << 30, 9, 4, 100, 2_000_000, 1 << 20);
    assertThat(open(enough, jar).paths()).containsExactly("foo.jar!/inner.jar!/libx.so");
  }

  @Test
  void refusesMoreNativesThanTheLimit() throws Exception {
    Path jar =
        new SampleJar()
            .with("a.so", library)
            .with("b.so", library)
            .write(folder.resolve("foo.jar"));
    IntakeLimits limits = new IntakeLimits(1 << 20, 1, 4, 100, 1 << 20, 1 << 20);
    IntakeException e = failure(IntakeException.class, () -> open(limits, jar));
    assertThat(e).hasMessage("foo.jar!/b.so: one more than 1 native files");
    assertThat(e.remedy()).isEqualTo("Audit fewer archives or folders at once.");
    assertScratchIsEmpty();
  }

  @Test
  void hasTheLimitsThatItsDescriptionSays() {
    assertThat(IntakeLimits.STANDARD)
        .isEqualTo(new IntakeLimits(4294967296L, 20000, 4, 100, 67108864, 16777216));
  }

  private byte[] big(int size) {
    return Arrays.copyOf(library, size);
  }

  /** Where the only entry of the directory starts. */
  private static int directory(byte[] jar) {
    int at = jar.length - 22;
    return (jar[at + 16] & 0xff) | (jar[at + 17] & 0xff) << 8 | (jar[at + 18] & 0xff) << 16;
  }
}
