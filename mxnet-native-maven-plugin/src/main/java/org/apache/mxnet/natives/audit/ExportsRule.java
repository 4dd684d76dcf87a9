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
package org.apache.mxnet.natives.audit;

import java.util.List;
import java.util.function.Consumer;
import org.apache.mxnet.natives.elf.ExportedSymbol;

/** A file exports the interface that the policy lists and nothing else, if it lists any. */
final class ExportsRule implements Rule {
  @Override
  public String id() {
    return "exports";
  }

  @Override
  public void check(AuditContext context, Consumer<Finding> findings) {
    if (context.policy().exports().isEmpty()) {
      return;
    }
    NameGlobs allowed = new NameGlobs(context.policy().exports());
    for (Subject file : context.files()) {
      List<String> others =
          file.library().exports().stream()
              .map(ExportedSymbol::name)
              .filter(name -> !allowed.match(name))
              .distinct()
              .toList();
      if (!others.isEmpty()) {
        Finding finding =
            context.finding(
                this,
                file,
                "%s exports %s beyond those of the policy: %s."
                    .formatted(
                        file.name(),
                        others.size() == 1 ? "a symbol" : others.size() + " symbols",
                        Examples.of(others)),
                "Link it with a version script of its interface and \"local: *\", or add what"
                    + " belongs to the interface to \"exports\" of the policy.");
        findings.accept(others.size() == 1 ? finding.about(others.get(0)) : finding);
      }
    }
  }
}
