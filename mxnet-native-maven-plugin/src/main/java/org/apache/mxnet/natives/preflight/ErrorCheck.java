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

import java.io.IOException;
import java.util.List;
import org.apache.mxnet.natives.NativeBuildException;

/** Tries early what a later goal does anyway and what costs next to nothing. */
public final class ErrorCheck implements Check {
  private final String why;
  private final Attempt attempt;

  /**
   * @param why what needs it: a clause without a full stop
   * @param attempt its error is the shortage
   */
  public ErrorCheck(String why, Attempt attempt) {
    this.why = why;
    this.attempt = attempt;
  }

  /** Fails as the later goal would. */
  public interface Attempt {
    /**
     * @throws NativeBuildException if something is missing, with its remedy
     * @throws IOException if it cannot even look
     */
    void run() throws NativeBuildException, IOException;
  }

  @Override
  public List<Shortage> run() throws IOException {
    try {
      attempt.run();
      return List.of();
    } catch (NativeBuildException e) {
      return List.of(new Shortage(e.getMessage(), why, e.remedy()));
    }
  }
}
