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
package org.apache.mxnet.natives.clearance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import org.apache.mxnet.natives.stage.StagedComponent.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LicenceTableTest {
  @TempDir Path temp;

  @Test
  void hasARowForEachComponentAndEachReasonOnce() throws Exception {
    StagedSample sample = new StagedSample(temp);
    sample.declare("tiny", "1.0", "MIT", Role.BACKEND);
    sample.declare("zlib", "1.3.1", "Zlib", Role.LIBRARY);
    sample.declare("zmq", "4.3.5", "MPL-2.0", Role.LIBRARY);
    String table =
        LicenceTable.markdown(sample.stage(), sample.clear("asf"), LocalDate.parse("2026-11-22"));
    assertThat(table)
        .startsWith(
            """
            # Licences of tiny 1.0, linux-x86_64-cpu

            Written on 2026-11-22 by the goal `check-licenses` from what was built (linkage static), under the licence policy `asf`: cleared.

            | component | version | licence | category | in |
            |---|---|---|---|---|
            | [tiny](https://e) | 1.0 | MIT | A | libtiny.so |
            | [zlib](https://e) | 1.3.1 | Zlib | A | libtiny.so |
            | [zmq](https://e) | 4.3.5 | MPL-2.0 | B | libtiny.so |

            Why each category:

            - A:\
            """);
    assertThat(table.lines().filter(line -> line.startsWith("- ")))
        .hasSize(2)
        .last()
        .asString()
        .startsWith("- B: in category B");
  }
}
