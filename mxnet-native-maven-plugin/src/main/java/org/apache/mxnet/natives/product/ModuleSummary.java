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

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.mxnet.natives.platform.GlibcVersion;

/**
 * A module that passed its check, for the log.
 *
 * @param bytes its size
 * @param exports how many symbols others can be bound to
 * @param glibc the latest release of glibc that it needs; empty if it needs none
 * @param needed the sonames of the libraries that it needs, in the order of the file
 */
public record ModuleSummary(
    long bytes, int exports, Optional<GlibcVersion> glibc, List<String> needed) {
  /** Copies the list. */
  public ModuleSummary {
    Objects.requireNonNull(glibc, "glibc");
    needed = List.copyOf(needed);
  }
}
