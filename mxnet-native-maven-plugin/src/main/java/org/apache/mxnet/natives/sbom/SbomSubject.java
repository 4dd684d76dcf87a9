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

/**
 * The Maven module that the natives are published with.
 *
 * @param description one paragraph; may be empty
 * @param vendor the organisation that publishes it; may be empty
 */
public record SbomSubject(
    String groupId, String artifactId, String version, String description, String vendor) {
  /**
   * The package URL of one of its artifacts, {@code pkg:maven/g/a@1?classifier=c&type=jar}.
   *
   * @param classifier may be empty
   */
  public String purl(String classifier, String type) {
    return PackageUrls.maven(groupId, artifactId, version, type, classifier);
  }
}
