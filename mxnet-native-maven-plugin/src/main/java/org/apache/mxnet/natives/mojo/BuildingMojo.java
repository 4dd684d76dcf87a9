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

import java.nio.file.Path;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.build.BuildSettings;
import org.eclipse.aether.RepositorySystem;

/** A goal that compiles. */
abstract class BuildingMojo extends FetchingMojo {
  /**
   * How many jobs run at once, over all libraries. Default: one for each processor. Example: <code>
   * -Dmxnet.cores=2</code>. With a launcher that shares the work with other machines, about as many
   * as these have processors together.
   */
  @Parameter(property = "mxnet.cores", defaultValue = "0")
  private int cores;

  /** Whether the folders in which libraries are built stay, for a look at them. */
  @Parameter(property = "mxnet.keepWork", defaultValue = "false")
  private boolean keepWork;

  BuildingMojo(RepositorySystem repositorySystem) {
    super(repositorySystem);
  }

  protected final int jobs() {
    return cores > 0 ? cores : Runtime.getRuntime().availableProcessors();
  }

  /**
   * @param libraries how many are built at once, at most
   */
  protected final BuildSettings buildSettings(int libraries) throws NativeBuildException {
    Path natives = stageFolder().path();
    return new BuildSettings(
        storeFolder(),
        natives.resolve("work"),
        natives.resolveSibling("logs"),
        jobs(),
        libraries,
        hasRemoteCache(),
        keepWork,
        machine());
  }
}
