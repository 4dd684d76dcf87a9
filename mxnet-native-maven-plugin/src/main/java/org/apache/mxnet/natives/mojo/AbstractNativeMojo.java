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
import java.nio.file.Path;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.mxnet.natives.NativeBuildException;

/** What every goal has: the project, the session, and the one place where errors are translated. */
abstract class AbstractNativeMojo extends AbstractMojo {
  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  protected MavenProject project;

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  protected MavenSession session;

  /**
   * A NativeBuildException is the user's to mend and so a failure; the rest is an error. Maven
   * prints the two apart.
   */
  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    try {
      run();
    } catch (NativeBuildException e) {
      throw new MojoFailureException(e.getMessage() + "\n" + "What to do: " + e.remedy(), e);
    } catch (IOException e) {
      throw new MojoExecutionException("a file could not be read or written: " + e, e);
    }
  }

  protected abstract void run()
      throws NativeBuildException, IOException, MojoExecutionException, MojoFailureException;

  protected final Path buildDirectory() {
    return Path.of(project.getBuild().getDirectory());
  }
}
