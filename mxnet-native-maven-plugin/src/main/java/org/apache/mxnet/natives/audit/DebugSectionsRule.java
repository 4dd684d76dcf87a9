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
import org.apache.mxnet.natives.elf.ElfSection;

/** A file that is shipped holds nothing that only a debugger reads. */
final class DebugSectionsRule extends FileRule {
  private static final int SHT_SYMTAB = 2;

  DebugSectionsRule() {
    super("debug-sections");
  }

  @Override
  Optional<Fault> judge(Subject file, AuditContext context) {
    List<String> sections =
        file.library().sections().stream()
            .filter(DebugSectionsRule::isForDebuggers)
            .map(ElfSection::name)
            .toList();
    return sections.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Fault(
                "holds what only a debugger reads: " + Examples.of(sections),
                "Strip it with --strip-all, once its debugging information is in a file of its"
                    + " own."));
  }

  private static boolean isForDebuggers(ElfSection section) {
    // The second is how older tools name the first when it is compressed.
    return section.type() == SHT_SYMTAB
        || section.name().startsWith(".debug_")
        || section.name().startsWith(".zdebug_");
  }
}
