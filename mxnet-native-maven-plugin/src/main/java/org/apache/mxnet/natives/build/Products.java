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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.driver.BuildSite;
import org.apache.mxnet.natives.plan.Step;
import org.apache.mxnet.natives.platform.GlibcVersion;
import org.apache.mxnet.natives.product.DeclaredProducts;
import org.apache.mxnet.natives.product.PkgConfigFile;
import org.apache.mxnet.natives.product.ProductCheck;
import org.apache.mxnet.natives.product.ProductRequest;
import org.apache.mxnet.natives.recipe.Recipe;

/** Holds a recipe to its promises. */
final class Products {
  /** Newer than any: what is built by or for the build machine alone may need all that it has. */
  static final GlibcVersion NO_FLOOR = new GlibcVersion(999, 0, 0);

  private Products() {}

  /** The folders of this machine that no product may name. */
  static List<String> paths(BuildSite site, Path store) {
    return List.of(site.work().toString(), store.toString(), site.toolset().programs().toString());
  }

  /**
   * Makes the pkg-config files relocatable, then checks the prefix.
   *
   * @param store its path must not be in any product, like those of the site
   * @throws NativeBuildException if the result is not as the recipe promises
   */
  static void check(Step step, BuildSite site, Path prefix, Path store)
      throws NativeBuildException, IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(prefix)) {
      files = all.filter(file -> file.toString().endsWith(".pc")).sorted().toList();
    }
    for (Path file : files) {
      PkgConfigFile.relocate(
          file, prefix, List.of(BuildSite.PREFIX, site.dependencies().toString()));
    }
    Recipe.Products products = step.recipe().products();
    new ProductCheck()
        .run(
            new ProductRequest(
                step.toString(),
                prefix,
                new DeclaredProducts(
                    products.libraries(),
                    products.headers(),
                    products.programs(),
                    products.pkgconfig()),
                step.platform(),
                site.toolset().toolchain().floor().orElse(NO_FLOOR),
                BuildSite.PREFIX,
                List.of(site.dependencies()),
                paths(site, store),
                new HashSet<>(products.defines())));
  }
}
