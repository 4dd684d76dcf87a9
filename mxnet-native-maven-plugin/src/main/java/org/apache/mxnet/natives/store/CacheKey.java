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

import org.apache.mxnet.natives.plan.Fingerprint;

/**
 * An entry's name in a Maven repository; the repository's user adds the group.
 *
 * @param name see {@link EntryRequest}, as for the rest
 */
public record CacheKey(String name, String version, String platform, Fingerprint fingerprint) {
  static CacheKey of(EntryRequest request) {
    return new CacheKey(
        request.name(), request.version(), request.platform(), request.fingerprint());
  }

  public String artifactId() {
    return name;
  }

  /**
   * {@code 1.3.1-0123456789abcdef}: 16 digits of the fingerprint. They only find the file; what is
   * in it is accepted for the whole fingerprint.
   */
  public String artifactVersion() {
    return "%s-%.16s".formatted(version, fingerprint.digest());
  }

  public String classifier() {
    return platform;
  }

  public String extension() {
    return "tar.zst";
  }

  /** {@code zlib:tar.zst:linux-x86_64:1.3.1-0123456789abcdef}. */
  @Override
  public String toString() {
    return String.join(":", artifactId(), extension(), classifier(), artifactVersion());
  }
}
