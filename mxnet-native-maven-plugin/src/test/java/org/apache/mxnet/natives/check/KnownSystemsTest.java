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
package org.apache.mxnet.natives.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.mxnet.natives.platform.GlibcVersion;
import org.junit.jupiter.api.Test;

class KnownSystemsTest {
  private static final KnownSystems SYSTEMS = KnownSystems.load();

  @Test
  void loadsThePluginsSystemsOldestGlibcFirstThenByName() {
    assertThat(SYSTEMS.systems()).isSorted().hasSize(19);
    assertThat(SYSTEMS.systems().subList(0, 4))
        .extracting(KnownSystem::name)
        .containsExactly("Amazon Linux 1", "CentOS 7", "Debian 8", "Ubuntu 14.04");
    assertThat(SYSTEMS.systems())
        .contains(
            new KnownSystem("Debian 12", new GlibcVersion(2, 36, 0)),
            new KnownSystem("RHEL 10", new GlibcVersion(2, 39, 0)))
        .doesNotHaveDuplicates();
  }

  @Test
  void losesSystemsFromTheFloorUpToButNotWhatIsNeeded() {
    assertThat(lost(19, 24)).containsExactly("Debian 8", "Ubuntu 14.04", "Ubuntu 16.04");
    assertThat(lost(24, 24)).isEmpty();
    assertThat(lost(41, 42)).containsExactly("Debian 13");
  }

  @Test
  void losesNoSystemOlderThanTheFloor() {
    assertThat(lost(36, 39)).containsExactly("Debian 12");
  }

  private static List<String> lost(int floor, int needed) {
    return SYSTEMS.lost(new GlibcVersion(2, floor, 0), new GlibcVersion(2, needed, 0)).stream()
        .map(KnownSystem::name)
        .toList();
  }
}
