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

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class IntakeTest extends IntakeFixture {
  @Test
  void findsNativesByTheirBytesAndNotByTheirNames() throws Exception {
    Path jar =
        new SampleJar()
            .with("lib/native/libx.so", library)
            .with("data/odd.txt", library)
            .with("lib/native/liby.so", "INPUT(libx.so)")
            .with("LICENSE", "words")
            .write(folder.resolve("foo.jar"));
    Result result = open(jar);
    assertThat(result.paths())
        .containsExactly("foo.jar!/data/odd.txt", "foo.jar!/lib/native/libx.so");
    assertThat(result.notes()).isEmpty();
  }

  @Test
  void unpacksTheVeryBytesAndDeletesThemOnClose() throws Exception {
    Path jar = new SampleJar().with("a/libx.so", library).write(folder.resolve("foo.jar"));
    Path strange = file("scratch/1/keep", library);
    Path file;
    try (Intake intake = Intake.open(List.of(jar), scratch)) {
      NativeEntry entry = intake.natives().get(0);
      file = entry.file();
      assertThat(entry).isEqualTo(new NativeEntry("foo.jar!/a/libx.so", "a/", "foo.jar", file));
      assertThat(file).hasBinaryContent(library).isEqualTo(scratch.resolve("2/libx.so"));
    }
    assertThat(file).doesNotExist();
    assertThat(file.getParent()).doesNotExist();
    assertThat(strange).exists();
  }

  @Test
  void looksIntoJarsInsideJars() throws Exception {
    byte[] inner =
        new SampleJar()
            .with("libx.so", library)
            .with("p/C.class", SampleJar.classFile("p/C", "m()V"))
            .bytes();
    byte[] middle = new SampleJar().with("BOOT-INF/lib/inner.jar", inner).bytes();
    Path war = new SampleJar().with("WEB-INF/App.JAR", middle).write(folder.resolve("app.war"));
    Result result = open(war);
    String archive = "app.war!/WEB-INF/App.JAR!/BOOT-INF/lib/inner.jar";
    assertThat(result.paths()).containsExactly(archive + "!/libx.so");
    assertThat(result.methods()).containsExactly(archive + " Java_p_C_m");
    assertScratchIsEmpty();
  }

  @Test
  void keepsOnlyNativesUnpacked() throws Exception {
    byte[] inner = new SampleJar().with("libx.so", library).bytes();
    Path jar = new SampleJar().with("inner.jar", inner).write(folder.resolve("outer.jar"));
    try (Intake intake = Intake.open(List.of(jar), scratch)) {
      assertThat(intake.natives()).hasSize(1);
      try (var left = Files.walk(scratch)) {
        assertThat(left.filter(Files::isRegularFile))
            .containsExactly(intake.natives().get(0).file());
      }
    }
  }

  @Test
  void readsFoldersInPlace() throws Exception {
    Path direct = file("lib/sub/libx.so", library);
    file("lib/p/C.class", SampleJar.classFile("p/C", "m()V"));
    file("lib/readme", new byte[0]);
    new SampleJar().with("b.so", library).write(folder.resolve("lib/foo.jar"));
    try (Intake intake = Intake.open(List.of(folder.resolve("lib")), scratch)) {
      assertThat(intake.natives()).hasSize(2);
      assertThat(intake.natives().get(0))
          .returns("lib/foo.jar!/b.so", NativeEntry::path)
          .returns("", NativeEntry::folder)
          .returns("lib/foo.jar", NativeEntry::archive);
      assertThat(intake.natives().get(1))
          .isEqualTo(new NativeEntry("lib/sub/libx.so", "sub/", "", direct.toRealPath()));
      assertThat(intake.methods()).containsExactly(new NativeMethod("", "p.C", "m", "()V", false));
    }
    assertThat(direct).exists();
  }

  @Test
  void takesNativeFilesThatAreNamed() throws Exception {
    assertThat(open(file("b/libx.so", library), file("a/liby.dll", library)).paths())
        .containsExactly("libx.so", "liby.dll");
  }

  @Test
  void takesAnInputOnceThatIsNamedTwice() throws Exception {
    Path jar = new SampleJar().with("libx.so", library).write(folder.resolve("foo.jar"));
    Path link = Files.createSymbolicLink(folder.resolve("link.jar"), jar);
    assertThat(open(jar, folder.resolve("./foo.jar"), link).paths())
        .containsExactly("foo.jar!/libx.so");
  }

  @Test
  void ordersByPathWhateverTheOrderInTheJar() throws Exception {
    SampleJar jar = new SampleJar();
    for (String name : List.of("z.so", "a/b.so", "m.so", "a.so")) {
      jar.with(name, library);
    }
    byte[] c = SampleJar.classFile("C", "z()V", "a(J)V", "a(I)V");
    Path file = jar.with("C.class", c).write(folder.resolve("foo.jar"));
    Result result = open(file);
    assertThat(result.paths())
        .containsExactly("foo.jar!/a.so", "foo.jar!/a/b.so", "foo.jar!/m.so", "foo.jar!/z.so");
    assertThat(result.methods())
        .containsExactly("foo.jar Java_C_a__I", "foo.jar Java_C_a__J", "foo.jar Java_C_z");
  }

  @Test
  void opensAJarThatStartsItself() throws Exception {
    byte[] jar = new SampleJar().with("libx.so", library).bytes();
    byte[] script = "#!/bin/sh\nexec java -jar \"$0\"\n".getBytes();
    byte[] both = new byte[script.length + jar.length];
    System.arraycopy(script, 0, both, 0, script.length);
    System.arraycopy(jar, 0, both, script.length, jar.length);
    assertThat(open(file("app.jar", both)).paths()).containsExactly("app.jar!/libx.so");
  }
}
