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
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.apache.mxnet.natives.elf.ElfFormatException;
import org.apache.mxnet.natives.elf.ElfMachine;
import org.apache.mxnet.natives.elf.ElfReader;

/** Whether what was declared is there. */
final class DeclarationCheck {
  private static final String REMEDY =
      "Correct \"products\" of the recipe, or the options because of which the build left it out.";

  private final PrefixTree tree;
  private final ElfMachine machine;
  private final Consumer<Fault> faults;

  DeclarationCheck(PrefixTree tree, ElfMachine machine, Consumer<Fault> faults) {
    this.tree = tree;
    this.machine = machine;
    this.faults = faults;
  }

  void run(DeclaredProducts products) throws IOException {
    for (String path : products.all().toList()) {
      for (Path file : files(path)) {
        if (Files.size(tree.at(file)) == 0) {
          faults.accept(new Fault(PrefixTree.display(file), "declared, but empty", REMEDY));
        }
      }
    }
    for (String path : products.programs()) {
      for (Path file : files(path)) {
        program(file);
      }
    }
    products.all().filter(path -> files(path).isEmpty()).distinct().forEach(this::missing);
  }

  /** The files that a declared path stands for; a link counts as what it leads to. */
  private List<Path> files(String declared) {
    Stream<Path> existing =
        Stream.concat(
            tree.files().stream(),
            tree.links().stream().filter(link -> Files.isRegularFile(tree.at(link))));
    try {
      if (declared.matches(".*[*?\\[{].*")) {
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + declared);
        return existing.filter(matcher::matches).toList();
      }
      Path path = Path.of(declared);
      return existing.filter(file -> file.startsWith(path)).toList();
    } catch (InvalidPathException | PatternSyntaxException e) {
      return List.of();
    }
  }

  private void missing(String declared) {
    Optional<String> nearest = nearest(declared);
    faults.accept(
        new Fault(
            declared,
            "declared, but the build did not make it"
                + nearest.map(name -> "; did you mean " + name + "?").orElse(""),
            REMEDY));
  }

  private Optional<String> nearest(String declared) {
    String name = declared.substring(declared.lastIndexOf('/') + 1);
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    return tree.files().stream()
        .map(PrefixTree::display)
        .min(
            Comparator.comparing((String file) -> !file.endsWith("/" + name))
                .thenComparing(file -> distance.apply(declared, file)))
        .filter(
            file ->
                file.endsWith("/" + name)
                    || distance.apply(declared, file) <= Math.max(2, declared.length() / 3));
  }

  private void program(Path file) throws IOException {
    Path program = tree.at(file);
    if (!Files.isExecutable(program)) {
      faults.accept(
          new Fault(
              PrefixTree.display(file),
              "declared as a program, but nobody may run it",
              "Have the build install it with mode 755."));
    }
    if (!ElfReader.isElf(program)) {
      return;
    }
    try {
      ElfMachine found = ElfReader.read(program).machine();
      if (!found.equals(machine)) {
        faults.accept(
            new Fault(
                PrefixTree.display(file),
                "a program for %s, expected %s".formatted(found, machine),
                "Build it with the toolchain of its platform."));
      }
    } catch (ElfFormatException e) {
      faults.accept(new Fault(PrefixTree.display(file), phrase(e.getMessage()), e.remedy()));
    }
  }

  /** A sentence as the problem of a fault. */
  static String phrase(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }
}
