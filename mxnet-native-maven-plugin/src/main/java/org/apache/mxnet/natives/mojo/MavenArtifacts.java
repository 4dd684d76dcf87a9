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
import java.util.List;
import org.apache.mxnet.natives.fetch.ArtifactRepository;
import org.apache.mxnet.natives.fetch.SourceUnavailableException;
import org.apache.mxnet.natives.recipe.Source;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/** The running Maven's resolver, with its mirrors, proxies, credentials and offline mode. */
record MavenArtifacts(
    RepositorySystem system, RepositorySystemSession session, List<RemoteRepository> repositories)
    implements ArtifactRepository {
  @Override
  public Path resolve(Source.MavenArtifact source) throws SourceUnavailableException {
    DefaultArtifact artifact =
        new DefaultArtifact(
            source.groupId(),
            source.artifactId(),
            source.classifier(),
            source.extension(),
            source.version());
    try {
      return system
          .resolveArtifact(session, new ArtifactRequest(artifact, repositories, null))
          .getArtifact()
          .getFile()
          .toPath();
    } catch (ArtifactResolutionException e) {
      throw new SourceUnavailableException(
          "Maven cannot resolve " + source + ": " + e.getMessage(),
          "Check the coordinates, the repositories of the POM and of settings.xml, and whether"
              + " Maven runs offline (-o).");
    }
  }
}
