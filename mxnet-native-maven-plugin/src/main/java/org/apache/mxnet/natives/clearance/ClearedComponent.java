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
package org.apache.mxnet.natives.clearance;

import java.util.List;
import java.util.Optional;
import org.apache.mxnet.natives.licence.Ruling;

/**
 * A component with the policy's word on it.
 *
 * @param version empty if it is not known
 * @param licence SPDX expression as declared, or that of the known library; empty if neither is
 *     there
 * @param ruling empty if there is no licence that a policy could judge
 * @param files that it is in
 */
public record ClearedComponent(
    String name, String version, String licence, Optional<Ruling> ruling, List<String> files) {
  public ClearedComponent {
    files = List.copyOf(files);
  }

  /** {@code zlib 1.3.1}. */
  @Override
  public String toString() {
    return version.isEmpty() ? name : name + " " + version;
  }
}
