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
package org.apache.mxnet.natives.fetch;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.mxnet.natives.recipe.PinnedSource;

/** Which sources a cache has, by the names of its files: quick, and no proof of their bytes. */
public final class FetchedSources {
  private final SourceCache cache;

  /**
   * @param cache the folder of verified sources, as in {@link FetchSettings}
   */
  public FetchedSources(Path cache) {
    this.cache = new SourceCache(cache);
  }

  /** Whether a file of this source is there. */
  public boolean has(PinnedSource pinned) {
    return Files.isRegularFile(cache.file(pinned));
  }
}
