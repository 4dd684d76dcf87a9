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

import java.util.Objects;

/**
 * An object file because of which a library needs a symbol.
 *
 * @param file the path of the library as the intake gives it
 * @param symbol the symbol it needs
 * @param version the symbol's version, empty if it has none
 * @param object the object file that refers to the symbol, for example {@code zutil.o}
 * @param archive the static archive that the object is in; empty if it was linked by itself
 */
public record Contribution(
    String file, String symbol, String version, String object, String archive) {
  /** None is null. */
  public Contribution {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(symbol, "symbol");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(object, "object");
    Objects.requireNonNull(archive, "archive");
  }
}
