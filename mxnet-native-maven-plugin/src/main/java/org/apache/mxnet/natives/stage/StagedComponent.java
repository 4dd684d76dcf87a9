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
package org.apache.mxnet.natives.stage;

import java.util.List;

/**
 * Software whose code is in the native files of a stage.
 *
 * @param name of its own project or recipe, {@code zlib}
 * @param license SPDX licence expression
 * @param source where its source code is to be had
 * @param digest of that source: {@code sha256:<64 hex>} of a file, {@code git:<40 hex>} of a
 *     commit, perhaps with more after it, see {@code PinnedSource}; empty if nobody has said
 * @param files names of the native files that hold code of it
 * @param needs names of the components that it is linked with
 * @param texts its licence and notice files, relative to the stage's folder of licences
 */
public record StagedComponent(
    String name,
    String version,
    String license,
    String source,
    String digest,
    Role role,
    List<String> files,
    List<String> needs,
    List<String> texts) {
  public StagedComponent {
    files = List.copyOf(files);
    needs = List.copyOf(needs);
    texts = List.copyOf(texts);
  }

  /** How it came into the bundle. */
  public enum Role {
    /** It is what the bundle is made for. */
    BACKEND,
    /** It is part of the backend's own source. */
    CONTAINED,
    /** A recipe built it, and the backend is linked with it. */
    LIBRARY,
    /** The toolchain added it, as it does to whatever it links. */
    RUNTIME,
    /** The declaration of a prebuilt backend says that it is inside. */
    DECLARED
  }
}
