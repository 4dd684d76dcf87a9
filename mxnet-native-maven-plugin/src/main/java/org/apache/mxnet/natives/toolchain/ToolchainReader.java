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
package org.apache.mxnet.natives.toolchain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.mxnet.natives.platform.GlibcVersion;
import org.apache.mxnet.natives.platform.InvalidGlibcVersionException;
import org.apache.mxnet.natives.platform.Platform;
import org.apache.mxnet.natives.recipe.InstructionsReader;
import org.apache.mxnet.natives.recipe.ReaderChecks;
import org.apache.mxnet.natives.recipe.SourceReader;
import org.apache.mxnet.natives.toolchain.Toolchain.Download;
import org.apache.mxnet.natives.toolchain.Toolchain.Kind;
import org.apache.mxnet.natives.toolchain.Toolchain.Minimum;
import org.apache.mxnet.natives.yaml.YamlDocument;
import org.apache.mxnet.natives.yaml.YamlException;
import org.apache.mxnet.natives.yaml.YamlMap;
import org.apache.mxnet.natives.yaml.YamlText;

/** Reads {@code <name>.yaml}, format {@code mxnet-toolchain/1}. */
public final class ToolchainReader {
  private static final String FORMAT = "mxnet-toolchain/1";
  private static final String EXTENSION = ".yaml";
  static final String[] KEYS = {
    "format",
    "name",
    "kind",
    "why",
    "glibc",
    "programs",
    "flags",
    "moduleLink",
    "moduleOrder",
    "rewrites",
    "requires",
    "runtimes",
    "platforms"
  };
  static final String[] REQUIRES_KEYS = {"program", "version", "why"};
  static final String[] PLATFORM_KEYS = {"triple", "programs", "download", "runner"};
  static final String[] KINDS = {"host", "clang-sysroot", "zig", "prefix"};
  static final Set<String> ROLES =
      Set.of("cc", "c++", "ar", "ranlib", "nm", "strip", "ld", "objcopy");
  private static final Pattern VERSION = Pattern.compile("\\d{1,9}(\\.\\d{1,9})*");
  private static final List<String> REQUIRED =
      List.of("cc", "c++", "ar", "ranlib", "nm", "strip", "ld");

  private ToolchainReader() {}

  /**
   * Reads a toolchain as it is for one platform.
   *
   * @param folder has {@code <name>.yaml}
   * @throws ToolchainException if there is no such file, or not for the platform
   * @throws YamlException with file:line:column for whatever is not as the format asks
   * @throws IOException if the file cannot be read
   */
  public static Toolchain read(Path folder, String name, Platform platform)
      throws ToolchainException, YamlException, IOException {
    Path file = folder.resolve(name + EXTENSION);
    if (!Files.isRegularFile(file)) {
      throw new ToolchainException(
          "no toolchain '" + name + "' in " + folder,
          "Set -Dmxnet.toolchain to one of: " + String.join(", ", names(folder)) + ".");
    }
    YamlMap root = YamlDocument.read(file).only(KEYS);
    YamlText format = root.text("format");
    if (!format.value().equals(FORMAT)) {
      throw format.error("'" + format + "' where '" + FORMAT + "' is read", "Write so.");
    }
    if (!root.text("name").value().equals(name)) {
      throw root.text("name")
          .error(
              "the toolchain '"
                  + root.text("name")
                  + "' is in the file '"
                  + file.getFileName()
                  + "'",
              "Give both the same name.");
    }
    root.text("why");
    return forPlatform(file, name, root, platform);
  }

