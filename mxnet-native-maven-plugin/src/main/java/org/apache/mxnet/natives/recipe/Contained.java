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

import java.util.List;

/**
 * Software that is compiled into a backend out of the backend's own source.
 *
 * @param component its {@code texts} are paths inside the source
 * @param archives names of the static libraries that the backend's build makes of it, {@code
 *     libdnnl.a}; if there are none, its code is compiled into every module that the build links
 * @param variants names of those that have it; all if empty
 */
public record Contained(Component component, List<String> archives, List<String> variants) {
  public Contained {
    archives = List.copyOf(archives);
    variants = List.copyOf(variants);
  }

  /** Whether it is in the natives of that variant. */
  public boolean isIn(String variant) {
    return variants.isEmpty() || variants.contains(variant);
  }
}
