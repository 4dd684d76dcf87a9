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

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.mxnet.natives.scan.IsaLevel;

/**
 * An x86-64 file runs on the processors of the policy's level: it does not demand more by its note
 * (GNU_PROPERTY_X86_ISA_1_NEEDED, which the loader checks), nor has it other instructions outside
 * what is dispatched at run time. A file without the note demands nothing by it; and since the test
 * that guards an instruction may be in another library, instructions alone are no error.
 */
final class IsaLevelRule extends FileRule {
  private static final String PREFIX = "x86-64-";

  IsaLevelRule() {
    super("isa-level");
  }

  @Override
  Optional<Fault> judge(Subject file, AuditContext context) {
    if (!file.arch().equals("x86_64")) {
      return Optional.empty();
    }
    IsaLevel allowed = level(context.policy().isa());
    List<String> reasons = new ArrayList<>();
    noted(file)
        .filter(level -> level.compareTo(allowed) > 0)
        .ifPresent(level -> reasons.add("demands a processor of " + name(level) + " by its note"));
    Severity most = reasons.isEmpty() ? Severity.WARNING : Severity.ERROR;
    file.scan().opcodes().entrySet().stream()
        .filter(found -> found.getKey().compareTo(allowed) > 0 && !found.getValue().isEmpty())
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            found ->
                reasons.add(
                    "has instructions of %s that no test of the processor guards, in %s"
                        .formatted(name(found.getKey()), Examples.of(found.getValue()))));
    return reasons.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Fault(
                "%s; the policy allows %s".formatted(String.join(" and ", reasons), name(allowed)),
                "Compile it with -march=%s and without -march=native, or raise \"isa\" of the"
                        .formatted(name(allowed))
                    + " policy and lose older processors.",
                most));
  }

  /** The highest bit counts: a file that says v3 may leave out v2. */
  private static Optional<IsaLevel> noted(Subject file) {
    if (file.library().x86IsaNeeded().isEmpty()) {
      return Optional.empty();
    }
    int highest =
        Long.SIZE - 1 - Long.numberOfLeadingZeros(file.library().x86IsaNeeded().getAsLong());
    return highest < 0
        ? Optional.empty()
        : Optional.of(IsaLevel.values()[Math.min(highest, IsaLevel.values().length - 1)]);
  }

  private static IsaLevel level(String isa) {
    return isa.startsWith(PREFIX)
        ? IsaLevel.valueOf(isa.substring(PREFIX.length()).toUpperCase(Locale.ROOT))
        : IsaLevel.V1;
  }

  private static String name(IsaLevel level) {
    return level == IsaLevel.V1 ? "x86-64" : PREFIX + level.name().toLowerCase(Locale.ROOT);
  }
}
