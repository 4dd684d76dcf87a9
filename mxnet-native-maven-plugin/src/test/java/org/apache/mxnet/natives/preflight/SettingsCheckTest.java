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
package org.apache.mxnet.natives.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.mxnet.natives.NativeBuildException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The checks that look for no program: disks, what later goals ask, and what may be published. */
class SettingsCheckTest {
  private static final long MORE_THAN_ANY_DISK = Long.MAX_VALUE;

  private static final Shortage NO_KEY = new Shortage("no key", "somebody signs", "Get a key.");

  @TempDir Path temp;

  @Test
  void aDiskWithRoomPasses() throws Exception {
    assertThat(new DiskCheck(List.of(temp, temp.resolve("a/b/c")), 1, "x.disk").run()).isEmpty();
  }

  @Test
  void aDiskWithoutRoomIsToldOnceHoweverManyFoldersItHas() throws Exception {
    Path later = temp.resolve("target/natives");
    List<Shortage> shortages =
        new DiskCheck(List.of(later, temp), MORE_THAN_ANY_DISK, "x.disk").run();
    assertThat(shortages).hasSize(1);
    assertThat(shortages.get(0).what()).matches("\\d+ MB are free for " + later);
    assertThat(shortages.get(0).why())
        .isEqualTo("a build is expected to need 9223372036854775807 MB there");
    assertThat(shortages.get(0).remedy())
        .isEqualTo(
            "Make room, or choose another disk; if you know that less will do, set -Dx.disk to"
                + " that number of megabytes.");
    assertThat(later.getParent()).doesNotExist();
  }

  @Test
  void zeroMegabytesTakeAnyDisk() throws Exception {
    assertThat(new DiskCheck(List.of(temp), 0, "x.disk").run()).isEmpty();
  }

  @Test
  void theErrorOfALaterGoalIsAShortage() throws Exception {
    NativeBuildException error = PreflightException.of("x", List.of(NO_KEY), Optional.empty());
    assertThat(
            new ErrorCheck(
                    "sign needs it",
                    () -> {
                      throw error;
                    })
                .run())
        .containsExactly(new Shortage("no key (somebody signs)", "sign needs it", "Get a key."));
    assertThat(new ErrorCheck("sign needs it", () -> {}).run()).isEmpty();
  }

  @Test
  void whatMayNotBePublishedIsRefusedWithTheReason() {
    assertThat(new RestrictionCheck("linux-x86_64-cu112", "Nvidia forbids it", "x.allow").run())
        .containsExactly(
            new Shortage(
                "linux-x86_64-cu112 may not be published, and this build would deploy it",
                "Nvidia forbids it",
                "Deploy another variant, or end the build at 'verify' or 'install'. For a"
                    + " repository that nobody else reads, set -Dx.allow."));
    assertThat(new RestrictionCheck("linux-x86_64-cpu", "", "x.allow").run()).isEmpty();
  }
}
