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
import java.util.function.Predicate;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.licence.Category;
import org.apache.mxnet.natives.licence.LicenceException;
import org.apache.mxnet.natives.licence.LicencePolicy;
import org.apache.mxnet.natives.licence.SpdxExpression;
import org.apache.mxnet.natives.stage.StagedComponent;

/** Tells which components users have to be told of: those of a policy's category B. */
final class Prominent {
  private Prominent() {}

  static Predicate<StagedComponent> under(String policy) throws NativeBuildException, IOException {
    LicencePolicy rules = LicencePolicy.of(policy);
    return component -> {
      try {
        return rules
                .rule(
                    component.name(),
                    component.version(),
                    SpdxExpression.parse(component.license()))
                .category()
            == Category.B;
      } catch (LicenceException e) {
        // check-licenses has told, or is not run: it is no reason to hide the component.
        return true;
      }
    };
  }
}
