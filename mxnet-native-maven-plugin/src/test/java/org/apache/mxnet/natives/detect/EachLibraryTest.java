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
package org.apache.mxnet.natives.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.mxnet.natives.elf.ElfImageBuilder;
import org.apache.mxnet.natives.policy.KnownLibraries;
import org.apache.mxnet.natives.policy.LibraryMarks;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Each library is found in what has its marks, and nowhere else. */
@EnabledOnOs(OS.LINUX)
class EachLibraryTest {
  private static final int DT_SONAME = 14;
  private static final LibraryDetector DETECTOR = LibraryDetector.load();
  private static final List<LibraryMarks> ALL = KnownLibraries.load().marks();

  /** Those that are told by what is in a file, not by its name alone. */
  private static final List<LibraryMarks> WITH_CONTENT =
      ALL.stream().filter(library -> !MarkSource.full(library).isEmpty()).toList();

  private static final List<LibraryMarks> WITH_TEXTS =
      ALL.stream().filter(library -> !MarkSource.texts(library).isEmpty()).toList();

  private static final List<LibraryMarks> WITH_FILES =
      ALL.stream().filter(library -> !library.files().isEmpty()).toList();

  @TempDir static Path folder;

  @BeforeAll
  static void compilesAllAtOnce() throws Exception {
    List<String> arguments = new ArrayList<>(List.of("-O2", "-fPIC", "-w", "-c"));
    for (LibraryMarks library : WITH_CONTENT) {
      Files.writeString(folder.resolve(library.id() + ".c"), MarkSource.full(library));
      arguments.add(library.id() + ".c");
    }
    for (LibraryMarks library : WITH_TEXTS) {
      Files.writeString(folder.resolve(library.id() + "-texts.c"), MarkSource.texts(library));
      arguments.add(library.id() + "-texts.c");
    }
    new Gcc(folder).run(arguments);
  }

  @ParameterizedTest
  @FieldSource("WITH_CONTENT")
  void isFoundAloneInWhatHasItsMarks(LibraryMarks library) throws Exception {
    assertThat(detect(library.id() + ".o"))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.id()).isEqualTo(library.id());
              assertThat(found.certainty()).isEqualTo(Certainty.CONTAINED);
              assertThat(found.evidence()).isNotEmpty();
            });
  }

  @ParameterizedTest
  @FieldSource("WITH_TEXTS")
  void isFoundAloneByItsTexts(LibraryMarks library) throws Exception {
    assertThat(detect(library.id() + "-texts.o"))
        .extracting(FoundLibrary::id)
        .containsExactly(library.id());
  }

  @ParameterizedTest
  @FieldSource("WITH_FILES")
  void isTheLibraryByItsSoname(LibraryMarks library) throws Exception {
    for (String pattern : library.files()) {
      String soname = pattern.replace("????????", "0a1b2c3d").replace("?", "1").replace("*", ".2");
      Path file = ElfImageBuilder.library().name(DT_SONAME, soname).build().write(image());

      assertThat(DETECTOR.detect(file, "any.so"))
          .as(soname)
          .singleElement()
          .satisfies(
              found -> {
                assertThat(found.id()).isEqualTo(library.id());
                assertThat(found.certainty()).isEqualTo(Certainty.IS_THE_LIBRARY);
              });
    }
  }

  @Test
  void allAreFoundAtOnceInAStrippedFileThatHidesThem() throws Exception {
    List<String> arguments =
        new ArrayList<>(List.of("-shared", "-s", "-Wl,--exclude-libs,ALL", "-o", "all.so"));
    Files.writeString(folder.resolve("all.map"), "{ global: use_*; local: *; };\n");
    arguments.add("-Wl,--version-script=all.map");
    WITH_TEXTS.forEach(library -> arguments.add(library.id() + "-texts.o"));
    new Gcc(folder).run(arguments);

    assertThat(detect("all.so"))
        .extracting(FoundLibrary::id)
        .containsExactlyElementsOf(WITH_TEXTS.stream().map(LibraryMarks::id).toList());
  }

  @Test
  void noneIsFoundInAFileThatCallsAllOfThem() throws Exception {
    StringBuilder source = new StringBuilder();
    ALL.forEach(library -> MarkSource.calls(library).ifPresent(source::append));
    Path file =
        new Gcc(folder).library("calls.so", source.toString(), "-Wl,-z,lazy", "-fno-builtin");

    assertThat(DETECTOR.detect(file, "calls.so")).isEmpty();
  }

  @Test
  void noneIsFoundWhereTheirTextsArePartsOfOtherTexts() throws Exception {
    List<String> texts =
        WITH_TEXTS.stream()
            .flatMap(l -> Stream.concat(l.texts().texts().stream(), l.texts().paths().stream()))
            .flatMap(text -> Stream.of("This is said: " + text, text + " was said"))
            .toList();
    Path file = new Gcc(folder).library("said.so", MarkSource.printing("say", texts));

    assertThat(DETECTOR.detect(file, "said.so")).isEmpty();
  }

  private static List<FoundLibrary> detect(String name) throws Exception {
    return DETECTOR.detect(folder.resolve(name), name);
  }

  private static Path image() {
    return folder.resolve("image.so");
  }
}
