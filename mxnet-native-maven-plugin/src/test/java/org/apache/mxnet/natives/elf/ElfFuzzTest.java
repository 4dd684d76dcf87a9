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
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs {@link ElfFuzz} on inputs that are the same each time, and under Jazzer, which mutates
 * inputs so that they reach more code: from one fixed random seed and briefly, or for as many
 * minutes as {@code -Dmxnet.fuzz.minutes=} says.
 */
class ElfFuzzTest {
  private static final Path FOLDER = Path.of("target", "fuzz");
  private static final String PACKAGES =
      "org.apache.mxnet.natives.elf.**:org.apache.mxnet.natives.scan.**";
  private static final String HARNESS =
      "org.apache.mxnet.natives.elf.ElfFuzz**:org.apache.mxnet.natives.scan.CodeFuzz";

  private static final int MUTANTS = 400;
  private static final long[] EXTREMES = {
    0, 1, 0x7fff, 0x8000, 0xffff, 0x7fff_ffffL, 0x8000_0000L, 0xffff_ffffL, Long.MAX_VALUE, -1, -8
  };

  static Stream<String> seeds() {
    return ElfFuzzSeeds.all().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void readsTheSeed(String name) throws Exception {
    assertThat(ElfFuzz.readers(ElfFuzzSeeds.all().get(name))).isPositive();
  }

  @Test
  @Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void nothingButTheDeclaredExceptionsComesOfDamage() throws Exception {
    Map<String, byte[]> seeds = ElfFuzzSeeds.all();
    List<byte[]> others = List.copyOf(seeds.values());
    Random random = new Random(20261122);
    ElfFuzz.fuzzerInitialize();
    for (Map.Entry<String, byte[]> seed : seeds.entrySet()) {
      for (int i = 0; i < MUTANTS; i++) {
        byte[] other = others.get(random.nextInt(others.size()));
        byte[] input = damaged(seed.getValue(), other, random);
        assertThatCode(() -> ElfFuzz.fuzzerTestOneInput(input))
            .as(() -> seed.getKey() + " as " + HexFormat.of().formatHex(input))
            .doesNotThrowAnyException();
      }
    }
  }

  /** With numbers that are out of bounds, binary or digits; cut off, or joined with another. */
  private static byte[] damaged(byte[] seed, byte[] other, Random random) {
    byte[] input = seed.clone();
    for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
      int width = 1 << random.nextInt(4);
      int at = random.nextInt(Math.max(1, input.length / width - 1)) * width;
      long value =
          random.nextBoolean()
              ? EXTREMES[random.nextInt(EXTREMES.length)]
              : random.nextInt(2 * input.length);
      boolean little = random.nextBoolean();
      for (int i = 0; i < width && at + i < input.length; i++) {
        input[at + i] = (byte) (value >>> 8 * (little ? i : width - 1 - i));
      }
    }
    for (int i = random.nextInt(input.length); i < input.length; i++) {
      if (input[i] >= '0' && input[i] <= '9') {
        input[i] = (byte) ('0' + random.nextInt(10));
        break;
      }
    }
    return switch (random.nextInt(8)) {
      case 0 -> Arrays.copyOf(input, random.nextInt(input.length));
      case 1 -> {
        int from = random.nextInt(Math.min(input.length, other.length));
        byte[] joined = Arrays.copyOf(input, other.length);
        System.arraycopy(other, from, joined, from, other.length - from);
        yield joined;
      }
      default -> input;
    };
  }

  @Test
  void nothingButTheDeclaredExceptionsComesOfWhatReachesMoreCode(@TempDir Path empty)
      throws Exception {
    Optional<Integer> minutes = Optional.ofNullable(Integer.getInteger("mxnet.fuzz.minutes"));
    Path log = Files.createDirectories(FOLDER).resolve("fuzz.log");
    List<String> command = new ArrayList<>(fuzzer(Files.createDirectories(empty.resolve("tmp"))));
    if (minutes.isPresent()) {
      command.add("-max_total_time=" + 60 * minutes.get());
      command.add("--coverage_report=" + FOLDER.resolve("coverage.txt"));
      command.add(Files.createDirectories(FOLDER.resolve("corpus")).toString());
    } else {
      command.addAll(List.of("-runs=3000", "-seed=20261122"));
      command.add(Files.createDirectories(empty.resolve("corpus")).toString());
    }
    command.add(seeds(Files.createDirectories(empty.resolve("seeds"))).toString());
    Process fuzzer =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      assertThat(fuzzer.waitFor()).as("exit status; see %s", log).isZero();
    } finally {
      fuzzer.destroy();
    }
    assertThat(log).content().containsPattern("#\\d+\\s+DONE +cov: [1-9]");
  }

  /** All but how long it is to run, and from which inputs. */
  private static List<String> fuzzer(Path temporary) {
    String classes = System.getProperty("java.class.path");
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx256m",
        // The memory that is counted is that of one thread: it is to do all.
        "-Djava.util.concurrent.ForkJoinPool.common.parallelism=0",
        "-Djava.io.tmpdir=" + temporary,
        "-cp",
        System.getProperty("surefire.test.class.path", classes),
        "com.code_intelligence.jazzer.Jazzer",
        "--target_class=" + ElfFuzz.class.getName(),
        "--instrumentation_includes=" + PACKAGES,
        "--instrumentation_excludes=" + HARNESS,
        "--custom_hook_includes=" + PACKAGES,
        "--custom_hook_excludes=" + HARNESS,
        // The target writes files itself, to a place that the input does not choose.
        "--disabled_hooks=com.code_intelligence.jazzer.sanitizers.FilePathTraversal",
        "--reproducer_path=" + FOLDER,
        "-artifact_prefix=" + FOLDER + "/",
        "-print_final_stats=1",
        "-timeout=300",
        // Linux counts the peak of the process that has started it, too; the heap is bounded above.
        "-rss_limit_mb=0",
        "-max_len=16384");
  }

  private static Path seeds(Path folder) throws IOException {
    for (Map.Entry<String, byte[]> seed : ElfFuzzSeeds.all().entrySet()) {
      Files.write(folder.resolve(seed.getKey()), seed.getValue());
    }
    return folder;
  }
}
