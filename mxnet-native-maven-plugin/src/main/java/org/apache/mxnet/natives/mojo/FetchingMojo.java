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
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.fetch.FetchSettings;
import org.apache.mxnet.natives.fetch.SourceFetcher;
import org.apache.mxnet.natives.store.Store;
import org.apache.mxnet.natives.store.StoreListener;
import org.eclipse.aether.RepositorySystem;

/** A goal that fetches sources and keeps what was built from them. */
abstract class FetchingMojo extends RecipesMojo {
  private final RepositorySystem repositorySystem;

  /**
   * The store: where sources, toolchains and finished libraries are kept, for all projects of a
   * user. Any number of builds may use it at once. Example: <code>-Dmxnet.store=/var/cache/natives
   * </code>.
   */
  @Parameter(property = "mxnet.store", defaultValue = "${user.home}/.cache/mxnet-natives")
  private File store;

  /**
   * Other places for the same bytes, as <code>PREFIX=REPLACEMENT</code>, separated by commas: an
   * address that starts with the prefix is first asked at the replacement. The digests stay what
   * the recipes say. Example: <code>-Dmxnet.mirrors=https://github.com/=https://mirror.corp/github/
   * </code>.
   */
  @Parameter(property = "mxnet.mirrors")
  private List<String> mirrors;

  /**
   * The Debian archive from which sources of the kind <code>debian</code> come. Default: the one
   * that this machine's apt uses.
   */
  @Parameter(property = "mxnet.debianMirror")
  private String debianMirror;

  /**
   * A Maven repository that keeps finished libraries for other machines, as <code>ID::URL</code>;
   * the id names the credentials, mirrors and proxies in <code>settings.xml</code>. What comes from
   * there is checked, file by file, against the identity that was asked for.
   */
  @Parameter(property = "mxnet.remoteCache")
  private String remoteCache;

  /**
   * Whether what was built here is deployed to the remote cache. Off by default, so that a pull
   * request reads it and never writes it.
   */
  @Parameter(property = "mxnet.remoteCache.write", defaultValue = "false")
  private boolean remoteCacheWrite;

  @Parameter(defaultValue = "${plugin}", readonly = true)
  private PluginDescriptor plugin;

  FetchingMojo(RepositorySystem repositorySystem) {
    this.repositorySystem = repositorySystem;
  }

  protected final Store store(StoreListener listener) throws NativeBuildException, IOException {
    String version = getClass().getPackage().getImplementationVersion();
    Store local = Store.open(storeFolder(), plugin.getVersion(), listener);
    return remoteCache == null
        ? local
        : local.with(
            MavenRemoteCache.of(remoteCache, remoteCacheWrite, repositorySystem, session, project));
  }

  protected final SourceFetcher fetcher() throws NativeBuildException {
    return fetcher(storeFolder().resolve("sources"));
  }

  /**
   * @param downloads where verified files are kept
   */
  protected final SourceFetcher fetcher(Path downloads) throws NativeBuildException {
    FetchSettings settings =
        FetchSettings.of(downloads, session.isOffline())
            .withMirrors(mirrors())
            .withEnvironment(System.getenv())
            .withProxies(new MavenProxies(session.getRepositorySession()));
    if (debianMirror != null) {
      settings = settings.withDebianMirror(URI.create(debianMirror));
    }
    return new SourceFetcher(
        new MavenArtifacts(
            repositorySystem,
            session.getRepositorySession(),
            project.getRemoteProjectRepositories()),
        settings);
  }

  protected final boolean hasRemoteCache() {
    return remoteCache != null;
  }

  protected final Path storeFolder() {
    return store.toPath();
  }

  /** Where the toolchain's programs are. */
  protected final Path programs(boolean machine) throws NativeBuildException {
    return stageFolder().path().resolve("toolchain").resolve(machine ? "build-machine" : "target");
  }

  private Map<String, String> mirrors() throws NativeBuildException {
    Map<String, String> map = new LinkedHashMap<>();
    for (String mirror : mirrors == null ? List.<String>of() : mirrors) {
      int equals = mirror.indexOf('=');
      if (equals < 1 || equals == mirror.length() - 1) {
        throw new ParameterException(
            "'" + mirror + "' in mxnet.mirrors is no mirror",
            "Write PREFIX=REPLACEMENT, for example https://github.com/=https://mirror.corp/.");
      }
      map.put(mirror.substring(0, equals), mirror.substring(equals + 1));
    }
    return map;
  }
}
