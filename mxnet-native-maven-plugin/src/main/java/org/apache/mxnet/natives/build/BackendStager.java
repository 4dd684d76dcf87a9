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
import java.util.ArrayList;
import java.util.List;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.elf.ElfReader;
import org.apache.mxnet.natives.files.Sha256;
import org.apache.mxnet.natives.plan.BuildPlan;
import org.apache.mxnet.natives.product.ModuleCheck;
import org.apache.mxnet.natives.recipe.Backend;
import org.apache.mxnet.natives.recipe.DynamicLinkage;
import org.apache.mxnet.natives.recipe.Linkage;
import org.apache.mxnet.natives.recipe.NativeModule;
import org.apache.mxnet.natives.recipe.PinnedSource;
import org.apache.mxnet.natives.recipe.Recipe;
import org.apache.mxnet.natives.recipe.SystemRequirement;
import org.apache.mxnet.natives.stage.Stage;
import org.apache.mxnet.natives.stage.Stage.StagedFile;
import org.apache.mxnet.natives.stage.StageFile;
import org.apache.mxnet.natives.stage.StageFolder;
import org.apache.mxnet.natives.stage.StagedComponent;
import org.apache.mxnet.natives.store.EntryFile;
import org.apache.mxnet.natives.store.Store;
import org.apache.mxnet.natives.store.StoreEntry;
import org.apache.mxnet.natives.toolchain.Toolchain;
import org.codehaus.plexus.util.FileUtils;

/** Takes the native files and licence texts of a backend that was built out of the store. */
public final class BackendStager {
  private final Store store;

  public BackendStager(Store store) {
    this.store = store;
  }

  /**
   * Fills the stage; what an earlier build left there is replaced.
   *
   * @param toolchain that linked the backend
   * @param entry of the plan's backend
   * @throws NativeBuildException if the entry is damaged, a module needs a library of the system
   *     that the recipe does not name, or has code inside that no component has
   */
  public Stage stage(
      BuildPlan plan, Toolchain toolchain, StoreEntry entry, Linkage linkage, StageFolder folder)
      throws NativeBuildException, IOException {
    // The hand-over goes first: a build killed from here on must not look finished.
    Files.deleteIfExists(folder.stageFile());
    for (Path old : List.of(folder.libraries(), folder.debug(), folder.licenses())) {
      FileUtils.deleteDirectory(old.toFile());
    }
    Path whole = folder.path().resolve("backend");
    FileUtils.deleteDirectory(whole.toFile());
    store.restore(entry, whole);
    move(whole.resolve(ModuleFinisher.LIBRARIES), folder.libraries());
    move(whole.resolve(ModuleFinisher.DEBUG), folder.debug());
    move(whole.resolve(Installation.LICENCES), folder.licenses());
    Path inputs = whole.resolve(ModuleFinisher.INPUTS);
    Recipe recipe = plan.root().orElseThrow().recipe();
    Backend backend = recipe.backend().orElseThrow();
    List<StagedFile> libraries = new ArrayList<>();
    List<StagedFile> built = files(entry, ModuleFinisher.LIBRARIES);
    for (NativeModule module : backend.modules()) {
      built.stream().filter(file -> file.path().equals(module.file())).forEach(libraries::add);
    }
    List<StagedFile> licenses = files(entry, Installation.LICENCES);
    BackendComponents components =
        new BackendComponents(
            plan, toolchain, store, licenses.stream().map(StagedFile::path).toList());
    List<SystemRequirement> requirements =
        linkage == Linkage.DYNAMIC ? requirements(recipe, backend, libraries, folder) : List.of();
    List<StagedComponent> parts = components.read(inputs, entry);
    Stage stage =
        new Stage(
            plan.id(),
            linkage.id(),
            recipe.name(),
            recipe.version(),
            "",
            entry.info().source(),
            digest(recipe, entry.info().source()),
            libraries,
            files(entry, ModuleFinisher.DEBUG),
            licenses,
            requirements,
            parts,
            BuildRecords.of(plan, toolchain, components.linked()));
    FileUtils.deleteDirectory(whole.toFile());
    StageFile.write(folder, stage);
    return stage;
  }

  private static void move(Path from, Path to) throws IOException {
    if (Files.isDirectory(from)) {
      Files.createDirectories(to.getParent());
      Files.move(from, to);
    }
  }

  private static List<StagedFile> files(StoreEntry entry, String below) {
    List<StagedFile> files = new ArrayList<>();
    for (EntryFile file : entry.files()) {
      if (file instanceof EntryFile.Regular regular && file.path().startsWith(below + "/")) {
        String path = file.path().substring(below.length() + 1);
        files.add(new StagedFile(path, regular.size(), regular.sha256()));
      }
    }
    return files;
  }

  private static String digest(Recipe recipe, String origin) {
    return recipe.sources().stream()
        .filter(pinned -> pinned.source().origin().equals(origin))
        .findFirst()
        .flatMap(PinnedSource::sha256)
        .map(Sha256::hex)
        .orElse("");
  }

  private static List<SystemRequirement> requirements(
      Recipe recipe, Backend backend, List<StagedFile> libraries, StageFolder folder)
      throws NativeBuildException, IOException {
    List<SystemRequirement> provides =
        backend.dynamic().map(DynamicLinkage::provides).orElse(List.of());
    List<SystemRequirement> requirements = new ArrayList<>();
    List<String> own = libraries.stream().map(StagedFile::path).toList();
    for (StagedFile library : libraries) {
      for (String soname : ElfReader.read(folder.libraries().resolve(library.path())).needed()) {
        if (own.contains(soname) || ModuleCheck.comesWithGlibc(soname)) {
          continue;
        }
        SystemRequirement requirement =
            provides.stream()
                .filter(each -> each.soname().equals(soname))
                .findFirst()
                .orElseThrow(
                    () ->
                        new BuildException(
                            "%s needs %s, and %s does not say which package has it"
                                .formatted(library.path(), soname, recipe.file()),
                            "Add it under 'dynamic', 'provides', with its Debian and RPM package:"
                                + " 'dpkg -S %s' tells the first.".formatted(soname)));
        if (!requirements.contains(requirement)) {
          requirements.add(requirement);
        }
      }
    }
    return requirements;
  }
}
