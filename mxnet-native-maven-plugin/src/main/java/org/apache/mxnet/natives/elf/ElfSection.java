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
package org.apache.mxnet.natives.elf;

import java.util.Objects;

/**
 * A section of an object file (gABI, "Sections").
 *
 * @param name for example {@code .text.main}
 * @param type sh_type
 * @param flags sh_flags
 */
public record ElfSection(String name, long type, long flags) {
  private static final long SHF_WRITE = 1;
  private static final long SHF_ALLOC = 2;
  private static final long SHF_EXECINSTR = 4;
  private static final long SHF_EXCLUDE = 0x8000_0000L;

  /** None is null. */
  public ElfSection {
    Objects.requireNonNull(name, "name");
  }

  /** Whether a link puts it into memory: it is allocated and not left out (SHF_EXCLUDE). */
  public boolean isLoaded() {
    return (flags & SHF_ALLOC) != 0 && (flags & SHF_EXCLUDE) == 0;
  }

  /** Whether it holds machine code. */
  public boolean isExecutable() {
    return (flags & SHF_EXECINSTR) != 0;
  }

  /** Whether the program may write to it. */
  public boolean isWritable() {
    return (flags & SHF_WRITE) != 0;
  }
}
