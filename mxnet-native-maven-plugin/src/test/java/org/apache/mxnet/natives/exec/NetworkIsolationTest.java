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
package org.apache.mxnet.natives.exec;

import static org.apache.mxnet.natives.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkIsolationTest {
  private static final List<List<String>> NO_WAY = List.of(List.of("--no-such-option"));

  @TempDir Path temp;

  /** Tries to connect; its argument is a port on loopback. */
  static final class Client {
    private Client() {}

    public static void main(String[] args) throws Exception {
      new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(args[0])).close();
    }
  }

  @Test
  void keepsACommandOffEvenTheLoopbackNetwork() throws Exception {
    NetworkIsolation isolation = NetworkIsolation.detect();
    assumeThat(isolation.prefix()).as("the kernel forbids unshare").isNotEmpty();
    assertThat(isolation.environment()).isEmpty();
    assertThat(isolation.description())
        .startsWith("Build steps run without network (/usr/bin/unshare --");
    demandIsolation(isolation);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--map-current-user", "--map-root-user"})
  void worksWithoutRoot(String option) throws Exception {
    NetworkIsolation isolation = NetworkIsolation.detect(List.of(List.of(option, "--net")));
    assumeThat(isolation.prefix()).as("the kernel forbids user namespaces").isNotEmpty();
    demandIsolation(isolation);
  }

  @Test
  void takesTheFirstWayThatWorks() throws Exception {
    List<String> works = List.of("--version", "--");
    NetworkIsolation isolation =
        NetworkIsolation.detect(List.of(NO_WAY.get(0), works, List.of("--help")));
    assumeThat(isolation.prefix()).as("there is no unshare").isNotEmpty();
    assertThat(isolation.prefix()).containsSubsequence("--version", "--");
  }

  @Test
  void setsProxyVariablesWhereUnshareDoesNotWork() throws Exception {
    NetworkIsolation isolation = NetworkIsolation.detect(NO_WAY);
    assertThat(isolation.prefix()).isEmpty();
    assertThat(isolation.description()).contains("proxy variables only");
    Path log = temp.resolve("log");
    Command command =
        new Command(List.of("/usr/bin/env"), temp, Map.of("no_proxy", "*", "KEPT", "yes"));
    new CommandRunner(List.of(isolation)).run("env", command, log);
    assertThat(Files.readAllLines(log))
        .contains("http_proxy=http://127.0.0.1:9", "https_proxy=http://127.0.0.1:9")
        .contains("all_proxy=http://127.0.0.1:9", "HTTPS_PROXY=http://127.0.0.1:9")
        .contains("no_proxy=", "KEPT=yes")
        .doesNotContain("no_proxy=*");
  }

  private void demandIsolation(NetworkIsolation isolation) throws Exception {
    Path log = temp.resolve("log");
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Command client =
          new Command(
              List.of(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  Client.class.getName(),
                  Integer.toString(server.getLocalPort())),
              temp,
              Map.of());
      new CommandRunner(List.of()).run("connect", client, log);
      CommandFailedException failure =
          failure(
              CommandFailedException.class,
              () -> new CommandRunner(List.of(isolation)).run("connect", client, log));
      assertThat(failure.getMessage())
          .startsWith("connect failed with exit code 1")
          .containsAnyOf("Network is unreachable", "Connection refused", "ConnectException");
    }
  }
}
