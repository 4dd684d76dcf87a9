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
import java.util.List;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.store.CacheKey;
import org.apache.mxnet.natives.store.RemoteCache;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.deployment.DeployRequest;
import org.eclipse.aether.deployment.DeploymentException;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.transfer.ArtifactNotFoundException;
import org.eclipse.aether.util.repository.SimpleResolutionErrorPolicy;

/**
 * Finished libraries in a Maven repository, through the running Maven's resolver: its credentials,
 * mirrors and proxies count.
 */
record MavenRemoteCache(
    RemoteRepository repository,
    String groupId,
    boolean writable,
    RepositorySystem system,
    RepositorySystemSession session)
    implements RemoteCache {
  /**
   * @param setting {@code ID::URL}
   * @throws ParameterException if {@code setting} is something else
   */
  static MavenRemoteCache of(
      String setting,
      boolean writable,
      RepositorySystem system,
      MavenSession session,
      MavenProject project)
      throws NativeBuildException {
    String[] parts = setting.split("::", 2);
    if (parts.length != 2 || parts[0].isBlank() || !parts[1].contains(":")) {
      throw new ParameterException(
          "'" + setting + "' in mxnet.remoteCache is no repository",
          "Write ID::URL, for example natives::https://repository.corp/natives; the id is that of"
              + " a server in settings.xml.");
    }
    RepositorySystemSession maven = session.getRepositorySession();
    RemoteRepository plain = new RemoteRepository.Builder(parts[0], "default", parts[1]).build();
    RemoteRepository repository = system.newResolutionRepositories(maven, List.of(plain)).get(0);
    DefaultRepositorySystemSession own = new DefaultRepositorySystemSession(maven);
    // What another machine deployed a moment ago must be seen, so "not there" is not remembered.
    own.setResolutionErrorPolicy(new SimpleResolutionErrorPolicy(false, false));
    return new MavenRemoteCache(
        repository, project.getGroupId() + ".natives-cache", writable, system, own);
  }

  @Override
  public Optional<Path> fetch(CacheKey key) throws IOException {
    try {
      return Optional.of(
          system
              .resolveArtifact(
                  session, new ArtifactRequest(artifact(key), List.of(repository), null))
              .getArtifact()
              .getFile()
              .toPath());
    } catch (ArtifactResolutionException e) {
      if (e.getResult().getExceptions().stream()
          .allMatch(ArtifactNotFoundException.class::isInstance)) {
        return Optional.empty();
      }
      throw new IOException(
          "the remote cache " + repository.getId() + " does not answer: " + e.getMessage(), e);
    }
  }

  @Override
  public void publish(CacheKey key, Path file) throws IOException {
    try {
      system.deploy(
          session,
          new DeployRequest()
              .setRepository(system.newDeploymentRepository(session, repository))
              .addArtifact(artifact(key).setFile(file.toFile())));
    } catch (DeploymentException e) {
      throw new IOException(
          key
              + " cannot be deployed to the remote cache "
              + repository.getId()
              + ": "
              + e.getMessage(),
          e);
    }
  }

  private Artifact artifact(CacheKey key) {
    return new DefaultArtifact(
        groupId, key.artifactId(), key.classifier(), key.extension(), key.artifactVersion());
  }
}
