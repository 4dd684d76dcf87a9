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
package org.apache.mxnet.natives.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.apache.maven.plugin.Mojo;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;
import org.apache.mxnet.natives.files.Sha256;
import org.apache.mxnet.natives.platform.NativesId;
import org.apache.mxnet.natives.platform.Platform;
import org.apache.mxnet.natives.stage.BuildRecord;
import org.apache.mxnet.natives.stage.Stage;
import org.apache.mxnet.natives.stage.StageFile;
import org.apache.mxnet.natives.stage.StageFolder;
import org.codehaus.plexus.util.FileUtils;
import org.junit.jupiter.api.BeforeEach;

/** The empty project that each test of a goal starts with. */
abstract class GoalProject {
  static final String BASEDIR = "target/goals-test";

  final Path basedir = Path.of(BASEDIR).toAbsolutePath();
  @Inject Log log;
  @Inject MavenProject project;

  @BeforeEach
  void emptyTheProject() throws IOException {
    FileUtils.deleteDirectory(basedir.toFile());
    Files.createDirectories(basedir);
    project.setGroupId("g");
    project.setArtifactId("a");
    project.setVersion("1.0");
    project.setArtifact(
        new DefaultArtifact("g", "a", "1.0", null, "jar", null, new DefaultArtifactHandler("jar")));
  }

  /** A stage whose one library somebody deleted. */
  void stage() throws IOException {
    NativesId id = new NativesId(Platform.LINUX_AARCH64, "cpu");
    List<Stage.StagedFile> libraries =
        List.of(new Stage.StagedFile("libgone.so", 1, Sha256.of("")));
    StageFile.write(
        stageFolder(),
        new Stage(
            id,
            "prebuilt",
            "tiny",
            "1",
            "",
            "o",
            Sha256.of("").hex(),
            libraries,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            BuildRecord.NONE));
  }

  StageFolder stageFolder() {
    return StageFolder.of(basedir.resolve("target"), new NativesId(Platform.LINUX_AARCH64, "cpu"));
  }

  static MojoFailureException failure(Mojo goal) {
    MojoFailureException e = catchThrowableOfType(MojoFailureException.class, goal::execute);
    assertThat(e).as("nothing failed").isNotNull();
    return e;
  }
}
