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
package org.apache.mxnet.natives.clearance;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.mxnet.natives.clearance.Problem.Rule;
import org.apache.mxnet.natives.detect.Certainty;
import org.apache.mxnet.natives.detect.Evidence;
import org.apache.mxnet.natives.detect.FoundLibrary;
import org.apache.mxnet.natives.files.Sha256;
import org.apache.mxnet.natives.licence.LicencePolicy;
import org.apache.mxnet.natives.platform.NativesId;
import org.apache.mxnet.natives.platform.Platform;
import org.apache.mxnet.natives.stage.BuildRecord;
import org.apache.mxnet.natives.stage.Stage;
import org.apache.mxnet.natives.stage.Stage.StagedFile;
import org.apache.mxnet.natives.stage.StageFolder;
import org.apache.mxnet.natives.stage.StagedComponent;
import org.apache.mxnet.natives.stage.StagedComponent.Role;

/** A stage of one file, of which a test says what is declared and what is inside. */
final class StagedSample {
  private final StageFolder folder;
  final List<StagedComponent> components = new ArrayList<>();
  final List<FoundLibrary> inside = new ArrayList<>();

  StagedSample(Path temp) throws Exception {
    folder = new StageFolder(temp.resolve("stage"));
    Files.createDirectories(folder.licenses().resolve("c"));
    Files.writeString(folder.licenses().resolve("c/LICENSE"), "words");
    Files.writeString(folder.licenses().resolve("c/EMPTY"), " \n");
  }

  Verdict clear(String policy) throws Exception {
    return new StageClearance(LicencePolicy.of(policy), (file, name) -> inside, stage(), folder)
        .run();
  }

  Stage stage() {
    return new Stage(
        new NativesId(Platform.LINUX_X86_64, "cpu"),
        "static",
        "tiny",
        "1.0",
        "",
        "o",
        "",
        List.of(new StagedFile("libtiny.so", 1, Sha256.of("x"))),
        List.of(),
        List.of(),
        List.of(),
        components,
        BuildRecord.NONE);
  }

  void declare(String name, String version, String licence, Role role) {
    components.add(component(name, version, licence, role, List.of("c/LICENSE")));
  }

  static StagedComponent component(
      String name, String version, String licence, Role role, List<String> texts) {
    return new StagedComponent(
        name, version, licence, "https://e", "", role, List.of("libtiny.so"), List.of(), texts);
  }

  static FoundLibrary found(String id, String version, String licence) {
    return new FoundLibrary(
        id,
        List.of("libz"),
        Optional.of(version),
        Certainty.CONTAINED,
        List.of(proof()),
        Optional.of(licence));
  }

  static Evidence proof() {
    return new Evidence(Evidence.Kind.SYMBOL, "zlibVersion", OptionalLong.empty());
  }

  static List<Rule> rules(Verdict verdict) {
    return verdict.problems().stream().map(Problem::rule).toList();
  }
}
