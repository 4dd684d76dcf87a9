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

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.mxnet.natives.elf.SharedLibrary;
import org.apache.mxnet.natives.policy.KnownLibraries;
import org.apache.mxnet.natives.scan.ByteScan;
import org.apache.mxnet.natives.scan.ScanPattern;
import org.apache.mxnet.natives.scan.ScanPatterns;

/**
 * Times the parts of an audit in a warm JVM, and other programs in turns with them. Arguments: the
 * ELF file, how many rounds of reading it, how many of scanning it.
 *
 * <p>Prints lines of a name and milliseconds, and lines <code>fact name value</code> of what was
 * found.
 */
final class AuditSpeed {
  private static final int UNCOUNTED_READS = 20;
  private static final int UNCOUNTED_SCANS = 3;

  private AuditSpeed() {}

  /** What is timed. */
  private interface Work {
    void run() throws Exception;
  }

  public static void main(String[] arguments) throws Exception {
    Path file = Path.of(arguments[0]);
    int rounds = Integer.parseInt(arguments[1]);
    int scans = Integer.parseInt(arguments[2]);
    ScanPatterns patterns = patterns();

    for (int i = 0; i < UNCOUNTED_READS; i++) {
      SharedLibrary.read(file);
    }
    SharedLibrary library = SharedLibrary.read(file);
    for (int i = 0; i < rounds; i++) {
      timed("read", () -> SharedLibrary.read(file));
      timed(
          "tools",
          () -> {
            program("readelf", "-V", file.toString());
            program("nm", "-D", file.toString());
          });
    }
    for (int i = 0; i < UNCOUNTED_SCANS; i++) {
      ByteScan.run(file, library, patterns);
    }
    for (int i = 0; i < scans; i++) {
      timed("scan", () -> ByteScan.run(file, library, patterns));
      timed("sha256sum", () -> program("sha256sum", file.toString()));
    }
    fact("sha256", ByteScan.run(file, library, patterns).sha256());
    fact("needs", library.loading().versionNeeds().size());
    fact("imports", library.imports().size());
    fact("exports", library.exports().size());
  }

  /** Those that the goal looks for. */
  private static ScanPatterns patterns() {
    List<ScanPattern> patterns =
        KnownLibraries.load().all().stream()
            .filter(known -> !known.versionPattern().isEmpty())
            .map(
                known ->
                    new ScanPattern(
                        known.id(), Pattern.compile(known.versionPattern()), known.literal()))
            .toList();
    return new ScanPatterns(patterns);
  }

  private static void timed(String name, Work work) throws Exception {
    long start = System.nanoTime();
    work.run();
    double milliseconds = (System.nanoTime() - start) / 1e6;
    System.out.printf(Locale.ROOT, "%s %.3f%n", name, milliseconds);
  }

  private static void program(String... command) throws IOException, InterruptedException {
    int status =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start()
            .waitFor();
    if (status != 0) {
      System.err.println(String.join(" ", command) + ": status " + status);
      System.exit(1);
    }
  }

  private static void fact(String name, Object value) {
    System.out.println("fact " + name + " " + value);
  }
}
