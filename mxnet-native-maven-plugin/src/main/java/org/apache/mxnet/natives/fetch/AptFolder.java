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
package org.apache.mxnet.natives.fetch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.mxnet.natives.files.AtomicFile;
import org.apache.mxnet.natives.recipe.Source;

/**
 * A private state of apt for the sources of one suite at one mirror. It needs no root, changes
 * nothing of the machine's own apt, and takes over its proxies and logins: only the lists, the
 * caches and the addresses are others.
 */
final class AptFolder {
  private final Tool tool;
  private final Path folder;
  private final Map<String, String> proxy;

  /**
   * @param folder its lock is held
   * @param proxy variables that lead to the mirror
   */
  AptFolder(Tool tool, Path folder, Map<String, String> proxy) {
    this.tool = tool;
    this.folder = folder.toAbsolutePath();
    this.proxy = proxy;
  }

  /** Writes the settings; lists that are there stay. */
  void prepare(String mirror, String suite, Path keyring) throws IOException {
    for (String name : List.of("state", "lists/partial", "cache", "archives/partial")) {
      Files.createDirectories(folder.resolve(name));
    }
    AtomicFile.writeText(folder.resolve("status"), "");
    AtomicFile.writeText(
        folder.resolve("sources.list"),
        "deb-src [signed-by=%s] %s %s main\n".formatted(keyring, mirror, suite));
    String settings =
        """
        Dir::State "%1$s/state";
        Dir::State::lists "%1$s/lists";
        Dir::State::status "%1$s/status";
        Dir::Cache "%1$s/cache";
        Dir::Cache::archives "%1$s/archives";
        Dir::Etc::sourcelist "%1$s/sources.list";
        Dir::Etc::sourceparts "-";
        APT::Sandbox::User "";
        Acquire::Languages "none";
        Acquire::Retries "3";
        #clear APT::Update::Pre-Invoke;
        #clear APT::Update::Post-Invoke;
        #clear APT::Update::Post-Invoke-Success;
        """;
    AtomicFile.writeText(folder.resolve("apt.conf"), settings.formatted(folder));
  }

  /** Loads the lists, which apt compares with the signature of the suite. */
  Tool.Output update() throws SourceUnavailableException, IOException {
    Tool.Output output = run(folder, "apt-get", "update");
    // A server that is away is but a warning to apt, if there are old lists.
    boolean failed = output.err().lines().anyMatch(line -> line.matches("(E:|W: Failed|Err:).*"));
    return failed && output.succeeded() ? new Tool.Output(1, output.out(), output.err()) : output;
  }

  /** The version of the source package that has the file, as far as the lists here know. */
  Optional<String> version(Source.Debian source) throws SourceUnavailableException, IOException {
    Tool.Output output = run(folder, "apt-cache", "showsrc", "--only-source", source.pkg());
    return output.succeeded() ? version(output.out(), source) : Optional.empty();
  }

  /** Reads the paragraphs that {@code apt-cache showsrc} prints; deb822(5), dsc(5). */
  static Optional<String> version(String paragraphs, Source.Debian source) {
    for (String paragraph : paragraphs.split("\n\\s*\n")) {
      String name = "";
      String version = "";
      List<String> files = new ArrayList<>();
      for (String line : paragraph.split("\n")) {
        if (line.startsWith("Package: ")) {
          name = line.substring(9).strip();
        } else if (line.startsWith("Version: ")) {
          version = line.substring(9).strip();
        } else if (line.startsWith(" ")) {
          files.add(line.substring(line.lastIndexOf(' ') + 1));
        }
      }
      if (name.equals(source.pkg()) && files.contains(source.file())) {
        return Optional.of(version);
      }
    }
    return Optional.empty();
  }

  /** Downloads the upstream archives of a source package. */
  Tool.Output download(Source.Debian source, String version, Path target)
      throws SourceUnavailableException, IOException {
    return run(
        target,
        "apt-get",
        "source",
        "--download-only",
        "--tar-only",
        "--only-source",
        source.pkg() + "=" + version);
  }

  private Tool.Output run(Path where, String... words)
      throws SourceUnavailableException, IOException {
    List<String> argv = new ArrayList<>(List.of(words));
    // Read last, so that it wins over the machine's settings.
    argv.addAll(1, List.of("-q", "-c", folder.resolve("apt.conf").toString()));
    return tool.run(where, proxy, argv);
  }
}
