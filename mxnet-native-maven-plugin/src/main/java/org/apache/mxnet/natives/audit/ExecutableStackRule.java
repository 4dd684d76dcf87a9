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

import java.util.Optional;
import org.apache.mxnet.natives.elf.StackDemand;

/**
 * A file runs with a stack that holds data alone. Until glibc 2.41 the loader made the stacks of
 * the whole process executable for it; since then it refuses the file, says its NEWS.
 */
final class ExecutableStackRule extends FileRule {
  ExecutableStackRule() {
    super("executable-stack");
  }

  @Override
  Optional<Fault> judge(Subject file, AuditContext context) {
    return wants(file)
        ? Optional.of(
            new Fault(
                (file.library().protection().stack() == StackDemand.EXECUTABLE
                        ? "wants an executable stack (PT_GNU_STACK)"
                        : "does not say that its stack need not be executable (PT_GNU_STACK is"
                            + " missing)")
                    + ": glibc 2.41 and later refuse to load it into a running JVM",
                "Link it with -Wl,-z,noexecstack; an assembler file without .note.GNU-stack is the"
                    + " usual cause."))
        : Optional.empty();
  }

  /** Whether a file asks for it, or says nothing on a processor where that means the same. */
  static boolean wants(Subject file) {
    if (Arch.needsExecutableStack(file.arch())) {
      return false;
    }
    return switch (file.library().protection().stack()) {
      case EXECUTABLE -> true;
      case UNSTATED -> Arch.hasExecutableStack(file.arch());
      case NOT_EXECUTABLE -> false;
    };
  }
}
