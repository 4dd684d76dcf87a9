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

import java.util.ArrayList;
import java.util.List;
import org.apache.mxnet.natives.licence.LicenceException;
import org.apache.mxnet.natives.licence.LicencePolicy;
import org.apache.mxnet.natives.licence.Ruling;
import org.apache.mxnet.natives.licence.SpdxExpression;

/**
 * Refuses to compile for an hour what {@code check-licenses} would then refuse for the licence that
 * is declared.
 */
public final class LicenceCheck implements Check {
  private final LicencePolicy policy;
  private final List<Declared> declared;

  /**
   * A licence as somebody wrote it.
   *
   * @param where the file that says so, for the remedy
   */
  public record Declared(String name, String version, String licence, String where) {}

  public LicenceCheck(LicencePolicy policy, List<Declared> declared) {
    this.policy = policy;
    this.declared = List.copyOf(declared);
  }

  @Override
  public List<Shortage> run() {
    List<Shortage> shortages = new ArrayList<>();
    for (Declared each : declared) {
      String name = each.name() + " " + each.version();
      try {
        Ruling ruling =
            policy.rule(each.name(), each.version(), SpdxExpression.parse(each.licence()));
        if (!ruling.allowed()) {
          shortages.add(
              new Shortage(
                  "%s would be inside, under %s".formatted(name, each.licence()),
                  "forbidden by the policy '%s', %s".formatted(policy.name(), ruling.why()),
                  "Build without it, or take a release whose licence is allowed: %s. What is never"
                          .formatted(each.where())
                      + " published may use -Dmxnet.licensePolicy=any."));
        }
      } catch (LicenceException e) {
        shortages.add(
            new Shortage(
                "the licence of %s in %s is none".formatted(name, each.where()),
                e.getMessage(),
                e.remedy()));
      }
    }
    return shortages;
  }
}
