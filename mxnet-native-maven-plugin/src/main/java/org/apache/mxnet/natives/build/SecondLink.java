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
import java.util.Locale;
import org.apache.mxnet.natives.driver.BuildSite;
import org.apache.mxnet.natives.driver.Driver;
import org.apache.mxnet.natives.driver.ModuleLink;
import org.apache.mxnet.natives.elf.ElfFormatException;
import org.apache.mxnet.natives.plan.Step;
import org.apache.mxnet.natives.product.FunctionOrder;
import org.apache.mxnet.natives.recipe.NativeModule;

/**
 * Has a build system link its modules once more, their functions in an order that packs well. It
 * does so because the libraries are gone; nothing is compiled, for nothing else has changed.
 */
final class SecondLink {
  private final Step step;
  private final BuildSite site;
  private final Path log;
  private final List<NativeModule> modules;
  private final List<NativeModule> ordered = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  /** Of nothing, if the toolchain has no words for it. */
  SecondLink(Step step, BuildSite site, Path log) {
    this.step = step;
    this.site = site;
    this.log = log;
    this.modules =
        site.toolset().toolchain().moduleOrder().isEmpty()
            ? List.of()
            : step.recipe().backend().orElseThrow().modules().stream()
                .filter(module -> module.from().isPresent())
                .toList();
  }

  /**
   * Makes a build that goes on link for the first time again, however far it had come. Its library
   * may be in an order already, or not, and only the order of one that is not gives the bytes of a
   * build that nobody stopped.
   */
  void startOver() throws IOException {
    for (NativeModule module : modules) {
      ModuleLink.write(site, module);
      delete(module);
    }
  }

  /**
   * Makes the next run of the build system link again.
   *
   * @return whether there is anything to link: a library without symbols cannot be ordered
   * @throws ElfFormatException if the build has left something else than a library
   */
  boolean prepare() throws ElfFormatException, IOException {
    for (NativeModule module : modules) {
      // One that is not there is missed in the end, or by the glue that is linked to it.
      if (Files.isRegularFile(Driver.linked(site, module))) {
        order(module);
      }
    }
    return !ordered.isEmpty();
  }

  private void order(NativeModule module) throws ElfFormatException, IOException {
    List<String> names = FunctionOrder.of(Driver.linked(site, module));
    if (names.isEmpty()) {
      return;
    }
    ModuleLink.writeOrdered(site, module, names);
    delete(module);
    ordered.add(module);
    notes.add(
        String.format(
            Locale.ROOT,
            "%s: linked again, %,d functions side by side with their likes",
            module.file(),
            names.size()));
  }

  /**
   * What was done, after that run; a line for each module.
   *
   * @throws BuildException if it has left none of them
   */
  List<String> finish() throws BuildException {
    for (NativeModule module : ordered) {
      Path linked = Driver.linked(site, module);
      if (!Files.isRegularFile(linked)) {
        throw new BuildException(
            step.recipe().file() + ": run again, the build of " + step + " links no new " + linked,
            "Take 'moduleOrder' out of the toolchain, or have 'from' of the module name what the"
                + " build's linker writes; the log is "
                + log
                + ".");
      }
    }
    return List.copyOf(notes);
  }

  private void delete(NativeModule module) throws IOException {
    Path linked = Driver.linked(site, module);
    if (Files.exists(linked)) {
      // A link to libx.so.1 would be left, and a build system would take that for finished.
      Files.delete(linked.toRealPath());
    }
  }
}
