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
package org.apache.mxnet.natives.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class InputNamesTest {
  private static List<String> names(String... paths) {
    return List.copyOf(InputNames.of(Arrays.stream(paths).map(Path::of).toList()).keySet());
  }

  @Test
  void usesTheNamesOfTheFiles() {
    assertThat(names("/home/me/foo.jar", "/home/me/lib")).containsExactly("foo.jar", "lib");
  }

  @Test
  void addsFoldersUntilTheNamesDiffer() {
    assertThat(names("/a/x/foo.jar", "/b/x/foo.jar", "/b/y/foo.jar", "/c/bar.jar"))
        .containsExactly("a/x/foo.jar", "b/x/foo.jar", "y/foo.jar", "bar.jar");
  }

  @Test
  void goesAsFarAsTheRoot() {
    assertThat(names("/lib", "/usr/lib", "/")).containsExactly("lib", "usr/lib", "/");
  }
}
