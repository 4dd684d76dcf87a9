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
package org.apache.mxnet.natives.driver;

import java.nio.file.Path;
import java.util.List;
import org.apache.mxnet.natives.platform.Platform;
import org.apache.mxnet.natives.toolchain.SampleToolchains;
import org.apache.mxnet.natives.toolchain.Toolchain;
import org.apache.mxnet.natives.toolchain.Toolset;

/** Sites for tests, of which nothing exists. */
final class SampleSite {
  private SampleSite() {}

  /** The site {@code folder/site} for Linux on x86_64, built there. */
  static BuildSite of(Path folder, String buildFolder, boolean systemLibraries) {
    Toolchain gcc = SampleToolchains.host(Platform.LINUX_X86_64, List.of("--order", "in ${file}"));
    return of(folder, gcc, buildFolder, systemLibraries);
  }

  /** The same by another toolchain. */
  static BuildSite of(
      Path folder, Toolchain toolchain, String buildFolder, boolean systemLibraries) {
    return new BuildSite(
        folder.resolve("site"),
        folder.resolve("backend"),
        Platform.LINUX_X86_64,
        Platform.LINUX_X86_64,
        new Toolset(toolchain, folder.resolve("bin"), List.of()),
        buildFolder,
        systemLibraries,
        true);
  }
}
