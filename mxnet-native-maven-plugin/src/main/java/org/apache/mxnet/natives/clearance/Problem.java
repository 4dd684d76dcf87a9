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

import java.util.Objects;

/**
 * Something that keeps files from being distributed.
 *
 * @param component whose it is; empty if it is nobody's
 * @param message a sentence with component, licence and file
 * @param remedy the ways out
 */
public record Problem(Rule rule, String component, String message, String remedy) {
  public Problem {
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(component, "component");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(remedy, "remedy");
  }

  /** What is demanded; docs/licensing.md has a section on each. */
  public enum Rule {
    /** A licence that is no SPDX expression. */
    INVALID_LICENCE("invalid-licence"),
    /** A component that the policy refuses. */
    FORBIDDEN_LICENCE("forbidden-licence"),
    /** A component, or an archive, without any licence text. */
    MISSING_TEXT("missing-text"),
    /** A library that is inside and that no declaration, or licence text, names. */
    UNDECLARED_COMPONENT("undeclared-component"),
    /** A library that is inside in another version than declared. */
    WRONG_VERSION("wrong-version"),
    /** A library whose declared licence is another than its own. */
    WRONG_LICENCE("wrong-licence"),
    /** A native file that no component is in. */
    UNACCOUNTED_FILE("unaccounted-file");

    private final String id;

    Rule(String id) {
      this.id = id;
    }

    /** As reports and documentation have it. */
    public String id() {
      return id;
    }
  }
}
