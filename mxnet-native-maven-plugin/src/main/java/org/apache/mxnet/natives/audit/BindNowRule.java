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

/**
 * The functions of a file are looked up when it is loaded; otherwise the table of their addresses
 * stays writable. A file without {@code PT_GNU_RELRO} gains nothing by it, so {@link RelroRule}
 * alone speaks of that.
 */
final class BindNowRule extends FileRule {
  BindNowRule() {
    super("bind-now");
  }

  @Override
  Optional<Fault> judge(Subject file, AuditContext context) {
    boolean late =
        file.library().protection().relro()
            && !file.library().protection().bindNow()
            && file.library().imports().stream().anyMatch(symbol -> !symbol.weak());
    return late
        ? Optional.of(
            new Fault(
                "leaves the addresses of its functions writable: it has no DF_BIND_NOW",
                "Link it with -Wl,-z,now."))
        : Optional.empty();
  }
}
