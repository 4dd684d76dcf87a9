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
package org.apache.mxnet.natives.sbom;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.mxnet.natives.stage.BuildRecord.Input;
import org.apache.mxnet.natives.stage.Stage;
import org.apache.mxnet.natives.stage.StagedComponent;

/**
 * What a bill of materials is made from.
 *
 * @param folder where the jar has the native files, {@code lib/native/}
 * @param dependencies of the module, direct and indirect
 * @param time the time that the bill carries; not the time of day, or no two builds were alike
 * @param pluginVersion of this plugin
 */
public record SbomContent(
    SbomSubject subject,
    Stage stage,
    String folder,
    List<MavenDependency> dependencies,
    Instant time,
    String pluginVersion) {
  public SbomContent {
    dependencies = List.copyOf(dependencies);
  }

  /** The package URL of the jar with the native files. */
  String purl() {
    return subject.purl(stage.id().toString(), "jar");
  }

  /** Whether the native files were built here, so that the linker has told what is in them. */
  boolean built() {
    return !stage.build().fingerprint().isEmpty();
  }

  /** {@code urn:uuid:}, made from all that is here: RFC 9562, version 3. */
  String serialNumber() {
    return "urn:uuid:" + UUID.nameUUIDFromBytes(toString().getBytes(StandardCharsets.UTF_8));
  }

  /** The archive that a prebuilt backend was taken out of. */
  Optional<SourceOrigin> archive() {
    return built() || stage.origin().isEmpty()
        ? Optional.empty()
        : Optional.of(
            SourceOrigin.parse(
                stage.origin(),
                stage.originSha256().isEmpty() ? "" : "sha256:" + stage.originSha256()));
  }

  /** The patches that a component was built with, in their order. */
  List<Input> patches(StagedComponent component) {
    return stage.build().inputs().stream()
        .filter(input -> input.kind().equals("patch") && input.name().equals(component.name()))
        .toList();
  }

  /** The package URLs of the dependencies, in which {@link MavenDependency#needs} must lie. */
  TreeSet<String> dependencyUrls() {
    TreeSet<String> urls = new TreeSet<>();
    dependencies.forEach(each -> urls.add(each.purl()));
    return urls;
  }
}
