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
package org.apache.mxnet.natives.detect;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A known library that was found in a file.
 *
 * @param id for example {@code zmq}
 * @param names what people call it as well, for example {@code libzmq}
 * @param version its release; empty if nothing tells it
 * @param certainty what the file is to it
 * @param evidence what tells of it, at least one, at most eight of each kind
 * @param spdx the licence of that release, an SPDX expression; empty if it is not known, or if it
 *     depends on the version, which is not known
 */
public record FoundLibrary(
    String id,
    List<String> names,
    Optional<String> version,
    Certainty certainty,
    List<Evidence> evidence,
    Optional<String> spdx) {
  /** Copies the lists. */
  public FoundLibrary {
    Objects.requireNonNull(id, "id");
    names = List.copyOf(names);
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(certainty, "certainty");
    evidence = List.copyOf(evidence);
    Objects.requireNonNull(spdx, "spdx");
  }

  /** Whether a name is its id or one of its names, in upper or lower case. */
  public boolean isCalled(String name) {
    return id.equalsIgnoreCase(name) || names.stream().anyMatch(name::equalsIgnoreCase);
  }
}
