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
package org.apache.mxnet.natives.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptorBuilder;
import org.junit.jupiter.api.Test;

/** What {@code help:describe} prints is the manual, so it has to be complete. */
class GoalManualTest {
  @Test
  void everyGoalAndParameterIsDocumented() throws Exception {
    PluginDescriptor plugin = plugin();
    assertThat(plugin.getGoalPrefix()).isEqualTo("mxnet-native");
    assertThat(plugin.getMojos())
        .extracting(MojoDescriptor::getGoal)
        .containsExactlyInAnyOrder(
            "preflight",
            "build-deps",
            "probe-deps",
            "document-deps",
            "store-prune",
            "compile-backend",
            "check-glibc",
            "check-licenses",
            "inject-pom-metadata",
            "bundle-natives",
            "sign",
            "help");
    for (MojoDescriptor goal : plugin.getMojos()) {
      assertThat(goal.getDescription()).as(goal.getGoal()).isNotBlank();
      assertThat(goal.isThreadSafe()).as(goal.getGoal() + " is thread safe").isTrue();
      for (Parameter parameter : goal.getParameters()) {
        if (parameter.isEditable()) {
          assertThat(parameter.getDescription())
              .as(goal.getGoal() + "." + parameter.getName())
              .isNotBlank();
        }
      }
    }
  }

  private static PluginDescriptor plugin() throws Exception {
    try (InputStream in = GoalManualTest.class.getResourceAsStream("/META-INF/maven/plugin.xml");
        Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      return new PluginDescriptorBuilder().build(reader);
    }
  }
}
