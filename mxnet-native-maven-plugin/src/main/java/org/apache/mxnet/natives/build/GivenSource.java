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
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.archive.TreeArchive;
import org.apache.mxnet.natives.files.AtomicFile;
import org.apache.mxnet.natives.files.Sha256;
import org.apache.mxnet.natives.recipe.PinnedSource;
import org.apache.mxnet.natives.recipe.Recipe;
import org.apache.mxnet.natives.recipe.Source;

/**
 * A checkout that a developer gives in place of the source that the recipe pins. It is packed as it
 * is at this moment and built elsewhere, so that nothing is written into it.
 */
public final class GivenSource {
  private GivenSource() {}

  /**
   * The recipe, built from the checkout.
   *
   * @param tree the checkout; what git keeps of it, and its build folder, are left out
   * @param sources gets the archive
   * @throws BuildException if there is no such folder
   */
  public static Recipe apply(Recipe recipe, Path tree, Path sources)
      throws NativeBuildException, IOException {
    if (!Files.isDirectory(tree)) {
      throw new BuildException(
          "mxnet.source is " + tree + ", which is no folder",
          "Give the folder of a checkout of " + recipe.name() + ", with its submodules.");
    }
    String build = recipe.build().map(each -> each.buildFolder()).orElse("");
    Files.createDirectories(sources);
    Path archive = sources.resolve("given.tar");
    AtomicFile.write(
        archive,
        out -> {
          TreeArchive.write(
              tree,
              "source",
              Instant.EPOCH,
              path -> !path.endsWith(".git") && (build.isEmpty() || !path.equals(Path.of(build))),
              out);
          return null;
        });
    Sha256 digest = Sha256.of(archive);
    Path kept = sources.resolve("given-" + digest.hex() + ".tar");
    Files.move(archive, kept, StandardCopyOption.REPLACE_EXISTING);
    return recipe.withSources(
        List.of(new PinnedSource(new Source.LocalFile(kept), Optional.of(digest), recipe.where())));
  }
}
