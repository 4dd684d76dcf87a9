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

import static org.apache.mxnet.natives.audit.AuditedBundle.TODAY;
import static org.apache.mxnet.natives.audit.AuditedBundle.sound;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptedFindingsTest {
  private AuditedBundle bundle;

  @BeforeEach
  void start(@TempDir Path dir) throws IOException {
    bundle = new AuditedBundle(dir);
    bundle.file("lib/a.so", sound().need("libc.so.6", "GLIBC_2.18", "late"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "late", "GLIBC_2.18"})
  void acceptsAFindingUpToAndOnTheLastDay(String symbol) throws Exception {
    bundle.accept("version-floor", "*/lib/*.so", symbol, TODAY);

    assertThat(bundle.words()).isEmpty();
    assertThat(bundle.run().passed()).isTrue();
  }

  @Test
  void reportsBothTheFindingAndTheEntryAfterThat() throws Exception {
    bundle.accept("version-floor", "*/lib/*.so", "", TODAY.minusDays(1));

    assertThat(bundle.words())
        .hasSize(2)
        .anyMatch(words -> words.startsWith("version-floor: "))
        .contains(
            "baseline-expired: The baseline accepted version-floor of */lib/*.so until 2026-11-21,"
                + " because: until the vendor answers. | Mend what it was accepted for, or give it"
                + " a later day and a reason that holds.");
    assertThat(bundle.run().passed()).isFalse();
  }

  @Test
  void acceptsWithALaterEntryWhatAnExpiredOneNoLongerDoes() throws Exception {
    bundle
        .accept("version-floor", "*", "", TODAY.minusDays(1))
        .accept("version-floor", "*", "late", TODAY.plusDays(1));

    assertThat(bundle.findings()).extracting(Finding::rule).containsExactly("baseline-expired");
  }

  @Test
  void reportsAnEntryWithoutAFinding() throws Exception {
    bundle
        .accept("version-floor", "*/lib/*.so", "late", TODAY)
        .accept("version-floor", "*/lib/*.so", "early", TODAY)
        .accept("relro", "*", "", TODAY.minusDays(9));

    assertThat(bundle.words())
        .containsExactly(
            "baseline-unused: The baseline accepts version-floor of */lib/*.so (early), but there"
                + " is no such finding. | Take the entry out of the baseline, or correct its rule,"
                + " file and symbol.",
            "baseline-unused: The baseline accepts relro of *, but there is no such finding. |"
                + " Take the entry out of the baseline, or correct its rule, file and symbol.");
    assertThat(bundle.run().passed()).isTrue();
  }
}
