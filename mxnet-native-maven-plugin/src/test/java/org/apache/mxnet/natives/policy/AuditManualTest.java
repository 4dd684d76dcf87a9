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
package org.apache.mxnet.natives.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/audit.md shows must be read as it says. */
class AuditManualTest {
  private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

  @TempDir Path folder;

  @Test
  void theExamplesOfTheManualAreRead() throws Exception {
    String manual =
        Files.readString(Path.of("").toAbsolutePath().getParent().resolve("docs/audit.md"));
    List<String> examples = EXAMPLE.matcher(manual).results().map(this::text).toList();
    assertThat(examples).hasSize(2);
    AuditPolicy policy = AuditPolicy.read(Yaml.file(folder, examples.get(0)));
    assertThat(policy.glibc().orElseThrow()).hasToString("2.17");
    assertThat(policy.systems()).extracting(TargetSystem::name).contains("Our appliance");
    assertThat(Baseline.read(Yaml.file(folder, examples.get(1))))
        .extracting(Accepted::rule)
        .containsExactly("missing-library");
  }

  private String text(MatchResult example) {
    return example.group(1);
  }
}
