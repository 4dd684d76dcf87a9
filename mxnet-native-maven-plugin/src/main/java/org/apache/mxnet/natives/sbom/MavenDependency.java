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
package org.apache.mxnet.natives.sbom;

import java.util.List;

/**
 * A Maven artifact that the module depends on.
 *
 * @param scope {@code compile}, {@code runtime}, {@code provided}, {@code system} or {@code test}
 * @param type {@code jar} and the like
 * @param classifier may be empty
 * @param sha256 of the artifact's file, 64 hexadecimal digits; empty if it is not known
 * @param licences as its POM has them: names, SPDX ids or addresses
 * @param direct whether the module itself asks for it
 * @param needs the {@link #purl} of each artifact that it depends on; what is in no list of
 *     dependencies is passed over
 */
public record MavenDependency(
    String groupId,
    String artifactId,
    String version,
    String scope,
    String type,
    String classifier,
    String sha256,
    List<String> licences,
    boolean direct,
    List<String> needs) {
  public MavenDependency {
    licences = List.copyOf(licences);
    needs = List.copyOf(needs);
  }

  /** Its package URL, {@code pkg:maven/g/a@1?type=jar}. */
  public String purl() {
    return PackageUrls.maven(groupId, artifactId, version, type, classifier);
  }
}
