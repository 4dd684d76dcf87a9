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
package org.apache.mxnet.natives.yaml;

import java.util.Collection;
import java.util.Comparator;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** What a misspelt word was meant to be. */
public final class Suggestion {
  private Suggestion() {}

  /**
   * {@code Did you mean 'zlib'? There are: png, zlib.}, or without the question if no known word is
   * near.
   *
   * @param intro what stands before the list of known words
   */
  public static String of(String word, Collection<String> known, String intro) {
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    String nearest =
        known.stream().min(Comparator.comparingInt(k -> distance.apply(word, k))).orElse("");
    // Half of the letters wrong is no longer a slip of the finger.
    boolean near = distance.apply(word, nearest) <= Math.max(1, nearest.length() / 2);
    String all = intro + String.join(", ", known) + ".";
    return near ? "Did you mean '" + nearest + "'? " + all : all;
  }
}
