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

/** Knows which object files brought a symbol into a library. */
@FunctionalInterface
public interface Contributors {
  /** Knows of none. */
  static Contributors none() {
    return (file, symbol, version) -> List.of();
  }

  /**
   * The objects that refer to a symbol, at most twenty.
   *
   * @param file the path of the library as the intake gives it
   * @param symbol the symbol that it needs
   * @param version the symbol's version, empty if it has none
   */
  List<Contribution> of(String file, String symbol, String version);
}
