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
package org.apache.mxnet.natives.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BuildPathTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/home/ci/x.c",
        "/root/build",
        "/tmp/pip-build/zlib/inflate.c",
        "/build/reproducible-path/gcc-12",
        "/builds/group/project",
        "/builds/mxnet/staticdeps",
        "/usr/src/rustc-1.63.0/library",
        "/var/lib/jenkins/workspace/x",
        "/var/folders/zz/T/x.c",
        "/opt/rh/devtoolset-7/root",
        "/Users/runner/work",
        "/home/ci/c++/a@2~1_x.cpp"
      })
  void takesPathsOfBuildMachines(String path) {
    assertThat(path(path)).contains(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/home/",
        "/tmp/",
        "/tmp/perf.map",
        "/tmp/.X11-unix/X0",
        "/tmp/a-%d/b",
        "/tmp/dirXXXXXX/file",
        "/usr/src/",
        "/var/run/nscd/socket",
        "/var/lib/dbus/machine-id",
        "/var/tmp/x",
        "/opt/rocm",
        "/opt/openssl/certs",
        "/home/%s/.config"
      })
  void leavesPathsThatAreLookedForAtRunTime(String path) {
    assertThat(path(path)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'a /home/ci/x b', /home/ci/x",
    "'\"/home/ci/x\":', /home/ci/x",
    "'gcc -I/home/ci/include -O2', /home/ci/include",
    "'-fdebug-prefix-map=/home/ci/x=.', /home/ci/x",
    "'/home/ci/raw_vec.rsTried to', /home/ci/raw_vec.rs"
  })
  void cutsThePathOutOfItsText(String text, String path) {
    assertThat(path(text)).contains(path);
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://example.org/home/ci/x", "lib/home/ci/x", "./home/ci/x"})
  void leavesThePartOfAnotherPath(String text) {
    assertThat(path(text)).isEmpty();
  }

  private static Optional<String> path(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    List<String> found = new ArrayList<>();
    new LiteralSearch(BuildPath.literals())
        .search(
            bytes,
            0,
            bytes.length,
            bytes.length,
            (literal, at) -> BuildPath.at(bytes, at, bytes.length).ifPresent(found::add));
    return found.stream().findFirst();
  }
}
