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

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Holds reports of audits against readelf and objdump. Arguments:
 *
 * <ul>
 *   <li><code>list MOST FOLDER...</code> prints the shared libraries in folders, MOST of them, or
 *       all if it is 0
 *   <li><code>compare LIST REPORT...</code> compares the libraries in the file LIST with
 *       natives-audit.json files; status 1 if they differ
 * </ul>
 */
final class ReadelfAgreement {
  private static final int ET_DYN = 3;
  private static final Pattern DYNAMIC =
      Pattern.compile(
          " 0x[0-9a-f]+ \\((NEEDED|SONAME|RUNPATH|RPATH)\\) +[^:]+: \\[(.*)\\]");
  private static final Pattern NEED_SECTION =
      Pattern.compile("Version (\\w+) section '.*' contains .*");
  private static final Pattern NEED_VERSION =
      Pattern.compile("  (?:0x)?[0-9a-f]+:   Name: (.*)  Flags: .*  Version: (\\d+)");
  /** Type or binding; one that readelf does not expect is two words: {@code <OS specific>: 10}. */
  private static final String KIND = " +(<[^>]*>: \\d+|\\S+)";

  private static final Pattern SYMBOL =
      Pattern.compile(
          " *\\d+: [0-9a-f]+ +\\S+%s%s +(\\S+) +(?:\\[.*\\] +)?(\\S+) (.*)".formatted(KIND, KIND));
  private static final Pattern BOUND = Pattern.compile("(.*)@([^@]*) \\((\\d+)\\)");

  /** An undefined symbol with a version; before its name there may be what st_other says. */
  private static final Pattern UNDEFINED =
      Pattern.compile(
          "[0-9a-f]+ .{7} \\*UND\\*\t[0-9a-f]+ +\\((\\S+)\\) +(?:(?:\\.\\w|0x)\\w+ +)?(\\S+)");

  private ReadelfAgreement() {}

  /**
   * What both sides tell of a library.
   *
   * @param versions symbol names by the version that they are bound to
   */
  private record Facts(
      String soname,
      List<String> needed,
      List<String> runpath,
      SortedMap<String, SortedSet<String>> versions,
      long exports) {}

  public static void main(String[] arguments) throws Exception {
    if (arguments[0].equals("list")) {
      list(Integer.parseInt(arguments[1]), List.of(arguments).subList(2, arguments.length));
    } else {
      compare(Path.of(arguments[1]), List.of(arguments).subList(2, arguments.length));
    }
  }

  private static void list(int most, List<String> folders) throws IOException {
    SortedSet<String> found = new TreeSet<>();
    for (String folder : folders) {
      try (Stream<Path> files = Files.walk(Path.of(folder))) {
        for (Path file : (Iterable<Path>) files::iterator) {
          if (file.getFileName().toString().contains(".so")
              && !Files.isSymbolicLink(file)
              && Files.isRegularFile(file)
              && isLibrary(file)) {
            found.add(file.toString());
          }
        }
      }
    }
    List<String> all = new ArrayList<>();
    for (String file : found) {
      // The goal's list is parted by commas, ours by lines.
      if (file.indexOf(',') >= 0 || file.indexOf('\n') >= 0) {
        System.err.println("left out, its name has a comma or a line break: " + file);
      } else {
        all.add(file);
      }
    }
    int count = most == 0 ? all.size() : Math.min(most, all.size());
    for (int i = 0; i < count; i++) {
      System.out.println(all.get((int) ((long) i * all.size() / count)));
    }
  }

  private static boolean isLibrary(Path file) throws IOException {
    byte[] head;
    try (InputStream in = Files.newInputStream(file)) {
      head = in.readNBytes(18);
    }
    if (head.length < 18 || head[0] != 0x7f || head[1] != 'E' || head[2] != 'L' || head[3] != 'F') {
      return false;
    }
    boolean little = head[5] == 1;
    return (little ? head[16] | head[17] << 8 : head[17] | head[16] << 8) == ET_DYN;
  }

