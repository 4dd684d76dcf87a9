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
package org.apache.mxnet.natives.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.archive.ArchiveUnpacker;
import org.apache.mxnet.natives.fetch.SourceFetcher;
import org.apache.mxnet.natives.fetch.SourceFetcher.Fetched;
import org.apache.mxnet.natives.plan.Fingerprint;
import org.apache.mxnet.natives.recipe.PinnedSource;
import org.apache.mxnet.natives.store.BuildFacts;
import org.apache.mxnet.natives.store.EntryRequest;
import org.apache.mxnet.natives.store.Store;
import org.apache.mxnet.natives.toolchain.Toolchain;
import org.apache.mxnet.natives.toolchain.Toolchain.Download;
import org.apache.mxnet.natives.toolchain.Toolset;
import org.codehaus.plexus.util.FileUtils;

/** Makes a toolchain ready: its download in the store, its programs in a folder. */
public final class ToolchainInstaller {
  private final Store store;
  private final SourceFetcher fetcher;

  public ToolchainInstaller(Store store, SourceFetcher fetcher) {
    this.store = store;
    this.fetcher = fetcher;
  }

  /**
   * @param programs gets the programs that builds call
   * @throws NativeBuildException if the download is not to be had or not as declared
   */
  public Toolset install(Toolchain toolchain, Path programs)
      throws NativeBuildException, IOException, InterruptedException {
    if (toolchain.download().isEmpty()) {
      return Toolset.write(toolchain, programs, programs);
    }
    Download download = toolchain.download().get();
    TreeMap<String, String> lines = new TreeMap<>();
    lines.put("inner", download.inner());
    List<PinnedSource> sources = download.sources();
    for (int i = 0; i < sources.size(); i++) {
      lines.put("source." + i, sources.get(i).identity());
    }
    EntryRequest request =
        new EntryRequest(
            "toolchain", toolchain.name(), toolchain.platform().id(), new Fingerprint(lines));
    Optional<Path> stored = store.get(request.fingerprint()).map(entry -> entry.prefix());
    Path prefix =
        stored.isPresent()
            ? stored.get()
            : store.build(request, folder -> unpack(toolchain, download, folder)).prefix();
    return Toolset.write(toolchain, prefix, programs);
  }

  private BuildFacts unpack(Toolchain toolchain, Download download, Path prefix)
      throws NativeBuildException, IOException {
    Fetched fetched = fetcher.fetch(download.sources());
    Files.delete(prefix);
    if (download.inner().isEmpty()) {
      ArchiveUnpacker.unpack(fetched.file(), prefix, ArchiveUnpacker.Options.standard());
    } else {
      Path outer = prefix.resolveSibling("outer");
      ArchiveUnpacker.unpack(
          fetched.file(), outer, ArchiveUnpacker.Options.standard().keepTop().only(Set.of()));
      Path inner = outer.resolve(download.inner());
      if (!Files.isRegularFile(inner)) {
        throw new BuildException(
            toolchain.file() + ": " + fetched.pinned().source() + " holds no " + download.inner(),
            "Correct 'inner'.");
      }
      ArchiveUnpacker.unpack(inner, prefix, ArchiveUnpacker.Options.standard());
      FileUtils.deleteDirectory(outer.toFile());
    }
    return new BuildFacts(Duration.ZERO, fetched.pinned().source().origin());
  }
}
