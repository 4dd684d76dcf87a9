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

import java.nio.file.Path;
import java.util.List;
import org.apache.mxnet.natives.platform.NativesId;

/**
 * A backend that somebody else compiled, as one file of the module declares it.
 *
 * @param definition the declaring file
 * @param id what the binaries are for
 * @param version the version it was published as
 * @param reportedVersion what the library itself says at run time, in its own notation, if that
 *     belongs to another version than the one it was published as; empty if not
 * @param sources alternatives for the archive (a jar, a wheel: any zip), tried in this order
 * @param libraries native files to take: paths inside the archive
 * @param omitted native files to leave behind: paths inside the archive
 * @param systemRequirements what the user's system must have instead
 * @param components what is compiled into the libraries
 * @param added texts of these that the archive lacks
 */
public record PrebuiltBackend(
    Path definition,
    NativesId id,
    String name,
    String version,
    String reportedVersion,
    List<PinnedSource> sources,
    List<String> libraries,
    List<Omission> omitted,
    List<SystemRequirement> systemRequirements,
    List<Component> components,
    List<AddedTexts> added) {
  public PrebuiltBackend {
    sources = List.copyOf(sources);
    libraries = List.copyOf(libraries);
    omitted = List.copyOf(omitted);
    systemRequirements = List.copyOf(systemRequirements);
    components = List.copyOf(components);
    added = List.copyOf(added);
  }

  /**
   * A native file that stays out of the bundle.
   *
   * @param path inside the archive
   */
  public record Omission(String path, String why) {}
}
