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

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What javac writes into C headers is the oracle. */
class JniNameTest {
  private static final Pattern EXPORT = Pattern.compile("JNICALL (Java_\\w+)");

  @Test
  void namesExportsAsJavacDoes() throws Exception {
    assertThat(compile("a_b/c1/Nasty_Name.java", NASTY)).hasSizeGreaterThan(20);
  }

  @Test
  void namesExportsOfTheDefaultPackageAsJavacDoes() throws Exception {
    assertThat(
            compile("Größe.java", "class Größe { native void m(); static native int ä(Größe g); }"))
        .containsExactlyInAnyOrder("Java_Gr_000f6_000dfe_m", "Java_Gr_000f6_000dfe__000e4");
  }

  @Test
  void escapesAsTheSpecificationSays() {
    NativeMethod method =
        new NativeMethod("", "a.b_c.D$E", "f_1;[", "(ILjava/lang/String;[[J)V", true);
    assertThat(method.shortExport()).isEqualTo("Java_a_b_1c_D_00024E_f_11_2_3");
    assertThat(method.longExport())
        .isEqualTo("Java_a_b_1c_D_00024E_f_11_2_3__ILjava_lang_String_2_3_3J");
  }

  private static final String NASTY =
      """
      package a_b.c1;
      public class Nasty_Name {
        native void plain();
        native void _lead(); native void trail_(); native void two__under(); native void _1(); native void $();
        native void dollar$name(); native void größe(); native void 名前(); native void x𝒳y();
        native void over(); native void over(int i); native void over(String[][] s, Nasty_Name n);
        native void over(long l, java.util.Map<String, int[]> m); void over(byte b) {}
        native void half(); void half(int i) {}
        native void generic(java.util.List<? extends Number> l); native <T extends Comparable<T>> T generic(T t);
        native void all(boolean z, byte b, char c, short s, int i, long j, float f, double d);
        native void all(Inner_1 i, Inner_1.Deep$er d, $Odd o);
        static class Inner_1 {
          native void m_1(); class Deep$er { native void m(Deep$er[] d); native void m(Größe_ g); }
        }
        class Größe_ { native int m(); }
        static class $Odd { native void m(); }
      }
      """;

  /** Compiles, compares each native method, and gives the exports. */
  private static List<String> compile(String name, String text) throws Exception {
    MemoryJavac javac = MemoryJavac.compile(name, text);
    List<String> expected = new ArrayList<>();
    for (String header : javac.headers()) {
      Matcher export = EXPORT.matcher(header);
      while (export.find()) {
        expected.add(export.group(1));
      }
    }
    List<String> found = new ArrayList<>();
    for (byte[] classFile : javac.classes()) {
      for (NativeMethod m : ClassMethods.of("", classFile)) {
        found.add(m.overloaded() ? m.longExport() : m.shortExport());
      }
    }
    assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
    return found;
  }
}
