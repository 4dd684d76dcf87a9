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

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** What the tree itself may not hold, whatever was declared. */
final class TreeCheck {
  /** A linker takes these before an archive of the same name, or is sent elsewhere by them. */
  private static final Pattern LEFTOVER = Pattern.compile(".*\\.(so|so\\.[0-9].*|dylib|la)");

  private static final String CMAKE_REMEDY =
      "Let the file find its place with CMAKE_CURRENT_LIST_DIR, as install(EXPORT) does, or delete it"
          + " with \"build.remove\" of the recipe.";

  private final PrefixTree tree;
  private final Consumer<Fault> faults;

  TreeCheck(PrefixTree tree, Consumer<Fault> faults) {
    this.tree = tree;
    this.faults = faults;
  }

  void run(String logicalPrefix) throws IOException {
    tree.files().forEach(this::leftover);
    for (Path link : tree.links()) {
      leftover(link);
      link(link);
    }
    for (Path other : tree.others()) {
      fault(
          other,
          "neither a file nor a folder nor a link",
          "Delete it with \"build.remove\" of the recipe.");
    }
    for (Path file : tree.filesEnding(".pc")) {
      pkgConfig(file);
    }
    for (Path file : tree.filesEnding(".cmake")) {
      cmake(file, logicalPrefix);
    }
  }

  private void leftover(Path file) {
    if (LEFTOVER.matcher(file.getFileName().toString()).matches()) {
      fault(
          file,
          "a leftover that a linker may take instead of the static library",
          "Switch shared libraries off in the recipe's options, or delete the file with"
              + " \"build.remove\".");
    }
  }

  private void link(Path link) throws IOException {
    Path target = Files.readSymbolicLink(tree.at(link));
    Path parent = link.getParent() == null ? Path.of("") : link.getParent();
    String remedy = "Have the build make a relative link to a file of the prefix, or delete it.";
    if (target.isAbsolute()) {
      fault(link, "a link to the absolute path " + target, remedy);
    } else if (parent.resolve(target).normalize().startsWith("..")) {
      fault(link, "a link that leaves the prefix, to " + target, remedy);
    } else if (!Files.exists(tree.at(link))) {
      fault(link, "a link to " + target + ", which does not exist", remedy);
    }
  }

  private void pkgConfig(Path file) throws IOException {
    List<String> paths =
        PkgConfigText.absolutePaths(Files.readString(tree.at(file), StandardCharsets.ISO_8859_1));
    for (String path : paths) {
      fault(file, "a pkg-config file with the absolute path " + path, PkgConfigException.REMEDY);
    }
  }

  private void cmake(Path file, String logicalPrefix) throws IOException {
    Pattern named = Pattern.compile(Pattern.quote(logicalPrefix) + "(?![\\w.-])");
    List<String> lines =
        Files.readAllLines(tree.at(file), StandardCharsets.ISO_8859_1).stream().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (!line.stripLeading().startsWith("#") && named.matcher(line).find()) {
        fault(
            file,
            "line %d names %s, which never exists".formatted(i + 1, logicalPrefix),
            CMAKE_REMEDY);
        return;
      }
    }
  }

  private void fault(Path file, String problem, String remedy) {
    faults.accept(new Fault(PrefixTree.display(file), problem, remedy));
  }
}
