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
 * A built prefix and what it must be.
 *
 * @param library what the user knows it by, for example {@code libpng 1.6.48}
 * @param prefix the folder with {@code lib}, {@code include} and so on
 * @param products what must be there
 * @param platform what the objects are for; a build-machine's program has the build machine's
 * @param floor the oldest glibc that the library is to work with
 * @param logicalPrefix the prefix that the build was told, for example {@code /mxnet-natives}; no
 *     file for other builds may still name it
 * @param dependencies prefixes with archives that define what these leave undefined
 * @param forbiddenTexts paths of the building machine that no file may contain, each of at least
 *     four characters
 * @param allowedDefinitions names of glibc that the library may define for a good reason
 */
public record ProductRequest(
    String library,
    Path prefix,
    DeclaredProducts products,
    Platform platform,
    GlibcVersion floor,
    String logicalPrefix,
    List<Path> dependencies,
    List<String> forbiddenTexts,
    Set<String> allowedDefinitions) {
  private static final int LEAST_TEXT = 4;

  /**
   * @throws IllegalArgumentException if a forbidden text is so short that any file may contain it
   */
  public ProductRequest {
    Objects.requireNonNull(library, "library");
    Objects.requireNonNull(prefix, "prefix");
    Objects.requireNonNull(products, "products");
    Objects.requireNonNull(platform, "platform");
    Objects.requireNonNull(floor, "floor");
    Objects.requireNonNull(logicalPrefix, "logicalPrefix");
    dependencies = List.copyOf(dependencies);
    forbiddenTexts = List.copyOf(forbiddenTexts);
    allowedDefinitions = Set.copyOf(allowedDefinitions);
    demandLongTexts(forbiddenTexts);
  }

  static void demandLongTexts(List<String> forbidden) {
    for (String text : forbidden) {
      if (text.length() < LEAST_TEXT) {
        throw new IllegalArgumentException("too short to be forbidden: \"" + text + "\"");
      }
    }
  }
}