  private static void compare(Path list, List<String> reports)
      throws IOException, InterruptedException, NoSuchAlgorithmException {
    Map<String, JsonNode> byDigest = new HashMap<>();
    for (String report : reports) {
      for (JsonNode file : new ObjectMapper().readTree(Path.of(report).toFile()).get("files")) {
        byDigest.put(file.get("sha256").textValue(), file);
      }
    }
    long versions = 0;
    long symbols = 0;
    long needed = 0;
    long sonames = 0;
    long exports = 0;
    long bound = 0;
    List<String> differences = new ArrayList<>();
    int differing = 0;
    List<String> libraries = Files.readAllLines(list);
    for (String library : libraries) {
      int before = differences.size();
      Facts theirs = ofReadelf(library);
      JsonNode report = byDigest.get(digest(Path.of(library)));
      if (report == null) {
        differences.add(library + ": no file in the reports has its SHA-256");
      } else {
        Facts ours = ofReport(report);
        differ(library, ours, theirs, differences);
        SortedSet<String> named = ofObjdump(library);
        SortedSet<String> our = new TreeSet<>();
        ours.versions().forEach((name, all) -> all.forEach(symbol -> our.add(name + " " + symbol)));
        differ(
            library, "bound by objdump -T", without(our, named), without(named, our), differences);
        bound += named.size();
      }
      differing += differences.size() > before ? 1 : 0;
      versions += theirs.versions().size();
      symbols += theirs.versions().values().stream().mapToLong(SortedSet::size).sum();
      needed += theirs.needed().size();
      sonames += theirs.soname() == null ? 0 : 1;
      exports += theirs.exports();
    }
    differences.forEach(System.out::println);
    System.out.printf(
        "readelf: %d version needs with %d symbols, %d DT_NEEDED, %d DT_SONAME, %d exports%n",
        versions, symbols, needed, sonames, exports);
    System.out.printf("objdump: %d symbols with a version needed%n", bound);
    System.out.printf(
        "%d libraries compared, %d agree, %d differ (%d differences)%n",
        libraries.size(), libraries.size() - differing, differing, differences.size());
    System.exit(differences.isEmpty() ? 0 : 1);
  }

  private static void differ(String library, Facts ours, Facts theirs, List<String> differences) {
    differ(library, "DT_SONAME", ours.soname(), theirs.soname(), differences);
    differ(library, "DT_NEEDED", ours.needed(), theirs.needed(), differences);
    differ(library, "DT_RUNPATH or DT_RPATH", ours.runpath(), theirs.runpath(), differences);
    differ(library, "exports", ours.exports(), theirs.exports(), differences);
    SortedSet<String> names = new TreeSet<>(ours.versions().keySet());
    names.addAll(theirs.versions().keySet());
    for (String name : names) {
      SortedSet<String> our = ours.versions().get(name);
      SortedSet<String> their = theirs.versions().get(name);
      if (our == null || their == null) {
        differ(library, "version " + name, our, their, differences);
      } else {
        differ(library, "symbols of " + name, without(our, their), without(their, our), differences);
      }
    }
  }

  private static SortedSet<String> without(SortedSet<String> names, SortedSet<String> others) {
    SortedSet<String> rest = new TreeSet<>(names);
    rest.removeAll(others);
    return rest;
  }

  private static void differ(
      String library, String what, Object ours, Object theirs, List<String> differences) {
    if (ours == null ? theirs != null : !ours.equals(theirs)) {
      differences.add("%s: %s: audit %s, the tool %s".formatted(library, what, ours, theirs));
    }
  }