  /** The toolchains of a folder, sorted. */
  public static List<String> names(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(EXTENSION))
          .map(file -> file.substring(0, file.length() - EXTENSION.length()))
          .sorted()
          .toList();
    }
  }

  private static Toolchain forPlatform(Path file, String name, YamlMap root, Platform platform)
      throws ToolchainException, YamlException {
    Map<String, YamlMap> platforms = root.mapsByKey("platforms");
    YamlMap own = platforms.get(platform.id());
    if (own == null) {
      throw new ToolchainException(
          file + " has nothing for " + platform,
          "It compiles for "
              + String.join(", ", platforms.keySet())
              + ": choose with -Dmxnet.platform, or another with -Dmxnet.toolchain.");
    }
    own.only(PLATFORM_KEYS);
    Kind kind = kind(root.text("kind"));
    Optional<YamlMap> download = own.optionalMap("download");
    if ((kind == Kind.HOST) == download.isPresent()) {
      throw own.error(
          "a toolchain of the kind '"
              + root.text("kind")
              + "' "
              + (download.isPresent() ? "has no 'download'" : "needs a 'download'"),
          "Change the kind, or this.");
    }
    Map<String, List<String>> programs = new TreeMap<>();
    programs(root, programs);
    programs(own, programs);
    for (String role : REQUIRED) {
      if (!programs.containsKey(role)) {
        throw own.error("no program '" + role + "'", "List it under 'programs'.");
      }
    }
    return new Toolchain(
        file,
        name,
        kind,
        floor(root),
        platform,
        own.text("triple").value(),
        new TreeMap<>(programs),
        download.isPresent() ? Optional.of(download(download.get(), file)) : Optional.empty(),
        root.settings("rewrites"),
        InstructionsReader.flags(root),
        root.texts("moduleLink").stream().map(YamlText::value).toList(),
        moduleOrder(root),
        own.texts("runner").stream().map(YamlText::value).toList(),
        minimums(root),
        RuntimesReader.read(root));
  }

  private static Kind kind(YamlText text) throws YamlException {
    String word = ReaderChecks.oneOf(text, KINDS);
    return Kind.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  private static Optional<GlibcVersion> floor(YamlMap root) throws YamlException {
    Optional<YamlText> glibc = root.optionalText("glibc");
    if (glibc.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(GlibcVersion.parse(glibc.get().value()));
    } catch (InvalidGlibcVersionException e) {
      throw glibc.get().error(e.getMessage(), e.remedy());
    }
  }

  private static void programs(YamlMap map, Map<String, List<String>> into) throws YamlException {
    Optional<YamlMap> programs = map.optionalMap("programs");
    if (programs.isEmpty()) {
      return;
    }
    programs.get().only(ROLES.stream().sorted().toArray(String[]::new));
    for (String role : ROLES) {
      List<String> argv =
          programs.get().texts(role).stream().map(YamlText::value).collect(Collectors.toList());
      if (!argv.isEmpty()) {
        into.put(role, argv);
      }
    }
  }

  private static List<String> moduleOrder(YamlMap root) throws YamlException {
    List<YamlText> words = root.texts("moduleOrder");
    if (!words.isEmpty() && words.stream().noneMatch(w -> w.value().contains(Toolchain.ORDER))) {
      throw words
          .get(0)
          .error(
              "'moduleOrder' has no " + Toolchain.ORDER,
              "Write " + Toolchain.ORDER + " where the linker is told the file with the order.");
    }
    return words.stream().map(YamlText::value).toList();
  }

  private static List<Minimum> minimums(YamlMap root) throws YamlException {
    List<Minimum> minimums = new ArrayList<>();
    for (YamlMap each : root.maps("requires")) {
      each.only(REQUIRES_KEYS);
      YamlText version = each.text("version");
      if (!VERSION.matcher(version.value()).matches()) {
        throw version.error(
            "'" + version + "' is no version that can be compared",
            "Write numbers with dots between them, for example 3.13.");
      }
      minimums.add(
          new Minimum(each.text("program").value(), version.value(), each.text("why").value()));
    }
    return minimums;
  }

  private static Download download(YamlMap map, Path file) throws YamlException {
    map.only("sources", "inner");
    Optional<YamlText> inner = map.optionalText("inner");
    return new Download(
        SourceReader.read(map, file), inner.isPresent() ? ReaderChecks.inside(inner.get()) : "");
  }
}
