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

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.mxnet.natives.files.Sha256;
import org.apache.mxnet.natives.json.Json;
import org.apache.mxnet.natives.stage.BuildRecord.Input;
import org.apache.mxnet.natives.stage.Stage;

/**
 * How artifacts were made: an in-toto statement (v1) whose predicate is SLSA provenance (v1), in
 * JSON. It is not signed here: the file is an artifact of its own, and is signed as one.
 *
 * <p>No time of day and no name of a machine is in it: whoever builds the same has the same text,
 * and so attests to it.
 */
public final class Provenance {
  /** https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md. */
  private static final String STATEMENT = "https://in-toto.io/Statement/v1";

  /** https://slsa.dev/spec/v1.0/provenance. */
  private static final String PREDICATE = "https://slsa.dev/provenance/v1";

  /** SLSA asks for a URI that leads to a description of the parameters. */
  private static final String BUILD_TYPE =
      "https://github.com/apache/mxnet/blob/master/docs/provenance.md#v1";

  private Provenance() {}

  /**
   * An artifact that was made.
   *
   * @param name of the file
   */
  public record Subject(String name, Sha256 sha256) {}

  /**
   * The text of the statement.
   *
   * @param subjects at least one, of different names
   * @param pluginVersion of this plugin, which is the builder
   * @throws IllegalArgumentException if there is no subject, or two have one name
   */
  public static String print(
      SbomSubject module, Stage stage, List<Subject> subjects, String pluginVersion) {
    Set<String> names = new TreeSet<>();
    subjects.forEach(subject -> names.add(subject.name()));
    if (names.isEmpty() || names.size() != subjects.size()) {
      throw new IllegalArgumentException("a statement is about files of different names: " + names);
    }
    ObjectNode statement = Json.mapper().createObjectNode().put("_type", STATEMENT);
    ArrayNode files = statement.putArray("subject");
    for (Subject subject : subjects) {
      files
          .addObject()
          .put("name", subject.name())
          .putObject("digest")
          .put("sha256", subject.sha256().hex());
    }
    statement.put("predicateType", PREDICATE);
    ObjectNode predicate = statement.putObject("predicate");
    definition(predicate.putObject("buildDefinition"), module, stage);
    ObjectNode builder = predicate.putObject("runDetails").putObject("builder");
    builder.put(
        "id",
        PackageUrls.maven(Plugin.GROUP_ID, Plugin.ARTIFACT_ID, pluginVersion, "maven-plugin", ""));
    builder.putObject("version").put(Plugin.ARTIFACT_ID, pluginVersion);
    return Json.print(statement);
  }

  private static void definition(ObjectNode definition, SbomSubject module, Stage stage) {
    definition.put("buildType", BUILD_TYPE);
    ObjectNode external = definition.putObject("externalParameters");
    external
        .put("groupId", module.groupId())
        .put("artifactId", module.artifactId())
        .put("version", module.version())
        .put("platform", stage.id().platform().toString())
        .put("variant", stage.id().variant())
        .put("linkage", stage.linkage())
        .put("backend", stage.name())
        .put("backendVersion", stage.version());
    if (!stage.build().toolchain().isEmpty()) {
      external.put("toolchain", stage.build().toolchain());
      ObjectNode internal = definition.putObject("internalParameters");
      internal.put("fingerprint", stage.build().fingerprint());
      ObjectNode settings = internal.putObject("settings");
      stage.build().settings().forEach(settings::put);
    }
    ArrayNode resolved = definition.putArray("resolvedDependencies");
    if (stage.build().inputs().isEmpty()) {
      String digest = stage.originSha256().isEmpty() ? "" : "sha256:" + stage.originSha256();
      add(resolved, new Input("archive", stage.name(), stage.version(), stage.origin(), digest));
    }
    for (Input input : stage.build().inputs()) {
      if (wasTaken(stage, input)) {
        add(resolved, input);
      }
    }
  }

  /** Sources of one recipe stand for each other; its component says which of them was taken. */
  private static boolean wasTaken(Stage stage, Input input) {
    return !input.kind().equals("source")
        || isSourceOfComponent(stage, input)
        || stage.build().inputs().stream()
            .filter(each -> each.kind().equals("source") && each.name().equals(input.name()))
            .noneMatch(each -> isSourceOfComponent(stage, each));
  }

  private static boolean isSourceOfComponent(Stage stage, Input input) {
    return stage.components().stream()
        .anyMatch(
            component ->
                component.name().equals(input.name()) && component.source().equals(input.origin()));
  }

  /** A ResourceDescriptor: its name alone would not do, so that each has an address or a digest. */
  private static void add(ArrayNode resolved, Input input) {
    SourceOrigin origin = SourceOrigin.parse(input.origin(), input.digest());
    ObjectNode resource = resolved.addObject().put("name", input.kind() + ":" + input.name());
    if (!origin.url().isEmpty()) {
      resource.put("uri", origin.location());
    } else if (!input.kind().equals("patch") && !input.kind().equals("recipe")) {
      resource.put("uri", PackageUrls.of(origin, input.name(), input.version()));
    }
    if (!origin.commit().isEmpty()) {
      resource.putObject("digest").put("gitCommit", origin.commit());
    } else if (!origin.sha256().isEmpty()) {
      resource.putObject("digest").put("sha256", origin.sha256());
    }
    ObjectNode annotations = resource.putObject("annotations");
    annotations.put("kind", input.kind()).put("version", input.version());
    annotations.put("origin", input.origin());
  }
}
