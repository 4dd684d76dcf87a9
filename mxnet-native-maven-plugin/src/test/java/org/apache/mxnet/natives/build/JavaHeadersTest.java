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
package org.apache.mxnet.natives.build;

import static org.apache.mxnet.natives.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.files.Sha256;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaHeadersTest {
  @TempDir Path jdk;

  @BeforeEach
  void aJdkForTwoSystems() throws IOException {
    Files.createDirectories(jdk.resolve("include/linux"));
    Files.createDirectories(jdk.resolve("include/darwin"));
    Files.writeString(jdk.resolve("include/jni.h"), "jni");
    Files.writeString(jdk.resolve("include/linux/jni_md.h"), "linux");
    Files.writeString(jdk.resolve("include/darwin/jni_md.h"), "darwin");
  }

  @Test
  void copiesTheHeadersOfTheSystemSideBySide() throws Exception {
    Path folder = jdk.resolve("work/jni");
    JavaHeaders.of(jdk, "linux").copyTo(folder);
    assertThat(folder.resolve("jni.h")).hasContent("jni");
    assertThat(folder.resolve("jni_md.h")).hasContent("linux");
    JavaHeaders.of(jdk, "osx").copyTo(folder);
    assertThat(folder.resolve("jni_md.h")).hasContent("darwin");
  }

  @Test
  void theirBytesAreTheirIdentity() throws Exception {
    assertThat(JavaHeaders.of(jdk, "linux").identity())
        .containsOnly(
            Map.entry("jni.h", Sha256.of("jni").hex()),
            Map.entry("jni_md.h", Sha256.of("linux").hex()));
  }

  @Test
  void aRunTimeWithoutHeadersIsTold() throws IOException {
    Files.delete(jdk.resolve("include/linux/jni_md.h"));
    BuildException failure = failure(BuildException.class, () -> JavaHeaders.of(jdk, "linux"));
    assertThat(failure)
        .hasMessage(jdk + " has no include/jni.h for linux: the natives' glue cannot be compiled")
        .extracting(NativeBuildException::remedy)
        .isEqualTo("Run Maven with a JDK and not with a Java run-time alone: set JAVA_HOME.");
    Files.delete(jdk.resolve("include/jni.h"));
    assertThat(failure(BuildException.class, () -> JavaHeaders.of(jdk, "osx")))
        .hasMessageContaining("no include/jni.h for osx");
  }
}
