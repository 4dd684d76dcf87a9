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
import java.time.Duration;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.store.EntrySummary;
import org.apache.mxnet.natives.store.PruneReport;
import org.apache.mxnet.natives.store.Store;

/**
 * Keeps the size of the store in hand: lists what is in it, then removes what has not been used for
 * longest. Never removes what another build uses at that moment.
 *
 * <p>Needs no project. Example: <code>mvn mxnet-native:store-prune -Dmxnet.store.maxGigabytes=5
 * </code>.
 */
@Mojo(name = "store-prune", requiresProject = false, threadSafe = true)
public final class StorePruneMojo extends AbstractNativeMojo {
  private static final long GIGABYTE = 1L << 30;

  /** The store, as in the goal <code>build-deps</code>. */
  @Parameter(property = "mxnet.store", defaultValue = "${user.home}/.cache/mxnet-natives")
  private File store;

  /** How large the store may stay, in gigabytes (2^30 bytes). */
  @Parameter(property = "mxnet.store.maxGigabytes", defaultValue = "10")
  private long maxGigabytes;

  /** What was not used for this many days goes in any case. */
  @Parameter(property = "mxnet.store.maxDays", defaultValue = "90")
  private long maxDays;

  /** Whether the store is only listed. */
  @Parameter(property = "mxnet.store.list", defaultValue = "false")
  private boolean listOnly;

  @Override
  protected void run() throws NativeBuildException, IOException {
    if (maxGigabytes < 0 || maxDays < 0) {
      throw new ParameterException(
          "mxnet.store.maxGigabytes and mxnet.store.maxDays cannot be below zero",
          "Write 0 to remove all that is not in use.");
    }
    Store opened = Store.open(store.toPath(), "", new LogListener(getLog()));
    for (EntrySummary entry : opened.entries()) {
      getLog()
          .info(
              "%-24s %-12s %-14s %s  %9.1f MB  last used %s"
                  .formatted(
                      entry.name(),
                      entry.version(),
                      entry.platform(),
                      entry.fingerprint().hex().substring(0, 12),
                      entry.bytes() / 1e6,
                      entry.lastUsed()));
    }
    if (listOnly) {
      return;
    }
    PruneReport report = opened.prune(maxGigabytes * GIGABYTE, Duration.ofDays(maxDays));
    for (PruneReport.Removed removed : report.removed()) {
      getLog().info("removed %s, %.1f MB".formatted(removed.what(), removed.bytes() / 1e6));
    }
    getLog()
        .info(
            "%s: removed %.1f MB, %.1f MB are left"
                .formatted(store, report.bytesRemoved() / 1e6, report.bytesKept() / 1e6));
  }
}
