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
package org.apache.mxnet.natives.preflight;

import java.util.Optional;

/**
 * One thing that a build would miss.
 *
 * @param what what is missing, or not as it must be: a clause without a full stop
 * @param why what needs it: a clause without a full stop
 * @param remedy what to do about it: a sentence
 * @param program the program whose package would mend it; empty if no package does
 */
public record Shortage(String what, String why, String remedy, Optional<String> program) {
  /** What no package mends. */
  public Shortage(String what, String why, String remedy) {
    this(what, why, remedy, Optional.empty());
  }

  /** {@code what (why)}, for messages. */
  @Override
  public String toString() {
    return what + " (" + why + ")";
  }
}
