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
package org.apache.mxnet.natives.recipe;

import java.util.List;
import java.util.Optional;
import org.apache.mxnet.natives.files.Sha256;
import org.apache.mxnet.natives.yaml.YamlLocation;

/**
 * A source together with the bytes it must give.
 *
 * @param sha256 of the file; empty for {@link Source.Git}, whose commit says the same, and present
 *     for every other source
 * @param where the line that pins it, for error messages
 */
public record PinnedSource(Source source, Optional<Sha256> sha256, YamlLocation where) {
  /**
   * @throws IllegalArgumentException if the digest is missing, or there beside a commit
   */
  public PinnedSource {
    if (sha256.isPresent() == source instanceof Source.Git) {
      throw new IllegalArgumentException("a commit or else a digest pins a source: " + source);
    }
  }

  /**
   * What the bytes are, wherever they come from: {@code sha256:<64 hex>} of the file, or {@code
   * git:<40 hex>[+paths(path,path)][+submodules[(path,path)]]}.
   */
  public String identity() {
    if (source instanceof Source.Git git) {
      String only = git.paths().isEmpty() ? "" : "+paths" + list(git.paths());
      String submodules = git.submodules() ? "+submodules" + list(git.submodulePaths()) : "";
      return "git:" + git.commit() + only + submodules;
    }
    return "sha256:" + sha256.orElseThrow();
  }

  private static String list(List<String> paths) {
    return paths.isEmpty() ? "" : "(" + String.join(",", paths) + ")";
  }
}
