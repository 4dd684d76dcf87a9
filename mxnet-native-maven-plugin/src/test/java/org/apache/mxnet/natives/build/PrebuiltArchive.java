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
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.fetch.FetchSettings;
import org.apache.mxnet.natives.fetch.SourceFetcher;
import org.apache.mxnet.natives.files.Sha256;
import org.apache.mxnet.natives.platform.NativesId;
import org.apache.mxnet.natives.platform.Platform;
import org.apache.mxnet.natives.recipe.AddedTexts;
import org.apache.mxnet.natives.recipe.Component;
import org.apache.mxnet.natives.recipe.PinnedSource;
import org.apache.mxnet.natives.recipe.PrebuiltBackend;
import org.apache.mxnet.natives.recipe.PrebuiltBackend.Omission;
import org.apache.mxnet.natives.recipe.Source;
import org.apache.mxnet.natives.recipe.SystemRequirement;
import org.apache.mxnet.natives.stage.Stage;
import org.apache.mxnet.natives.stage.StageFolder;
import org.apache.mxnet.natives.yaml.YamlLocation;

/** An archive of a prebuilt backend that a test makes, with its declaration. */
public final class PrebuiltArchive {
  private static final NativesId ID = new NativesId(Platform.LINUX_X86_64, "cpu");

  private final Path file;
  private final Map<String, byte[]> entries = new LinkedHashMap<>();
  private final List<String> libraries = new ArrayList<>();
  private final List<Omission> omitted = new ArrayList<>();
  private final List<String> texts = new ArrayList<>();
  private final List<AddedTexts> added = new ArrayList<>();
  private final List<SystemRequirement> requirements = new ArrayList<>();

  /** What the stager said, line by line. */
  public final List<String> lines = new ArrayList<>();

  public PrebuiltArchive(Path file) {
    this.file = file;
  }

  public PrebuiltArchive entry(String path, byte[] bytes) {
    entries.put(path, bytes);
    return this;
  }

  public PrebuiltArchive library(String path, byte[] bytes) {
    libraries.add(path);
    return entry(path, bytes);
  }

  public PrebuiltArchive text(String path, String text) {
    texts.add(path);
    return entry(path, text.getBytes());
  }

  PrebuiltArchive added(AddedTexts texts) {
    added.add(texts);
    return this;
  }

  public PrebuiltArchive declaredLibrary(String path) {
    libraries.add(path);
    return this;
  }

  public PrebuiltArchive omitted(String path) {
    omitted.add(new Omission(path, "a reason"));
    return this;
  }

  public PrebuiltArchive requirement(SystemRequirement requirement) {
    requirements.add(requirement);
    return this;
  }

  public Stage stage(StageFolder folder) throws NativeBuildException, IOException {
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
    }
    return stageFile(folder);
  }

  /** As above, with whatever bytes the file has. */
  Stage stageFile(StageFolder folder) throws NativeBuildException, IOException {
    YamlLocation where = new YamlLocation(Path.of("linux-x86_64-cpu.yaml"), 5, 3);
    PrebuiltBackend backend =
        new PrebuiltBackend(
            where.file(),
            ID,
            "tiny",
            "1.0",
            "10000",
            List.of(
                new PinnedSource(new Source.LocalFile(file), Optional.of(Sha256.of(file)), where)),
            libraries,
            omitted,
            requirements,
            List.of(
                new Component(
                    "tiny", "1.0", "Apache-2.0", "https://example.org", texts, List.of())),
            added);
    SourceFetcher fetcher =
        new SourceFetcher(
            artifact -> file, FetchSettings.of(folder.path().resolve("downloads"), true));
    return new PrebuiltStager(fetcher, lines::add).stage(backend, folder);
  }
}
