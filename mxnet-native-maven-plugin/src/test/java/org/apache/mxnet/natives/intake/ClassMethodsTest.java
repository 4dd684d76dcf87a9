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

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ClassMethodsTest extends IntakeFixture {
  private final byte[] c = SampleJar.classFile("p/C", "m()V");

  private Path jar(SampleJar jar) throws Exception {
    return jar.with("libx.so", library).write(folder.resolve("foo.jar"));
  }

  @Test
  void findsOnlyNativeMethods() {
    byte[] bytes = SampleJar.classFile("p/C$D", "a(I)V", "a()V", "b([J)Ljava/lang/String;");
    assertThat(ClassMethods.of("x.jar", bytes))
        .containsExactly(
            new NativeMethod("x.jar", "p.C$D", "a", "(I)V", true),
            new NativeMethod("x.jar", "p.C$D", "a", "()V", true),
            new NativeMethod("x.jar", "p.C$D", "b", "([J)Ljava/lang/String;", false));
  }

  @Test
  void takesTheNameFromTheClassAndNotFromTheEntry() throws Exception {
    assertThat(open(jar(new SampleJar().with("BOOT-INF/classes/p/C.class", c))).methods())
        .containsExactly("foo.jar Java_p_C_m");
  }

  @Test
  void readsAllVersionsOfAMultiReleaseJar() throws Exception {
    SampleJar jar =
        new SampleJar()
            .manifest("Multi-Release: TRUE")
            .with("p/C.class", c)
            .with("META-INF/versions/9/p/C.class", SampleJar.classFile("p/C", "m()V", "m(I)V"))
            .with("META-INF/versions/21/p/C.class", SampleJar.classFile("p/C", "m()V", "n()V"))
            .with("META-INF/versions/9/module-info.class", "not even a class");
    Result result = open(jar(jar));
    assertThat(result.methods())
        .containsExactly("foo.jar Java_p_C_m__", "foo.jar Java_p_C_m__I", "foo.jar Java_p_C_n");
    assertThat(result.notes()).isEmpty();
  }

  @Test
  void leavesOutVersionsThatNoJvmLooksAt() throws Exception {
    SampleJar jar =
        new SampleJar()
            .manifest("Created-By: me")
            .with("p/C.class", c)
            .with("META-INF/versions/9/p/C.class", SampleJar.classFile("p/C", "gone()V"));
    assertThat(open(jar(jar)).methods()).containsExactly("foo.jar Java_p_C_m");
  }

  @Test
  void notesMalformedClassesOnceForAJar() throws Exception {
    byte[] tooNew = c.clone();
    tooNew[7] = (byte) 200;
    SampleJar jar =
        new SampleJar()
            .with("a/New.class", tooNew)
            .with("b/Cut.class", Arrays.copyOf(c, c.length / 2))
            .with("p/C.class", c);
    Result result = open(jar(jar));
    assertThat(result.methods()).containsExactly("foo.jar Java_p_C_m");
    assertThat(result.notes())
        .containsExactly(
            "foo.jar: 2 class files cannot be read, and their native methods are not known:"
                + " a/New.class (Unsupported class file major version 200) and others.");
  }

  @Test
  void notesAClassAboveTheLimit() throws Exception {
    IntakeLimits limits = new IntakeLimits(1 << 20, 9, 4, 100, 1 << 20, 50);
    Result result = open(limits, jar(new SampleJar().with("p/C.class", c)));
    assertThat(result.notes())
        .containsExactly(
            "foo.jar: 1 class file cannot be read, and their native methods are not known:"
                + " p/C.class (larger than 50 bytes).");
  }

  @Test
  void survivesAnyDamageToAClass() {
    Random random = new Random(20261122);
    int read = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = Arrays.copyOf(c, c.length - (i % 3 == 0 ? random.nextInt(c.length) : 0));
      for (int k = random.nextInt(3); k >= 0 && bytes.length > 0; k--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      Found found = new Found(IntakeLimits.STANDARD);
      FoundClasses classes = new FoundClasses(found, "foo.jar", "foo.jar");
      classes.read("C.class", bytes);
      classes.finish();
      assertThat(found.notes()).hasSizeLessThanOrEqualTo(1);
      // The exports of what passes for a method can be named, whatever it is.
      found.methods().forEach(method -> assertThat(method.longExport()).startsWith("Java_"));
      read += found.notes().isEmpty() ? 1 : 0;
    }
    assertThat(read).isBetween(100, 19_000);
  }
}
