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
package org.apache.mxnet.natives.product;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.mxnet.natives.platform.GlibcVersion;
import org.apache.mxnet.natives.platform.Platform;

/**
 * A shared library that was linked for a jar, and what it must be.
 *
 * @param library what the user knows the backend by, for example {@code mxnet 1.9.1}
 * @param file where it lies
 * @param name its name in the jar, for example {@code libmxnet.so}
 * @param platform what it is for
 * @param floor the oldest glibc that it is to load on
 * @param exports all that it may export: globs as in version scripts, where {@code *} stands for
 *     any text and {@code ?} for one character
 * @param siblings the sonames of the modules of the same jar that it may need
 * @param systemLibraries whether it may need libraries of the system beyond glibc, which is what
 *     dynamic linkage means
 * @param forbiddenTexts paths of the building machine that it may not contain, each of at least
 *     four characters
 */
public record ModuleRequest(
    String library,
    Path file,
    String name,
    Platform platform,
    GlibcVersion floor,
    List<String> exports,
    Set<String> siblings,
    boolean systemLibraries,
    List<String> forbiddenTexts) {
  /**
   * @throws IllegalArgumentException if a forbidden text is so short that any file may contain it
   */
  public ModuleRequest {
    Objects.requireNonNull(library, "library");
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(platform, "platform");
    Objects.requireNonNull(floor, "floor");
    exports = List.copyOf(exports);
    siblings = Set.copyOf(siblings);
    forbiddenTexts = List.copyOf(forbiddenTexts);
    ProductRequest.demandLongTexts(forbiddenTexts);
  }
}
