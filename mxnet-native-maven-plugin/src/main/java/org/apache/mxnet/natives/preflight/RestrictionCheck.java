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

import java.util.List;

/** Refuses to deploy what may not be published. */
public final class RestrictionCheck implements Check {
  private final String subject;
  private final String restriction;
  private final String setting;

  /**
   * @param subject what would be deployed, for messages: {@code linux-x86_64-cu112}
   * @param restriction why it may not be published; empty if it may
   * @param setting the parameter that allows it, for the remedy
   */
  public RestrictionCheck(String subject, String restriction, String setting) {
    this.subject = subject;
    this.restriction = restriction;
    this.setting = setting;
  }

  @Override
  public List<Shortage> run() {
    return restriction.isEmpty()
        ? List.of()
        : List.of(
            new Shortage(
                subject + " may not be published, and this build would deploy it",
                restriction,
                "Deploy another variant, or end the build at 'verify' or 'install'. For a"
                    + " repository that nobody else reads, set -D"
                    + setting
                    + "."));
  }
}
