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

import java.util.List;
import java.util.Objects;

/**
 * A function of a library that does nothing but tell its version.
 *
 * @param name its symbol
 * @param weights what the parts of the version are multiplied by in the number that it returns,
 *     from major to minor: 10000, 100 and 1 for 10904, which is 1.9.4; empty if it stores the parts
 *     where its arguments point to
 */
public record VersionFunction(String name, List<Integer> weights) {
  /** Copies the list. */
  public VersionFunction {
    Objects.requireNonNull(name, "name");
    weights = List.copyOf(weights);
  }
}
