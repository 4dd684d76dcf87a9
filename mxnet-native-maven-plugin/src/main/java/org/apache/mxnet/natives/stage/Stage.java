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
import org.apache.mxnet.natives.files.Sha256;
import org.apache.mxnet.natives.platform.NativesId;
import org.apache.mxnet.natives.recipe.SystemRequirement;

/**
 * What {@code compile-backend} leaves for the goals after it.
 *
 * @param linkage where the backend comes from: {@code prebuilt}, {@code static} or {@code dynamic}
 * @param name the backend, {@code mxnet}
 * @param version the version the backend was published as
 * @param reportedVersion what it says of itself at run time, where that is another; else empty
 * @param origin the source that was taken: coordinates, a web address, or a file's name
 * @param originSha256 the SHA-256 digest of what that source gave, 64 hexadecimal digits; empty for
 *     a git commit, which is a digest itself
 * @param libraries native files, in the order of their declaration
 * @param debug the symbols of the native files, which go into a jar of their own
 * @param licenses licence and notice files
 * @param components what is in the native files, the backend first
 */
public record Stage(
    NativesId id,
    String linkage,
    String name,
    String version,
    String reportedVersion,
    String origin,
    String originSha256,
    List<StagedFile> libraries,
    List<StagedFile> debug,
    List<StagedFile> licenses,
    List<SystemRequirement> systemRequirements,
    List<StagedComponent> components,
    BuildRecord build) {
  public Stage {
    libraries = List.copyOf(libraries);
    debug = List.copyOf(debug);
    licenses = List.copyOf(licenses);
    systemRequirements = List.copyOf(systemRequirements);
    components = List.copyOf(components);
  }

  /**
   * A file of the stage.
   *
   * @param path relative to its folder, with {@code /}
   * @param size bytes
   */
  public record StagedFile(String path, long size, Sha256 sha256) {}
}
