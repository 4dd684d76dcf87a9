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
package org.apache.mxnet.natives.audit;

import java.util.List;
import java.util.Objects;
import org.apache.mxnet.natives.policy.TargetSystem;

/**
 * Whether a bundle loads on a system.
 *
 * @param system the system
 * @param loads whether each of its files does, of those that are for such a system
 * @param because what stands in the way, the first of which the loader meets first; phrases without
 *     a full stop, at most ten; empty if it loads
 */
public record SystemVerdict(TargetSystem system, boolean loads, List<String> because) {
  /** Copies the list. */
  public SystemVerdict {
    Objects.requireNonNull(system, "system");
    because = List.copyOf(because);
  }
}
