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

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.mxnet.natives.files.Sha256;
import org.apache.mxnet.natives.platform.NativesId;
import org.apache.mxnet.natives.platform.Platform;
import org.apache.mxnet.natives.recipe.SystemRequirement;
import org.apache.mxnet.natives.stage.BuildRecord;
import org.apache.mxnet.natives.stage.BuildRecord.Input;
import org.apache.mxnet.natives.stage.Stage;
import org.apache.mxnet.natives.stage.Stage.StagedFile;
import org.apache.mxnet.natives.stage.StagedComponent;
import org.apache.mxnet.natives.stage.StagedComponent.Role;

/** Stages as the plugin makes them: one built from recipes, one taken from a prebuilt jar. */
final class SbomSamples {
  static final Instant TIME = Instant.parse("2026-11-22T10:20:30Z");
  static final String COMMIT = "a".repeat(40);
  static final String DIGEST = "b".repeat(64);
  static final SbomSubject SUBJECT =
      new SbomSubject("org.example", "tiny", "1.0", "A library.", "The Example Foundation");

  private static final String ZLIB =
      "https://github.com/madler/zlib/releases/download/v1.3.1/zlib-1.3.1.tar.gz";

  private SbomSamples() {}

  static Stage built() {
    String backend = "https://github.com/apache/mxnet.git commit " + COMMIT + " with submodules";
    List<Input> inputs =
        List.of(
            new Input("toolchain", "gcc", "x86_64", "npm zig-linux@0.11.0", "sha256:" + DIGEST),
            new Input("recipe", "zlib", "1.3.1", "zlib/recipe.yaml", "sha256:" + DIGEST),
            new Input("source", "zlib", "1.3.1", ZLIB, "sha256:" + DIGEST),
            new Input("source", "zlib", "1.3.1", "https://github.com/madler/zlib.git", git()),
            new Input("source", "protoc", "3", "https://example.org/p.tar.gz", "sha256:" + DIGEST),
            new Input("source", "mxnet", "1.9.1", backend, git()),
            new Input("patch", "mxnet", "1.9.1", "patches/a.patch", "sha256:" + DIGEST));
    return stage(
        "static",
        backend,
        "",
        List.of(
            component("mxnet", "Apache-2.0", backend, git(), Role.BACKEND, "zlib", "libgcc"),
            component(
                "dlpack",
                "Apache-2.0 OR LicenseRef-tiny",
                "https://github.com/dmlc/dlpack/tree/" + COMMIT,
                "git:" + COMMIT,
                Role.CONTAINED),
            component("zlib", "Zlib", ZLIB, "sha256:" + DIGEST, Role.LIBRARY),
            component(
                "libgcc",
                "GPL-3.0-or-later WITH GCC-exception-3.1",
                "https://ftp.gnu.org/gnu/gcc/gcc-4.8.5/",
                "",
                Role.RUNTIME)),
        new BuildRecord(
            "gcc",
            "f".repeat(64),
            new TreeMap<>(Map.of("option USE_CUDA", "OFF")),
            inputs,
            new TreeMap<>()));
  }

  static Stage prebuilt() {
    return stage(
        "prebuilt",
        "ai.djl.mxnet:mxnet-native-mkl:1.9.1:jar:linux-x86_64",
        DIGEST,
        List.of(
            component(
                "mxnet",
                "Apache-2.0",
                "https://github.com/apache/mxnet",
                "",
                Role.BACKEND,
                "eigen"),
            component(
                "eigen",
                "MPL-2.0",
                "https://gitlab.com/libeigen/eigen/-/tree/3.3.4",
                "",
                Role.DECLARED)),
        BuildRecord.NONE);
  }

  static SbomContent content(Stage stage) {
    return new SbomContent(SUBJECT, stage, "lib/native/", dependencies(), TIME, "0.1");
  }

  static List<MavenDependency> dependencies() {
    String reflect = "pkg:maven/org.scala-lang/scala-reflect@2.13.18?type=jar";
    return List.of(
        dependency("scala-library", "compile", "Apache-2.0", List.of(reflect, "pkg:maven/x/y@1")),
        dependency("scala-reflect", "runtime", "A licence of our own", List.of()),
        dependency("scala-test", "test", "MIT License", List.of()),
        dependency("scala-servlet", "provided", "EPL-2.0", List.of()));
  }

  private static MavenDependency dependency(
      String artifactId, String scope, String licence, List<String> needs) {
    return new MavenDependency(
        "org.scala-lang",
        artifactId,
        "2.13.18",
        scope,
        "jar",
        "",
        DIGEST,
        List.of(licence),
        !artifactId.equals("scala-reflect"),
        needs);
  }

  private static Stage stage(
      String linkage,
      String origin,
      String originSha256,
      List<StagedComponent> components,
      BuildRecord build) {
    return new Stage(
        new NativesId(Platform.LINUX_X86_64, "cpu"),
        linkage,
        "mxnet",
        "1.9.1",
        "",
        origin,
        originSha256,
        List.of(
            new StagedFile("libmxnet.so", 10, Sha256.of("libmxnet")),
            new StagedFile("libglue.so", 10, Sha256.of("libglue"))),
        List.of(),
        List.of(),
        List.of(new SystemRequirement("libquadmath.so.0", "libquadmath0", "libquadmath", "why")),
        components,
        build);
  }

  private static StagedComponent component(
      String name, String license, String source, String digest, Role role, String... needs) {
    return new StagedComponent(
        name,
        "1.0",
        license,
        source,
        digest,
        role,
        role == Role.BACKEND ? List.of("libmxnet.so", "libglue.so") : List.of("libmxnet.so"),
        List.of(needs),
        List.of());
  }

  private static String git() {
    return "git:" + COMMIT + "+submodules";
  }
}