  private static Facts ofReport(JsonNode file) {
    SortedMap<String, SortedSet<String>> versions = new TreeMap<>();
    file.get("versions")
        .properties()
        .forEach(
            family ->
                family
                    .getValue()
                    .get("symbols")
                    .properties()
                    .forEach(
                        number -> {
                          String name =
                              family.getKey()
                                  + (number.getKey().isEmpty() ? "" : "_" + number.getKey());
                          versions.put(name, new TreeSet<>(texts(number.getValue())));
                        }));
    return new Facts(
        file.get("soname").textValue(),
        texts(file.get("needed")),
        texts(file.get("runpath")),
        versions,
        file.get("exports").longValue());
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.textValue()));
    return texts;
  }

  private static Facts ofReadelf(String library) throws IOException, InterruptedException {
    Map<String, List<String>> dynamic = new HashMap<>();
    Map<String, String> versionOf = new HashMap<>();
    SortedMap<String, SortedSet<String>> versions = new TreeMap<>();
    List<String[]> bound = new ArrayList<>();
    long exports = 0;
    boolean inNeeds = false;
    Process readelf =
        new ProcessBuilder("readelf", "-d", "-V", "--dyn-syms", "-W", library)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader lines = readelf.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Matcher m = DYNAMIC.matcher(line);
        if (m.matches()) {
          dynamic.computeIfAbsent(m.group(1), key -> new ArrayList<>()).add(m.group(2));
          continue;
        }
        m = NEED_SECTION.matcher(line);
        if (m.matches()) {
          inNeeds = m.group(1).equals("needs");
          continue;
        }
        m = NEED_VERSION.matcher(line);
        if (inNeeds && m.matches()) {
          versionOf.put(m.group(2), m.group(1));
          versions.putIfAbsent(m.group(1), new TreeSet<>());
          continue;
        }
        m = SYMBOL.matcher(line);
        if (!m.matches()) {
          continue;
        }
        Matcher symbol = BOUND.matcher(m.group(5));
        if (symbol.matches()) {
          bound.add(new String[] {symbol.group(1), symbol.group(2), symbol.group(3)});
        }
        boolean visible = m.group(3).equals("DEFAULT") || m.group(3).equals("PROTECTED");
        if (visible && !m.group(2).equals("LOCAL") && !m.group(4).equals("UND")) {
          exports++;
        }
      }
    }
    int status = readelf.waitFor();
    if (status != 0) {
      throw new IOException("readelf of %s: status %d".formatted(library, status));
    }
    for (String[] symbol : bound) {
      String version = versionOf.get(symbol[2]);
      if (!symbol[1].equals(version)) {
        throw new IOException(
            "readelf of %s: %s@%s has index %s, which is %s"
                .formatted(library, symbol[0], symbol[1], symbol[2], version));
      }
      versions.get(version).add(symbol[0]);
    }
    // A runpath overrides an rpath (gABI, "Shared Object Dependencies").
    List<String> paths = dynamic.getOrDefault("RUNPATH", dynamic.getOrDefault("RPATH", List.of()));
    List<String> sonames = dynamic.getOrDefault("SONAME", List.of());
    return new Facts(
        sonames.isEmpty() ? null : sonames.get(0),
        dynamic.getOrDefault("NEEDED", List.of()),
        paths.isEmpty() ? List.of() : List.of(paths.get(0).split(":", -1)),
        versions,
        exports);
  }

  /** The version and the name of each symbol bound. */
  private static SortedSet<String> ofObjdump(String library)
      throws IOException, InterruptedException {
    SortedSet<String> bound = new TreeSet<>();
    Process objdump =
        new ProcessBuilder("objdump", "-T", "-w", library)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader lines = objdump.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Matcher m = UNDEFINED.matcher(line);
        if (m.matches()) {
          bound.add(m.group(1) + " " + m.group(2));
        }
      }
    }
    int status = objdump.waitFor();
    if (status != 0) {
      throw new IOException("objdump of %s: status %d".formatted(library, status));
    }
    return bound;
  }

  private static String digest(Path file) throws IOException, NoSuchAlgorithmException {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
  }
}
