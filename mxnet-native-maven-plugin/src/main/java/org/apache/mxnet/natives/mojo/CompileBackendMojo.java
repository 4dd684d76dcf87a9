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

import java.io.File;
import java.io.IOException;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.build.PrebuiltStager;
import org.apache.mxnet.natives.fetch.FetchSettings;
import org.apache.mxnet.natives.fetch.SourceFetcher;
import org.apache.mxnet.natives.platform.NativesId;
import org.apache.mxnet.natives.recipe.Linkage;
import org.apache.mxnet.natives.recipe.PrebuiltBackend;
import org.apache.mxnet.natives.recipe.PrebuiltBackendReader;
import org.apache.mxnet.natives.stage.Stage;
import org.apache.mxnet.natives.stage.StageFolder;
import org.eclipse.aether.RepositorySystem;

/**
 * Stages the backend for one platform and variant: its native files go to <code>
 * target/natives/PLATFORM-VARIANT/lib/</code>, its licence texts to <code>licenses/</code> beside
 * it, and <code>stage.json</code>, also there, tells the later goals what is staged.
 *
 * <p>With <code>prebuilt</code> linkage the backend is a published binary: an artifact of a Maven
 * repository, a Python wheel on this machine or on a web server, or any other zip. Which one, with
 * which SHA-256, and which of its files are taken, is declared in <code>
 * src/main/prebuilt/PLATFORM-VARIANT.yaml</code>, for example <code>linux-x86_64-cpu.yaml</code>.
 *
 * <p>The goal fails if the bytes are not the pinned ones (wherever they come from, the local
 * repository included), if a declared file is missing, if the archive holds a native file that the
 * declaration does not mention, or if a file is for another machine. With Maven's <code>-o</code>
 * it asks no server.
 */
@Mojo(name = "compile-backend", defaultPhase = LifecyclePhase.COMPILE, threadSafe = true)
public final class CompileBackendMojo extends StagedMojo {
  private final RepositorySystem repositorySystem;

  /**
   * Where the backend comes from. <code>prebuilt</code>: a binary that somebody published. <code>
   * static</code> and <code>dynamic</code>: from source; this version refuses them.
   */
  @Parameter(property = "mxnet.linkage", defaultValue = "prebuilt")
  private String linkage;

  /**
   * The folder of the declarations of prebuilt backends, a file <code>
   * PLATFORM-VARIANT.yaml</code> for each. Their format is described in <code>
   * docs/prebuilt.md</code>.
   */
  @Parameter(property = "mxnet.prebuilt", defaultValue = "${project.basedir}/src/main/prebuilt")
  private File prebuiltDirectory;

  @Inject
  CompileBackendMojo(RepositorySystem repositorySystem) {
    this.repositorySystem = repositorySystem;
  }

  @Override
  protected void run() throws NativeBuildException, IOException {
    Linkage.parse(linkage).requirePrebuilt();
    NativesId id = nativesId();
    PrebuiltBackend backend = PrebuiltBackendReader.read(prebuiltDirectory.toPath(), id);
    StageFolder folder = stageFolder();
    SourceFetcher fetcher =
        new SourceFetcher(
            new MavenArtifacts(
                repositorySystem,
                session.getRepositorySession(),
                project.getRemoteProjectRepositories()),
            FetchSettings.of(folder.downloads(), session.isOffline())
                .withProxies(new MavenProxies(session.getRepositorySession())));
    Stage stage = new PrebuiltStager(fetcher, getLog()::info).stage(backend, folder);
    getLog()
        .info(
            "%s %s for %s: %d native files in %s"
                .formatted(
                    stage.name(),
                    stage.version(),
                    id,
                    stage.libraries().size(),
                    project.getBasedir().toPath().relativize(folder.libraries())));
  }
}
