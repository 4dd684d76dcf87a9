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
package org.apache.mxnet.natives.product;

import static org.apache.mxnet.natives.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PkgConfigFileTest {
  private static final String LIBPNG =
      """
      prefix=/mxnet-natives
      exec_prefix=${prefix}
      libdir=/mxnet-natives/lib
      includedir=/mxnet-natives/include/libpng16

      Name: libpng
      Description: Loads and saves PNG files / fast
      URL: http://www.libpng.org/
      Version: 1.6.48
      Requires.private: zlib
      Libs: -L${libdir} -lpng16
      Libs.private: -L/mxnet-natives/lib -lm -lz
      Cflags: -I${includedir} -I"/mxnet-natives/include"
      """;

  @TempDir Path dir;

  @Test
  void leadsIntoAPrefixThatWasMoved() throws Exception {
    Path prefix = dir.resolve("built");
    Path pc = write(prefix, "lib/pkgconfig/libpng.pc", LIBPNG);

    PkgConfigFile.relocate(pc, prefix, "/mxnet-natives");
    Path moved = Files.move(prefix, dir.resolve("moved"));

    Map<String, String> values = evaluate(moved.resolve("lib/pkgconfig/libpng.pc"));
    String root = moved + "/lib/pkgconfig/../..";
    assertThat(values)
        .containsEntry("Libs", "-L" + root + "/lib -lpng16")
        .containsEntry("Libs.private", "-L" + root + "/lib -lm -lz")
        .containsEntry("Cflags", "-I" + root + "/include/libpng16 -I\"" + root + "/include\"")
        .containsEntry("Description", "Loads and saves PNG files / fast");
    assertThat(Path.of(root).normalize()).isEqualTo(moved);
  }

  @Test
  void isTheSameTheSecondTime() throws Exception {
    Path pc = write(dir, "share/pkgconfig/deep/x.pc", LIBPNG);
    PkgConfigFile.relocate(pc, dir, "/mxnet-natives/");
    String once = Files.readString(pc);

    PkgConfigFile.relocate(pc, dir, "/mxnet-natives/");

    assertThat(once).startsWith("prefix=${pcfiledir}/../../..\nexec_prefix=${prefix}\n");
    assertThat(Files.readString(pc)).isEqualTo(once);
  }

  @Test
  void givesAPrefixToAFileThatHasNone() throws Exception {
    Path pc = write(dir, "lib/pkgconfig/x.pc", "libdir=/p/lib\nName: x\nLibs: -L${libdir} -lx\n");

    PkgConfigFile.relocate(pc, dir, "/p");

    assertThat(Files.readString(pc))
        .isEqualTo(
            "prefix=${pcfiledir}/../..\nlibdir=${prefix}/lib\nName: x\nLibs: -L${libdir} -lx\n");
  }

  @Test
  void takesTheFolderOfDependenciesForThePrefixToo() throws Exception {
    Path pc = write(dir, "lib/pkgconfig/x.pc", "prefix=/p\nLibs: -L/w/deps/lib /w/deps/lib/libz.a");

    PkgConfigFile.relocate(pc, dir, List.of("/p", "/w/deps"));

    assertThat(Files.readString(pc))
        .isEqualTo("prefix=${pcfiledir}/../..\nLibs: -L${prefix}/lib ${prefix}/lib/libz.a");
  }

  @Test
  void keepsBytesThatAreNoUtf8() throws Exception {
    Path pc = dir.resolve("x.pc");
    Files.write(pc, "prefix=/p\nDescription: f\u00fcr\n".getBytes(StandardCharsets.ISO_8859_1));

    PkgConfigFile.relocate(pc, dir, "/p");

    assertThat(Files.readString(pc, StandardCharsets.ISO_8859_1))
        .isEqualTo("prefix=${pcfiledir}\nDescription: f\u00fcr\n");
  }

  @Test
  void leavesALinkAlone() throws Exception {
    write(dir, "lib/pkgconfig/libpng16.pc", LIBPNG);
    Path link =
        Files.createSymbolicLink(dir.resolve("lib/pkgconfig/libpng.pc"), Path.of("libpng16.pc"));

    PkgConfigFile.relocate(link, dir, "/mxnet-natives");

    assertThat(link).isSymbolicLink().hasContent(LIBPNG);
  }

  @Test
  void refusesOtherAbsolutePaths() throws Exception {
    String text =
        """
        prefix=/p
        libdir=/p-other/lib
        Name: x
        URL: /not/a/path/for/compilers
        Libs: -L${libdir} -lx -L/usr/lib /usr/lib/libz.a
        Cflags: -isystem/opt/include
        """;
    Path pc = write(dir, "lib/pkgconfig/x.pc", text);

    PkgConfigException failure =
        failure(PkgConfigException.class, () -> PkgConfigFile.relocate(pc, dir, "/p"));

    assertThat(failure)
        .hasMessage(
            pc
                + " names paths outside its prefix: /p-other/lib in line 2, /usr/lib in line 5,"
                + " /usr/lib/libz.a in line 5, /opt/include in line 6.");
    assertThat(failure.remedy())
        .isEqualTo(
            "Have the recipe's options or a patch make the file name ${prefix}, -l or"
                + " Requires.private instead, or delete the file with \"build.remove\".");
    assertThat(pc).hasContent(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"libdir=${prefix}//p/lib", "Libs: -L${libdir}/p/lib"})
  void refusesAPrefixThatIsJoinedToAnotherPath(String line) throws Exception {
    Path pc = write(dir, "lib/pkgconfig/x.pc", "prefix=/p\n" + line);

    assertThat(failure(PkgConfigException.class, () -> PkgConfigFile.relocate(pc, dir, "/p")))
        .hasMessage(pc + " names paths outside its prefix: /p within another path in line 2.");
  }

  @Test
  void refusesAFileOutsideThePrefix() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PkgConfigFile.relocate(Path.of("/a/x.pc"), dir, "/p"))
        .withMessage("/a/x.pc is not within " + dir);
  }

  private static Path write(Path prefix, String name, String text) throws Exception {
    Path file = prefix.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  /** As pkg-config reads it: variables are known to the lines below them. */
  private static Map<String, String> evaluate(Path pc) throws Exception {
    Map<String, String> values = new HashMap<>();
    values.put("pcfiledir", pc.getParent().toString());
    Pattern definition = Pattern.compile("([\\w.]+)(=|: )(.*)");
    for (String line : Files.readAllLines(pc)) {
      Matcher matcher = definition.matcher(line);
      if (matcher.matches()) {
        String value =
            Pattern.compile("\\$\\{(\\w+)}")
                .matcher(matcher.group(3))
                .replaceAll(use -> Matcher.quoteReplacement(values.get(use.group(1))));
        values.put(matcher.group(1), value);
      }
    }
    return values;
  }
}
