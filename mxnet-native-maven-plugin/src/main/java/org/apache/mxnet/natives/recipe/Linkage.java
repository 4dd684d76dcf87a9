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

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Where the backend and the libraries below it come from. */
public enum Linkage {
  /** A binary that somebody published. */
  PREBUILT,
  /** Sources; third-party libraries are linked into the backend. */
  STATIC,
  /** Sources; third-party libraries are the system's. */
  DYNAMIC;

  /**
   * @param id {@code prebuilt}, {@code static} or {@code dynamic}
   * @throws LinkageException if it is none of these
   */
  public static Linkage parse(String id) throws LinkageException {
    for (Linkage linkage : values()) {
      if (linkage.id().equals(id)) {
        return linkage;
      }
    }
    throw new LinkageException(
        "'" + id + "' is not a linkage",
        "Set -Dmxnet.linkage to one of "
            + Arrays.stream(values()).map(Linkage::id).collect(Collectors.joining(", "))
            + ".");
  }

  /** The name in POMs and files. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
