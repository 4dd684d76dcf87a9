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
package org.apache.mxnet.natives.policy;

import java.util.Map;
import java.util.Set;
import org.apache.mxnet.natives.platform.GlibcVersion;

/**
 * What every system of one architecture has whose glibc is not older than a floor.
 *
 * @param arch as {@code uname -m} prints it, for example {@code x86_64}
 * @param floors by the name of symbol versions without their number, the highest number; an empty
 *     number means that the version, which has none, is there. {@code GLIBCXX} and its like hold
 *     for systems that have the library at all.
 * @param systemLibraries sonames that are there without being asked for
 */
public record AbiPolicy(
    String arch, GlibcVersion glibc, Map<String, String> floors, Set<String> systemLibraries) {
  /** Copies the collections. */
  public AbiPolicy {
    floors = Map.copyOf(floors);
    systemLibraries = Set.copyOf(systemLibraries);
  }

  /**
   * Whether such systems have a symbol version.
   *
   * @param versionName for example {@code GLIBCXX_3.4.19}
   */
  public boolean offers(String versionName) {
    VersionName name = VersionName.of(versionName);
    String floor = floors.get(name.namespace());
    return floor != null && VersionName.compare(name.number(), floor) <= 0;
  }
}
