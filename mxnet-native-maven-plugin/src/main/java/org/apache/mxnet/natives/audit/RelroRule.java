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

/** The loader can make the tables of a file read-only once it has filled them. */
final class RelroRule extends FileRule {
  RelroRule() {
    super("relro");
  }

  @Override
  Optional<Fault> judge(Subject file, AuditContext context) {
    return file.library().protection().relro()
        ? Optional.empty()
        : Optional.of(
            new Fault(
                "has no part that becomes read-only after relocation (PT_GNU_RELRO): an overflow"
                    + " can change where its calls go",
                "Link it with -Wl,-z,relro -Wl,-z,now."));
  }
}
