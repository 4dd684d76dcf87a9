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

import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.recipe.Linkage;

/**
 * Builds the third-party libraries that the backend is linked with. With <code>prebuilt</code>
 * linkage the backend brings them along: the goal says so and does nothing. The linkages that build
 * from source are not in this version, and are refused.
 */
@Mojo(name = "build-deps", defaultPhase = LifecyclePhase.PROCESS_SOURCES, threadSafe = true)
public final class BuildDepsMojo extends AbstractNativeMojo {
  /**
   * Where the backend comes from. <code>prebuilt</code>: a binary that somebody published. <code>
   * static</code> and <code>dynamic</code>: from source; this version refuses them.
   */
  @Parameter(property = "mxnet.linkage", defaultValue = "prebuilt")
  private String linkage;

  @Override
  protected void run() throws NativeBuildException {
    getLog()
        .info(
            "Linkage "
                + Linkage.parse(linkage).id()
                + ": the backend brings its libraries along, nothing to build");
  }
}
