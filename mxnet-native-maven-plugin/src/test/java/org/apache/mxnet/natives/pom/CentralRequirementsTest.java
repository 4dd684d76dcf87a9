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
package org.apache.mxnet.natives.pom;

import static org.apache.mxnet.natives.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import org.junit.jupiter.api.Test;

class CentralRequirementsTest {
  @Test
  void acceptsACompletePom() {
    PomMetadata pom =
        new PomMetadata("n", "d", "u", List.of("Apache-2.0"), List.of("me"), "c", "dc", "su");
    assertThatCode(() -> CentralRequirements.check(pom)).doesNotThrowAnyException();
  }

  @Test
  void namesAllThatIsMissing() {
    PomMetadata pom = new PomMetadata(null, " ", "u", List.of(), List.of(""), "c", null, "");
    IncompletePomException e =
        failure(IncompletePomException.class, () -> CentralRequirements.check(pom));
    assertThat(e)
        .hasMessage(
            "the POM lacks what Maven Central requires:"
                + " name, description, licenses, developers, scm/developerConnection, scm/url");
  }

  @Test
  void namesEveryExpressionThatWouldBePublished() {
    String xml = "<url>${a.b}</url><name>${revision}</name><id>${a.b}</id>";
    IncompletePomException e =
        failure(IncompletePomException.class, () -> CentralRequirements.checkLiteral(xml));
    assertThat(e)
        .hasMessage("the published POM would hold unresolved expressions: ${a.b}, ${revision}");
    assertThatCode(() -> CentralRequirements.checkLiteral("<a>$5 {x}</a>"))
        .doesNotThrowAnyException();
  }
}
