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
package org.apache.mxnet.natives.mojo;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.files.AtomicFile;
import org.apache.mxnet.natives.recipe.DependencyTable;
import org.apache.mxnet.natives.recipe.RecipeCatalog;

/**
 * Writes what the backend is built from, as Markdown: for each library its version, its licence,
 * who uses it, and why it is there in that version. All of it comes from the recipes, so that it
 * cannot differ from what is built.
 *
 * <p>Example: <code>mvn mxnet-native:document-deps -Dmxnet.document=docs/dependencies.md</code>.
 */
@Mojo(name = "document-deps", threadSafe = true)
public final class DocumentDepsMojo extends RecipesMojo {
  /** The file to write. */
  @Parameter(
      property = "mxnet.document",
      defaultValue = "${project.build.directory}/natives/dependencies.md")
  private File document;

  /**
   * Whether the goal writes nothing, and fails if the file is not what it would write; for a build
   * that keeps a committed file true.
   */
  @Parameter(property = "mxnet.document.check", defaultValue = "false")
  private boolean check;

  @Override
  protected void run() throws NativeBuildException, IOException {
    RecipeCatalog catalog = RecipeCatalog.read(recipes(), nativesId().platform());
    String text = DependencyTable.markdown(catalog, catalog.backend(backend()));
    Path file = document.toPath();
    if (!check) {
      AtomicFile.writeText(file, text);
      getLog().info(file + " is written from " + catalog.recipes().size() + " recipes");
    } else if (!Files.isRegularFile(file) || !Files.readString(file).equals(text)) {
      throw new ParameterException(
          file + " does not say what the recipes say",
          "Write it anew: the same command without -Dmxnet.document.check.");
    }
  }
}
