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
package org.apache.mxnet.natives.legal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.mxnet.natives.files.Sha256;
import org.apache.mxnet.natives.platform.NativesId;
import org.apache.mxnet.natives.platform.Platform;
import org.apache.mxnet.natives.stage.BuildRecord;
import org.apache.mxnet.natives.stage.Stage;
import org.apache.mxnet.natives.stage.Stage.StagedFile;
import org.apache.mxnet.natives.stage.StageFolder;
import org.apache.mxnet.natives.stage.StagedComponent;
import org.apache.mxnet.natives.stage.StagedComponent.Role;

/** A stage with the components and texts that a test says. */
final class StagedTexts {
  final StageFolder folder;
  private String linkage = "static";
  private final List<StagedFile> texts = new ArrayList<>();
  private final List<StagedComponent> components = new ArrayList<>();

  StagedTexts(Path temp) {
    folder = new StageFolder(temp.resolve("stage"));
  }

  StagedTexts prebuilt() {
    linkage = "prebuilt";
    return this;
  }

  StagedTexts text(String path, String text) throws IOException {
    return text(path, text.getBytes(StandardCharsets.UTF_8));
  }

  StagedTexts text(String path, byte[] bytes) throws IOException {
    Path file = folder.licenses().resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
    texts.add(new StagedFile(path, bytes.length, Sha256.of(bytes)));
    return this;
  }

  /** With all texts below its folder that are there already. */
  StagedTexts component(String name, String licence, Role role) {
    components.add(
        new StagedComponent(
            name,
            "1.0",
            licence,
            "https://example.org/" + name,
            "git:0123",
            role,
            List.of("libtiny.so"),
            List.of(),
            texts.stream()
                .map(StagedFile::path)
                .filter(path -> path.startsWith(name + "/"))
                .toList()));
    return this;
  }

  /** With the component of the name {@code eigen} as the one of category B. */
  LicenceBook book() throws LegalException, IOException {
    Stage stage =
        new Stage(
            new NativesId(Platform.LINUX_X86_64, "cpu"),
            linkage,
            "tiny",
            "1.0",
            "",
            "",
            "",
            List.of(),
            List.of(),
            texts,
            List.of(),
            components,
            BuildRecord.NONE);
    return LicenceBook.of(stage, folder, component -> component.name().equals("eigen"));
  }
}
