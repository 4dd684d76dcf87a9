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
package org.apache.mxnet.natives.mojo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.licence.LicencePolicy;
import org.apache.mxnet.natives.plan.BuildPlan;
import org.apache.mxnet.natives.plan.Step;
import org.apache.mxnet.natives.preflight.Check;
import org.apache.mxnet.natives.preflight.LicenceCheck;
import org.apache.mxnet.natives.preflight.LicenceCheck.Declared;
import org.apache.mxnet.natives.recipe.Component;
import org.apache.mxnet.natives.recipe.Contained;
import org.apache.mxnet.natives.recipe.Recipe;
import org.apache.mxnet.natives.toolchain.Toolchain;

/** The licences of all that a plan would put into the natives. */
final class PlannedLicences {
  private PlannedLicences() {}

  /**
   * @param policy a name or a file, as check-licenses has it
   * @throws NativeBuildException if there is no such policy, or it cannot be read
   */
  static Check check(BuildPlan plan, Toolchain toolchain, String policy)
      throws NativeBuildException, IOException {
    List<Declared> declared = new ArrayList<>();
    for (Step step : plan.libraries()) {
      add(declared, step.recipe());
    }
    if (plan.root().isPresent()) {
      Recipe root = plan.root().get().recipe();
      add(declared, root);
      for (Contained contained : root.backend().orElseThrow().contains()) {
        if (contained.isIn(plan.id().variant())) {
          Component part = contained.component();
          String file = root.file().toString();
          declared.add(new Declared(part.name(), part.version(), part.license(), file));
        }
      }
    }
    for (Toolchain.Runtime runtime : toolchain.runtimes()) {
      String file = toolchain.file().toString();
      declared.add(new Declared(runtime.name(), runtime.version(), runtime.license(), file));
    }
    return new LicenceCheck(LicencePolicy.of(policy), declared);
  }

  private static void add(List<Declared> declared, Recipe recipe) {
    declared.add(
        new Declared(recipe.name(), recipe.version(), recipe.license(), recipe.file().toString()));
  }
}
