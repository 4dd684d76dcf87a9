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
package org.apache.mxnet.natives.elf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Compares version needs with {@code readelf -V} and the symbols bound to them with {@code objdump
 * -T}, file by file and symbol by symbol.
 */
@EnabledOnOs(OS.LINUX)
class BinutilsOracleTest {
  private static final Pattern NEED =
      Pattern.compile(
          "(?m)^ +(?:0x)?[0-9a-f]+: (?:Version: 1  File: (\\S+)  Cnt: \\d+"
              + "|  Name: (\\S+)  Flags: (.*?)\\s+Version: (\\d+))$");

  /** An entry of DT_VERSYM: the index, in hexadecimal digits, and h if the symbol is hidden. */
  private static final Pattern INDEX = Pattern.compile("(?<= )(?<!Link: )([0-9a-f]+)[h ]\\(");

  /** Before the name there may be what st_other says, as for functions of ppc64le. */
  private static final Pattern BOUND =
      Pattern.compile(
          "(?m)^[0-9a-f]+ .(.).{5} \\*UND\\*\t[0-9a-f]+ +\\((\\S+)\\) +(?:(?:\\.\\w|0x)\\w+ +)?(\\S+)$");

  private static final Set<ElfMachine> SEVEN =
      Set.of(
          ElfMachine.X86_64,
          ElfMachine.I386,
          ElfMachine.AARCH64,
          ElfMachine.ARM,
          ElfMachine.PPC64,
          ElfMachine.S390X,
          ElfMachine.RISCV);

  @TempDir Path dir;

  /** zstd-jni, on which the plugin depends, has libraries for a dozen systems. */
  @Test
  void agreesOnEveryLibraryOfTheJarsOnTheClassPath() throws Exception {
    Set<ElfMachine> machines = new HashSet<>();
    int versioned = 0;
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      if (entry.endsWith(".jar")) {
        for (Path library : libraries(Path.of(entry))) {
          machines.add(ElfReader.read(library).machine());
          versioned += compare(library) > 0 ? 1 : 0;
        }
      }
    }

    assertThat(machines).containsAll(SEVEN);
    assertThat(versioned).isGreaterThan(SEVEN.size());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "x86_64, 62, ELF64, little",
    "i686, 3, ELF32, little",
    "aarch64, 183, ELF64, little",
    "armv7l, 40, ELF32, little",
    "ppc64le, 21, ELF64, little",
    "s390x, 22, ELF64, big",
    "riscv64, 243, ELF64, little"
  })
  void agreesOnAnAssembledImage(String name, int machine, ElfClass elfClass, String bytes)
      throws Exception {
    ByteOrder order = bytes.equals("big") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    ElfImage image =
        new ElfImageBuilder(elfClass, order)
            .machine(machine)
            .name(1, "libm.so.6")
            .name(1, "libc.so.6")
            .undefined("unversioned")
            .need("libm.so.6", "GLIBC_2.27", "expf", "powf")
            .need("libc.so.6", "GLIBC_2.27", "copy_file_range")
            .need("libc.so.6", "GLIBC_2.17", false, new BoundSymbol("__cxa_finalize", true))
            .need("libc.so.6", "GLIBC_ABI_DT_RELR")
            .need("libc.so.6", "GLIBC_2.33", true, new BoundSymbol("stat", true))
            .defined("exported")
            .build();
    Path file = dir.resolve(name + ".so");
    Files.write(file, ElfLinkedSections.added(image, elfClass, order, 2));

    assertThat(compare(file)).isEqualTo(5);
    assertThat(ElfReader.read(image.write(dir.resolve("stripped.so"))).versionNeeds())
        .isEqualTo(ElfReader.read(file).versionNeeds());
  }

  /** Tells how many symbols are bound. */
  private static int compare(Path library) throws Exception {
    List<VersionNeed> needs = ElfReader.read(library).versionNeeds();
    List<String> ours = new ArrayList<>();
    List<String> bound = new ArrayList<>();
    for (VersionNeed need : needs) {
      String weak = need.weak() ? " weak" : "";
      ours.add(need.file() + " " + need.version() + weak + " " + need.symbols().size());
      need.symbols().stream()
          .map(s -> need.version() + " " + s.name() + (s.weak() ? " weak" : ""))
          .forEach(bound::add);
    }

    assertThat(ours).as("readelf -V %s", library).isEqualTo(ofReadelf(library));
    assertThat(bound)
        .as("objdump -T %s", library)
        .containsExactlyInAnyOrderElementsOf(ofObjdump(library));
    return bound.size();
  }

  /** The library, the version and how many symbols have its index, in the order of the file. */
  private static List<String> ofReadelf(Path library) throws Exception {
    String output = output("readelf", "-V", "-W", library.toString());
    Map<Integer, Integer> counts = new HashMap<>();
    for (MatchResult entry : INDEX.matcher(output).results().toList()) {
      counts.merge(Integer.parseInt(entry.group(1), 16), 1, Integer::sum);
    }
    List<String> needs = new ArrayList<>();
    String file = "";
    for (MatchResult line : NEED.matcher(output).results().toList()) {
      if (line.group(1) != null) {
        file = line.group(1);
      } else if (!file.isEmpty()) {
        String weak = line.group(3).contains("WEAK") ? " weak" : "";
        int count = counts.getOrDefault(Integer.parseInt(line.group(4)), 0);
        needs.add(file + " " + line.group(2) + weak + " " + count);
      }
    }
    return needs;
  }

  private static List<String> ofObjdump(Path library) throws Exception {
    return BOUND
        .matcher(output("objdump", "-T", "-w", library.toString()))
        .results()
        .map(m -> m.group(2) + " " + m.group(3) + (m.group(1).equals("w") ? " weak" : ""))
        .toList();
  }

  private List<Path> libraries(Path jar) throws IOException {
    Map<String, Path> found = new TreeMap<>();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        try (InputStream in = zip.getInputStream(entry)) {
          byte[] start = in.readNBytes(4);
          if (ElfBytes.isMagic(start)) {
            Path file = Files.createTempFile(dir, jar.getFileName() + "-", ".so");
            Files.write(file, start);
            Files.write(file, in.readAllBytes(), StandardOpenOption.APPEND);
            found.put(entry.getName(), file);
          }
        }
      }
    }
    return List.copyOf(found.values());
  }

  /** Fails, as the tests are meant to, if there is no such tool. */
  private static String output(String... command) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("LC_ALL", "C");
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
    return output;
  }
}
