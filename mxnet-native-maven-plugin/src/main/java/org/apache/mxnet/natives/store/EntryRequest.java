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
package org.apache.mxnet.natives.store;

import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.mxnet.natives.plan.Fingerprint;

/**
 * What a build wants to have.
 *
 * @param name of the recipe; like {@code version} and {@code platform} letters, digits and {@code
 *     ._+-}, since they become names of files and coordinates
 * @param platform for example {@code linux-x86_64}
 * @param fingerprint decides about the bytes; the rest is for people
 */
public record EntryRequest(String name, String version, String platform, Fingerprint fingerprint) {
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._+-]*");

  /**
   * @throws IllegalArgumentException if a name has other characters
   */
  public EntryRequest {
    for (String word : new String[] {name, version, platform}) {
      if (!WORD.matcher(word).matches()) {
        throw new IllegalArgumentException("not a plain word: " + word);
      }
    }
    Objects.requireNonNull(fingerprint, "fingerprint");
  }

  /** {@code zlib 1.3.1 (0123456789ab…)}. */
  @Override
  public String toString() {
    return "%s %s (%.12s…)".formatted(name, version, fingerprint.digest());
  }
}
