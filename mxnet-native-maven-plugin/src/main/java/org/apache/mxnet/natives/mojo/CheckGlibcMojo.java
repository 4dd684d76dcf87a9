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
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.check.GlibcCheck;
import org.apache.mxnet.natives.check.GlibcReport;
import org.apache.mxnet.natives.check.KnownSystems;
import org.apache.mxnet.natives.check.NativeFile;
import org.apache.mxnet.natives.platform.GlibcVersion;
import org.apache.mxnet.natives.stage.Stage.StagedFile;
import org.apache.mxnet.natives.stage.StageFile;
import org.apache.mxnet.natives.stage.StageFolder;

/**
 * Proves that the staged native files load on every system whose glibc is not older than a floor:
 * none may need a symbol version above it. It runs before any jar exists, on the very bytes that
 * will be packed.
 *
 * <p>The error names each file, symbol and version, and the systems on which the file would not
 * load although the floor promises it, for example: <code>libquadmath.so.0 needs GLIBC_2.23 (symbol
 * __signgam of libm.so.6), above the floor GLIBC_2.17: it does not load on Amazon Linux 1 (glibc
 * 2.17), CentOS 7 (2.17), …</code>.
 *
 * <p>Needs of other libraries (<code>GLIBCXX</code>, <code>CXXABI</code>, <code>GOMP</code> …) are
 * not judged in this version. Natives for other systems than Linux have no glibc; the goal says so.
 */
@Mojo(name = "check-glibc", defaultPhase = LifecyclePhase.PROCESS_CLASSES, threadSafe = true)
public final class CheckGlibcMojo extends StagedMojo {
  /**
   * The oldest glibc that the natives must load on, as <code>major.minor</code>. The default,
   * <code>2.17</code>, is that of CentOS 7 and Amazon Linux 1, and of manylinux2014 (PEP 599).
   * Example: <code>-Dmxnet.glibc=2.28</code> gives these up and keeps RHEL 8 and Debian 10.
   */
  @Parameter(property = "mxnet.glibc", defaultValue = "2.17")
  private String glibc;

  @Override
  protected void run() throws NativeBuildException, IOException {
    GlibcVersion floor = GlibcVersion.parse(glibc);
    if (!nativesId().platform().os().equals("linux")) {
      getLog().info(nativesId() + " has no glibc, nothing to check");
      return;
    }
    StageFolder folder = stageFolder();
    List<NativeFile> files = new ArrayList<>();
    for (StagedFile library : StageFile.read(folder).libraries()) {
      files.add(new NativeFile(library.path(), folder.libraries().resolve(library.path())));
    }
    GlibcReport report = new GlibcCheck(KnownSystems.load(), floor).run(files);
    report.demandPass();
    getLog().info(report.summary());
  }
}
