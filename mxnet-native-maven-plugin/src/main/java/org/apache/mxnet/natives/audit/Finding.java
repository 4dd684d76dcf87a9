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
import java.util.Optional;

/**
 * Something that a rule has against a file or the bundle.
 *
 * @param rule the rule's id, for example {@code version-floor}
 * @param severity how much it weighs under the policy
 * @param file the path of the file as the intake gives it; empty if it is of no single file
 * @param message what is wrong, and where: a sentence
 * @param remedy what to do about it: a sentence
 * @param symbol the symbol it is about, if it is about exactly one
 * @param version the symbol version it is about, for example {@code GLIBC_2.23}
 */
public record Finding(
    String rule,
    Severity severity,
    String file,
    String message,
    String remedy,
    Optional<String> symbol,
    Optional<String> version) {
  /** None is null. */
  public Finding {
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(remedy, "remedy");
    Objects.requireNonNull(symbol, "symbol");
    Objects.requireNonNull(version, "version");
  }

  /** The same about one symbol. */
  Finding about(String oneSymbol) {
    return new Finding(rule, severity, file, message, remedy, Optional.of(oneSymbol), version);
  }

  /** The same about one symbol version. */
  Finding ofVersion(String name) {
    return new Finding(rule, severity, file, message, remedy, symbol, Optional.of(name));
  }

  /** The same with no more weight than this. */
  Finding atMost(Severity limit) {
    Severity lighter = severity.compareTo(limit) > 0 ? severity : limit;
    return new Finding(rule, lighter, file, message, remedy, symbol, version);
  }
}
