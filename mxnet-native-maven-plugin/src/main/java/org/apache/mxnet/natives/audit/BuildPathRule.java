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
import java.util.Optional;
import java.util.Set;

/**
 * A file does not tell where it was built: no two machines would build the same one. Where its
 * libraries are looked for is for {@link LibraryPathRule} to judge.
 */
final class BuildPathRule extends FileRule {
  BuildPathRule() {
    super("build-path");
  }

  @Override
  Optional<Fault> judge(Subject file, AuditContext context) {
    Set<String> searched = LibraryPathRule.entries(file);
    List<String> paths =
        file.scan().buildPaths().stream().filter(path -> !searched.contains(path)).toList();
    return paths.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Fault(
                "holds paths of the machine that built it: " + Examples.of(paths),
                "Compile with -ffile-prefix-map=<folder>=., and configure with a prefix that is not"
                    + " of the machine."));
  }
}
