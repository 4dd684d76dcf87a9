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
package org.apache.mxnet.natives.bundle;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.check.FileNeeds;
import org.apache.mxnet.natives.elf.ElfFile;
import org.apache.mxnet.natives.elf.ElfReader;
import org.apache.mxnet.natives.json.Json;
import org.apache.mxnet.natives.legal.LicenceBook;
import org.apache.mxnet.natives.stage.Stage;
import org.apache.mxnet.natives.stage.Stage.StagedFile;
import org.apache.mxnet.natives.stage.StageFolder;
import org.apache.mxnet.natives.stage.StagedComponent;

/**
 * {@code META-INF/natives/<platform>-<variant>.json}: what a loader, an auditor or a person needs
 * to know of the native files before any of them is loaded.
 *
 * <p>Schema {@code mxnet-natives/1}: {@code platform}, {@code variant}, {@code linkage}, {@code
 * backend} (name, version, origin, sha256, and reportedVersion if the library says another version
 * of itself), {@code files[]} (path, sha256, size in bytes, soname, needed[], exports, glibc),
 * {@code systemRequirements[]} (soname, debian, rpm, why), {@code components[]} (name, version,
 * license, source, digest of the source if known, role, files[], texts[]); files and texts are
 * paths in the jar.
 */
final class NativesManifest {
  static final String LIBRARIES = "lib/native/";
  static final String LICENSES = "META-INF/licenses/";

  private NativesManifest() {}

  static ObjectNode of(Stage stage, StageFolder folder, LicenceBook book)
      throws NativeBuildException, IOException {
    ObjectNode manifest = Json.mapper().createObjectNode();
    manifest.put("schema", "mxnet-natives/1");
    manifest.put("platform", stage.id().platform().id());
    manifest.put("variant", stage.id().variant());
    manifest.put("linkage", stage.linkage());
    ObjectNode backend =
        manifest
            .putObject("backend")
            .put("name", stage.name())
            .put("version", stage.version())
            .put("origin", stage.origin());
    if (!stage.originSha256().isEmpty()) {
      backend.put("sha256", stage.originSha256());
    }
    if (!stage.reportedVersion().isEmpty()) {
      backend.put("reportedVersion", stage.reportedVersion());
    }
    ArrayNode files = Json.mapper().createArrayNode();
    for (StagedFile library : stage.libraries()) {
      files.add(file(library, folder));
    }
    manifest.set("files", files);
    manifest.set("systemRequirements", Json.mapper().valueToTree(stage.systemRequirements()));
    ArrayNode components = manifest.putArray("components");
    stage.components().forEach(component -> components.add(component(component, book)));
    return manifest;
  }

  private static ObjectNode component(StagedComponent component, LicenceBook book) {
    ObjectNode node =
        Json.mapper()
            .createObjectNode()
            .put("name", component.name())
            .put("version", component.version())
            .put("license", component.license())
            .put("source", component.source());
    if (!component.digest().isEmpty()) {
      node.put("digest", component.digest());
    }
    node.put("role", component.role().name().toLowerCase(Locale.ROOT));
    ArrayNode files = node.putArray("files");
    component.files().forEach(file -> files.add(LIBRARIES + file));
    ArrayNode texts = node.putArray("texts");
    book.textsOf(component).forEach(text -> texts.add(LICENSES + text));
    return node;
  }

  private static ObjectNode file(StagedFile library, StageFolder folder)
      throws NativeBuildException, IOException {
    ObjectNode file =
        Json.mapper()
            .createObjectNode()
            .put("path", LIBRARIES + library.path())
            .put("sha256", library.sha256().hex())
            .put("size", library.size());
    Path path = folder.libraries().resolve(library.path());
    if (ElfReader.isElf(path)) {
      ElfFile elf = ElfReader.read(path);
      elf.soname().ifPresent(soname -> file.put("soname", soname));
      file.set("needed", Json.mapper().valueToTree(elf.needed()));
      file.put("exports", elf.exports());
      FileNeeds.of(library.path(), elf.versionNeeds())
          .highest()
          .ifPresent(glibc -> file.put("glibc", glibc.toString()));
    }
    return file;
  }
}
