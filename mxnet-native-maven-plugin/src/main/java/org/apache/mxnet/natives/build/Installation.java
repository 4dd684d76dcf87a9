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
package org.apache.mxnet.natives.build;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import org.apache.mxnet.natives.driver.BuildSite;
import org.apache.mxnet.natives.recipe.BuildInstructions;
import org.apache.mxnet.natives.recipe.BuildInstructions.Copy;
import org.apache.mxnet.natives.recipe.Contained;
import org.apache.mxnet.natives.recipe.Recipe;

/** Makes what a build system installed a prefix: nothing left over, with its licences. */
final class Installation {
  /** Where licence texts are in every prefix: a folder for each recipe. */
  static final String LICENCES = "share/licenses";

  private final Recipe recipe;
  private final BuildSite site;

  Installation(Recipe recipe, BuildSite site) {
    this.recipe = recipe;
    this.site = site;
  }

  /** Where the build system installed to. */
  Path prefix() {
    return site.destination().resolve(BuildSite.PREFIX.substring(1));
  }

  /**
   * Completes {@link #prefix()}.
   *
   * @throws BuildException if the recipe copies what is not there
   */
  void complete() throws BuildException, IOException {
    Files.createDirectories(prefix());
    BuildInstructions build = recipe.build().orElseThrow();
    for (Copy copy : build.copies()) {
      copy(copy);
    }
    for (String glob : build.remove()) {
      remove(glob);
    }
    for (String text : recipe.texts()) {
      licence(recipe.name(), text);
    }
  }

  /**
   * Adds the texts of what is compiled in from the source itself, and of all that is linked.
   *
   * @param variant what is built of the backend
   * @throws BuildException if the source lacks a text
   */
  void completeLicences(String variant) throws BuildException, IOException {
    for (Contained contained : recipe.backend().orElseThrow().contains()) {
      if (contained.isIn(variant)) {
        for (String text : contained.component().texts()) {
          if (!Files.isRegularFile(site.source().resolve(text))) {
            throw new BuildException(
                recipe.file() + ": the source of " + recipe + " has no licence file " + text,
                "Correct 'contains'; the unpacked source is in " + site.source() + ".");
          }
          licence(contained.component().name(), text);
        }
      }
    }
    Path linked = site.dependencies().resolve(LICENCES);
    if (Files.isDirectory(linked)) {
      copyTree(linked, prefix().resolve(LICENCES));
    }
  }

  private void licence(String component, String text) throws IOException {
    // Flat: the last names suffice, and RecipeReader lets no path leave the source.
    Path target = prefix().resolve(LICENCES).resolve(component).resolve(text.replace('/', '-'));
    Files.createDirectories(target.getParent());
    Files.copy(site.source().resolve(text), target, StandardCopyOption.REPLACE_EXISTING);
  }

  private void copy(Copy copy) throws BuildException, IOException {
    Path from = site.source().resolve(copy.from());
    if (!Files.exists(from)) {
      throw new BuildException(
          recipe.file() + ": the source of " + recipe + " has no " + copy.from(),
          "Correct 'copy'; the unpacked source is in " + site.source() + ".");
    }
    copyTree(from, prefix().resolve(copy.to()));
  }

  /** Copies a file, or a folder with all that is in it; links as links. */
  static void copyTree(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Path target = to.resolve(from.relativize(file).toString());
            Files.createDirectories(target.toAbsolutePath().getParent());
            Files.copy(
                file, target, LinkOption.NOFOLLOW_LINKS, StandardCopyOption.REPLACE_EXISTING);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private void remove(String glob) throws IOException {
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
    Path prefix = prefix();
    List<Path> found;
    try (var files = Files.walk(prefix)) {
      found =
          files
              .filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
              .filter(file -> matcher.matches(prefix.relativize(file)))
              .toList();
    }
    for (Path file : found) {
      Files.delete(file);
    }
  }
}
