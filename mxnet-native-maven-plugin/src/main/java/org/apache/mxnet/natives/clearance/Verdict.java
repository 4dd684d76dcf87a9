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

import java.util.List;

/**
 * Whether files may be distributed.
 *
 * @param policy its name
 * @param files how many native files were looked at
 * @param components what is in them
 * @param problems by rule; none if they may be distributed
 */
public record Verdict(
    String policy, int files, List<ClearedComponent> components, List<Problem> problems) {
  public Verdict {
    components = List.copyOf(components);
    problems = List.copyOf(problems);
  }

  public boolean passed() {
    return problems.isEmpty();
  }

  /**
   * @throws ClearanceException with all problems, if there is one
   */
  public void demandPass() throws ClearanceException {
    if (!passed()) {
      throw new ClearanceException(problems);
    }
  }
}
