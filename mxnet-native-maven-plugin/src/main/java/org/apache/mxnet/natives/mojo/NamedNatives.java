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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.intake.Intake;
import org.codehaus.plexus.util.FileUtils;
import org.eclipse.aether.RepositorySystem;

/** Opens the natives that a gate looks at, and leaves nothing behind of what it unpacks. */
final class NamedNatives {
  private NamedNatives() {}

  /** What is done with them while they are open. */
  @FunctionalInterface
  interface Look<T> {
    T at(Intake intake) throws NativeBuildException, IOException;
  }

  /**
   * The files that <code>mxnet.natives</code> names, from the folder that Maven was started in.
   *
   * @throws NativeBuildException if there is no such file or artifact
   */
  static List<Path> resolve(
      List<String> natives, RepositorySystem system, MavenSession session, MavenProject project)
      throws NativeBuildException {
    MavenArtifacts artifacts =
        new MavenArtifacts(
            system, session.getRepositorySession(), project.getRemoteProjectRepositories());
    return new NativesCoordinates(artifacts, Path.of("")).resolve(natives);
  }

  static <T> T open(List<Path> files, Look<T> look) throws NativeBuildException, IOException {
    Path scratch = Files.createTempDirectory("natives");
    try (Intake intake = Intake.open(files, scratch)) {
      return look.at(intake);
    } finally {
      FileUtils.deleteDirectory(scratch.toFile());
    }
  }
}
