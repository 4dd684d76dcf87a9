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
import java.util.List;
import java.util.Map;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.archive.ArchiveUnpacker;
import org.apache.mxnet.natives.driver.BuildSite;
import org.apache.mxnet.natives.exec.Command;
import org.apache.mxnet.natives.exec.CommandRunner;
import org.apache.mxnet.natives.recipe.Recipe;
import org.apache.mxnet.natives.recipe.Recipe.Patch;

/** Makes an archive the source that a recipe means: unpacked, patched, with its licences. */
final class SourceTree {
  private SourceTree() {}

  /**
   * Fills {@link BuildSite#source()}.
   *
   * @throws NativeBuildException if the archive is none, a patch does not apply, or the source
   *     lacks a licence file of the recipe
   */
  static void prepare(Recipe recipe, Path archive, BuildSite site, CommandRunner runner, Path log)
      throws NativeBuildException, IOException, InterruptedException {
    ArchiveUnpacker.unpack(
        archive, site.source(), ArchiveUnpacker.Options.standard().only(recipe.only()));
    for (Patch patch : recipe.patches()) {
      List<String> argv =
          List.of(
              "patch",
              "-p1",
              "--batch",
              "--forward",
              "--no-backup-if-mismatch",
              "-i",
              patch.file().toAbsolutePath().toString());
      runner.run(
          recipe.name() + ": patch " + patch.file().getFileName(),
          new Command(argv, site.source(), Map.of("LC_ALL", "C", "PATH", "/usr/bin:/bin")),
          log);
    }
    for (String text : recipe.texts()) {
      if (!Files.isRegularFile(site.source().resolve(text))) {
        throw new BuildException(
            recipe.file() + ": the source of " + recipe + " has no licence file " + text,
            "Correct 'texts'; the unpacked source is in " + site.source() + ".");
      }
    }
  }
}
