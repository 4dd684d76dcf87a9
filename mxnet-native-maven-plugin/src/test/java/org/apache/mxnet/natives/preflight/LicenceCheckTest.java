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

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.mxnet.natives.licence.LicencePolicy;
import org.apache.mxnet.natives.preflight.LicenceCheck.Declared;
import org.junit.jupiter.api.Test;

class LicenceCheckTest {
  @Test
  void passesWhatThePolicyAllows() throws Exception {
    assertThat(run("asf", new Declared("zlib", "1.3.1", "Zlib", "zlib/recipe.yaml"))).isEmpty();
  }

  @Test
  void namesWhatItForbidsBeforeAnybodyCompilesIt() throws Exception {
    Declared declared = new Declared("queue", "1.0", "LGPL-2.1-only", "queue/recipe.yaml");
    List<Shortage> shortages = run("asf", declared);
    assertThat(shortages).hasSize(1);
    assertThat(shortages.get(0).toString())
        .startsWith(
            "queue 1.0 would be inside, under LGPL-2.1-only (forbidden by the policy 'asf', in"
                + " category X");
    assertThat(shortages.get(0).remedy())
        .isEqualTo(
            "Build without it, or take a release whose licence is allowed: queue/recipe.yaml. What"
                + " is never published may use -Dmxnet.licensePolicy=any.");
    assertThat(run("any", declared)).isEmpty();
  }

  @Test
  void aWrongIdIsToldUnderEachPolicy() throws Exception {
    List<Shortage> shortages = run("any", new Declared("z", "1", "Zlb", "z/recipe.yaml"));
    assertThat(shortages).hasSize(1);
    assertThat(shortages.get(0).what()).isEqualTo("the licence of z 1 in z/recipe.yaml is none");
    assertThat(shortages.get(0).why()).contains("has no licence 'Zlb'");
    assertThat(shortages.get(0).remedy()).startsWith("Did you mean 'Zlib'?");
  }

  private static List<Shortage> run(String policy, Declared declared) throws Exception {
    return new LicenceCheck(LicencePolicy.of(policy), List.of(declared)).run();
  }
}
