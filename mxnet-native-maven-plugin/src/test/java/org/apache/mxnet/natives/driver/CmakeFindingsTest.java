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
package org.apache.mxnet.natives.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.mxnet.natives.driver.CmakeFindings.Finding;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CmakeFindingsTest {
  @TempDir Path dir;
  private Path stage;
  private String ours;
  private String theirs;
  private String opencv;

  @BeforeEach
  void installsALibraryInTheStageAndOnTheMachine() throws Exception {
    stage = dir.resolve("stage");
    ours = file("stage/lib/libopenblas.a");
    theirs = file("machine/lib/libopenblas.so");
    opencv = Path.of(file("machine/cmake/OpenCVConfig.cmake")).getParent().toString();
  }

  @Test
  void findsNothingWhereAllIsFromTheStage() throws Exception {
    assertThat(
            outside(
                "OpenBLAS_LIB:FILEPATH=" + ours,
                "OpenBLAS_INCLUDE_DIR:PATH=" + stage,
                "Odd_LIBRARY:FILEPATH=" + stage.resolve("lib/../lib/libopenblas.a")))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "OpenBLAS_LIB",
        "BLAS_openblas_LIBRARY",
        "ZLIB_LIBRARY_RELEASE",
        "ZLIB_LIBRARY_DEBUG",
        "OpenCV_LIBS",
        "CURL_LIBRARIES",
        "Boost_LIBRARY_DIR_RELEASE",
        "pkgcfg_lib_PC_ZMQ_zmq",
        "zmq_include_dir",
        "JPEG_INCLUDE_DIRS",
        "OpenBLAS_INCLUDE_PATH",
        "CMAKE_PREFIX_PATH"
      })
  void tellsLibrariesAndHeadersByTheNameOfTheVariable(String name) throws Exception {
    for (String type : List.of("FILEPATH", "PATH", "STRING", "UNINITIALIZED")) {
      assertThat(outside(name + ":" + type + "=" + theirs))
          .as(type)
          .containsExactly(new Finding(name, theirs));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CMAKE_AR",
        "CMAKE_CXX_STANDARD_LIBRARIES",
        "CMAKE_SYSTEM_INCLUDE_PATH",
        "PROTOBUF_PROTOC_EXECUTABLE",
        "MAKE_PROGRAM",
        "LINKER_COMMAND",
        "mxnet_BINARY_DIR",
        "mxnet_SOURCE_DIR",
        "CUDA_TOOLKIT_ROOT_DIR",
        "LIBRARY",
        "OpenBLAS_LIBRARY_NAME"
      })
  void leavesOtherVariablesAlone(String name) throws Exception {
    assertThat(outside(name + ":PATH=" + theirs)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"INTERNAL", "STATIC", "BOOL"})
  void leavesTheStateOfCMakeAlone(String type) throws Exception {
    assertThat(outside("OpenBLAS_LIB:" + type + "=" + theirs)).isEmpty();
  }

  @Test
  void tellsAPackageByItsConfigFile() throws Exception {
    String install = Path.of(file("machine/share/readme.txt")).getParent().toString();
    String lower = Path.of(file("machine/lower/zmq-config.cmake")).getParent().toString();

    assertThat(
            outside(
                "DOC_DIR:PATH=" + install,
                "OpenCV_DIR:PATH=" + opencv,
                "SHARE_DIR:PATH=" + theirs,
                "ZeroMQ_DIR:PATH=" + lower,
                "demo_BINARY_DIR:PATH=" + opencv))
        .containsExactly(new Finding("OpenCV_DIR", opencv), new Finding("ZeroMQ_DIR", lower));
  }

  @Test
  void judgesEachElementOfAList() throws Exception {
    String other = file("machine/lib/libm2.a");

    assertThat(
            outside(
                "BLAS_LIBRARIES:STRING=optimized;%s;%s;-lpthread;%s;lib/rel.a"
                    .formatted(theirs, ours, other)))
        .containsExactly(
            new Finding("BLAS_LIBRARIES", theirs), new Finding("BLAS_LIBRARIES", other));
  }

  @Test
  void ignoresWhatWasNotFoundOrDoesNotExist() throws Exception {
    assertThat(
            outside(
                "A_LIBRARY:FILEPATH=A_LIBRARY-NOTFOUND",
                "B_LIBRARY:FILEPATH=",
                "C_LIBRARY:FILEPATH=" + dir.resolve("gone.so"),
                "D_INCLUDE_DIR:PATH=/mxnet-natives/include"))
        .isEmpty();
  }

  @Test
  void readsTheCacheAsCMakeWritesIt() throws Exception {
    String spaced = file("machine/lib/lib with space ");

    assertThat(
            outside(
                "# This is the CMakeCache file.",
                "# OpenBLAS_LIB:FILEPATH=" + theirs,
                "",
                "//Path to a library.",
                "//B_LIBRARY:FILEPATH=" + theirs,
                "\"odd:name_LIBRARY\":FILEPATH=" + theirs,
                "Spaced_LIBRARY:FILEPATH='" + spaced + "'",
                "Trailing_LIBRARY:FILEPATH=" + theirs + " \t",
                "OpenBLAS_LIB-ADVANCED:INTERNAL=1",
                "no entry at all"))
        .containsExactly(
            new Finding("odd:name_LIBRARY", theirs),
            new Finding("Spaced_LIBRARY", spaced),
            new Finding("Trailing_LIBRARY", theirs));
  }

  @Test
  void readsLinesThatEndWithACarriageReturn() throws Exception {
    assertThat(outside("A_LIBRARY:FILEPATH=" + theirs + "\r"))
        .containsExactly(new Finding("A_LIBRARY", theirs));
  }

  @Test
  void followsLinksIntoTheStage() throws Exception {
    Path link = Files.createSymbolicLink(dir.resolve("alias"), stage);

    assertThat(outside("A_LIBRARY:FILEPATH=" + link.resolve("lib/libopenblas.a"))).isEmpty();
  }

  @Test
  void isNotMisledByDotsOrByTheStartOfAName() throws Exception {
    String dots = stage + "/../machine/lib/libopenblas.so";
    String longer = file("stage2/lib/libopenblas.a");

    assertThat(outside("A_LIBRARY:FILEPATH=" + dots, "B_LIBRARY:FILEPATH=" + longer))
        .containsExactly(new Finding("A_LIBRARY", dots), new Finding("B_LIBRARY", longer));
  }

  @Test
  void takesASingleFileForARoot() throws Exception {
    Path cache = Files.writeString(dir.resolve("CMakeCache.txt"), "A_LIB:FILEPATH=" + theirs);

    assertThat(CmakeFindings.outside(cache, List.of(dir.resolve("none"), Path.of(theirs))))
        .isEmpty();
  }

  @Test
  void explainsWhatWasTakenAndWhatToDo() {
    assertThat(
            CmakeFindings.explain(
                List.of(
                    new Finding("OpenBLAS_LIB", "/usr/lib/libopenblas.so"),
                    new Finding("ZLIB_INCLUDE_DIR", "/usr/include"))))
        .isEqualTo(
            """
            CMake took what is not of this build:
              OpenBLAS_LIB = /usr/lib/libopenblas.so
              ZLIB_INCLUDE_DIR = /usr/include""");
    assertThat(CmakeFindings.REMEDY).contains("OpenBLAS_LIB: ${deps}/lib/libopenblas.a");
  }

  @Test
  void leavesACacheThatCannotBeReadToBeAnIoError() {
    Path missing = dir.resolve("missing.txt");

    assertThatThrownBy(() -> CmakeFindings.outside(missing, List.of()))
        .isInstanceOf(IOException.class)
        .hasMessage(missing.toString());
  }

  private List<Finding> outside(String... lines) throws Exception {
    Path cache = Files.writeString(dir.resolve("CMakeCache.txt"), String.join("\n", lines) + "\n");
    return CmakeFindings.outside(cache, List.of(stage));
  }

  private String file(String path) throws Exception {
    Path file = dir.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "x").toString();
  }
}
