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
package org.apache.mxnet.natives.recipe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.mxnet.natives.platform.Platform;

/** Recipes for tests, as short as they can be. */
public final class SampleRecipes {
  private final Path folder;

  /**
   * @param folder gets a folder for each recipe
   */
  public SampleRecipes(Path folder) {
    this.folder = folder;
  }

  /** A library that copies one header, {@code include/NAME.h}, out of {@code NAME.tar}. */
  public SampleRecipes library(String name, int cost, String... needs) throws IOException {
    return write(name, "1.0", cost, "needs: [" + String.join(", ", needs) + "]\n" + headers(name));
  }

  /** As {@link #library}, with more lines. */
  public SampleRecipes library(String name, String version, int cost, String more)
      throws IOException {
    return write(name, version, cost, more + headers(name));
  }

  /** A library that CMake makes, {@code lib/libNAME.a}. */
  public SampleRecipes archive(String name) throws IOException {
    return write(
        name, "1.0", 1, "build: {system: cmake}\nproducts: {libraries: [lib/lib" + name + ".a]}\n");
  }

  /** The backend, with a variant cpu and a feature s3. */
  public SampleRecipes backend(String needs, String cpu, String s3) throws IOException {
    return write(
        "backend",
        "9.0",
        1,
        "needs: [%s]\nvariants: {cpu: {needs: [%s]}, native: {}}\nfeatures: {s3: {needs: [%s]}}\n"
            .formatted(needs, cpu, s3));
  }

  /**
   * The backend, with these lines.
   *
   * @param lines the first is line 11 of the file
   */
  public SampleRecipes backend(String lines) throws IOException {
    return write("backend", "9.0", 1000, lines);
  }

  public RecipeCatalog catalog(Platform platform) throws Exception {
    return RecipeCatalog.read(folder, platform);
  }

  public Path file(String name) {
    return folder.resolve(name).resolve("recipe.yaml");
  }

  private static String headers(String name) {
    return "build: {system: headers, copy: [{from: %1$s.h, to: include/%1$s.h}]}\n".formatted(name)
        + "products: {headers: [include/%s.h]}\n".formatted(name);
  }

  private SampleRecipes write(String name, String version, int cost, String more)
      throws IOException {
    Path file = file(name);
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        """
        format: mxnet-recipe/1
        name: %1$s
        version: %2$s
        why: a test
        homepage: https://example.org
        license: Zlib
        texts: [LICENSE]
        category: A
        cost: %3$d
        sources: [{file: %1$s.tar, sha256: %4$s}]
        """
                .formatted(name, version, cost, "0".repeat(64))
            + more);
    return this;
  }
}
