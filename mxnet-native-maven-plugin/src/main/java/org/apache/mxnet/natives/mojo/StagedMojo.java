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

import org.apache.maven.plugins.annotations.Parameter;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.platform.NativesId;
import org.apache.mxnet.natives.platform.Platform;
import org.apache.mxnet.natives.stage.StageFolder;

/** A goal that works on the natives of one platform and variant. */
abstract class StagedMojo extends AbstractNativeMojo {
  /**
   * The platform that the natives run on: <code>linux-x86_64</code>, <code>linux-aarch64</code>,
   * <code>osx-x86_64</code> or <code>osx-aarch64</code>. Together with the variant it is the
   * classifier of the jar that carries them. Default: the platform of the Java runtime that runs
   * Maven. Example: <code>-Dmxnet.platform=linux-x86_64</code>.
   */
  @Parameter(property = "mxnet.platform")
  private String platform;

  /**
   * The variant of the backend: a lower-case letter, then lower-case letters and digits. By
   * convention <code>cpu</code>; <code>native</code> for a backend without oneDNN; <code>cu112
   * </code> for one with CUDA 11.2. Example: <code>-Dmxnet.variant=cpu</code>.
   */
  @Parameter(property = "mxnet.variant", defaultValue = "cpu")
  private String variant;

  protected final NativesId nativesId() throws NativeBuildException {
    Platform target =
        platform == null
            ? Platform.host(System.getProperty("os.name"), System.getProperty("os.arch"))
            : Platform.parse(platform);
    return NativesId.of(target, variant);
  }

  protected final StageFolder stageFolder() throws NativeBuildException {
    return StageFolder.of(buildDirectory(), nativesId());
  }
}
