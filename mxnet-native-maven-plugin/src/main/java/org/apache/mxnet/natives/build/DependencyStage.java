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

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.files.AtomicFile;
import org.apache.mxnet.natives.json.Json;
import org.apache.mxnet.natives.plan.BuildPlan;
import org.apache.mxnet.natives.plan.Step;
import org.apache.mxnet.natives.store.Store;
import org.apache.mxnet.natives.store.StoreEntry;
import org.codehaus.plexus.util.FileUtils;

/**
 * The hand-over to the backend's build: all libraries in one prefix, the programs beside it, and a
 * file, JSON of the schema {@code mxnet-dependencies/1}, that tells what they are.
 */
public final class DependencyStage {
  private static final String SCHEMA = "mxnet-dependencies/1";

  private final Path folder;

  /**
   * @param folder {@code target/natives/<platform>-<variant>}
   */
  public DependencyStage(Path folder) {
    this.folder = folder;
  }

  /** The merged libraries. */
  public Path prefix() {
    return folder.resolve("prefix");
  }

  /** The programs that the backend's build may run. */
  public Path tools() {
    return folder.resolve("tools");
  }

  /** What the libraries are. */
  public Path document() {
    return folder.resolve("dependencies.json");
  }

  /**
   * Fills the stage from the store; what an earlier build left there is replaced.
   *
   * @param entries of all steps, by their ids
   * @throws NativeBuildException if two libraries have different files of one name, or the disk is
   *     full
   */
  public void fill(BuildPlan plan, Map<String, StoreEntry> entries, Store store)
      throws NativeBuildException, IOException {
    // The hand-over goes first: a build killed from here on must not look finished.
    Files.deleteIfExists(document());
    FileUtils.deleteDirectory(prefix().toFile());
    FileUtils.deleteDirectory(tools().toFile());
    store.restoreAll(entriesOf(plan.libraries(), entries), prefix());
    store.restoreAll(entriesOf(plan.tools(), entries), tools());
    AtomicFile.writeText(document(), Json.print(describe(plan, entries)));
  }

  private static List<StoreEntry> entriesOf(List<Step> steps, Map<String, StoreEntry> entries) {
    return steps.stream().map(step -> entries.get(step.id())).toList();
  }

  private static ObjectNode describe(BuildPlan plan, Map<String, StoreEntry> entries) {
    ObjectMapper mapper = Json.mapper();
    ObjectNode document = mapper.createObjectNode();
    document.put("schema", SCHEMA);
    document.put("natives", plan.id().toString());
    document.put("backend", plan.backend());
    document.put("toolchain", plan.toolchain());
    ArrayNode list = document.putArray("dependencies");
    for (Step step : plan.steps()) {
      StoreEntry entry = entries.get(step.id());
      ObjectNode node = list.addObject();
      node.put("name", step.recipe().name());
      node.put("version", step.recipe().version());
      node.put("platform", step.platform().id());
      node.put("linked", plan.libraries().contains(step));
      node.put("license", step.recipe().license());
      node.put("category", step.recipe().category());
      node.put("homepage", step.recipe().homepage());
      node.put("source", entry.info().source());
      node.put("fingerprint", step.fingerprint().digest().hex());
      ArrayNode texts = node.putArray("licenseTexts");
      entry.files().stream()
          .map(file -> file.path())
          .filter(path -> path.startsWith(Installation.LICENCES + "/"))
          .forEach(texts::add);
    }
    return document;
  }
}
