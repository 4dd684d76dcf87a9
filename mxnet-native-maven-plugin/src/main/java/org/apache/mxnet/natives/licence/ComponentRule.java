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
package org.apache.mxnet.natives.licence;

import java.util.Optional;

/** What a policy says of some releases of a component, whatever their licence. */
record ComponentRule(VersionRange versions, Ruling ruling) {
  /**
   * The ruling if it is about this release. A refusal is also about one whose version does not tell
   * whether it is meant: who cannot say that it is a newer one may not pass it on.
   *
   * @param version empty if unknown
   */
  Optional<Ruling> on(String version) {
    Optional<Boolean> meant = versions.contains(version);
    if (meant.isPresent()) {
      return meant.get() ? Optional.of(ruling) : Optional.empty();
    }
    if (ruling.allowed()) {
      return Optional.empty();
    }
    String unclear =
        version.isEmpty()
            ? "its version is unknown"
            : "its version '%s' cannot be compared".formatted(version);
    return Optional.of(
        new Ruling(
            ruling.category(),
            ruling.expression(),
            "%s (said of versions %s; %s)".formatted(ruling.why(), versions, unclear),
            ruling.source()));
  }
}
