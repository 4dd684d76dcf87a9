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
package org.apache.mxnet.natives.product;

import java.util.Objects;

/**
 * Something wrong with a built prefix or a linked module.
 *
 * @param place the file within the prefix, with {@code /} between names; the name of the module
 * @param problem what is wrong with it: a phrase that starts in lower case, without a full stop
 * @param remedy what to do about it: a sentence
 */
public record Fault(String place, String problem, String remedy) {
  /** None is null. */
  public Fault {
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(problem, "problem");
    Objects.requireNonNull(remedy, "remedy");
  }

  /** {@code place: problem}, with a full stop unless the problem ends in a question. */
  public String message() {
    return place + ": " + problem + (problem.endsWith("?") ? "" : ".");
  }
}
