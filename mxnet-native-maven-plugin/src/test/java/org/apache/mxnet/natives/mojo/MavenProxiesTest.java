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

import java.net.URI;
import java.util.Optional;
import org.apache.maven.repository.internal.MavenRepositorySystemUtils;
import org.apache.mxnet.natives.fetch.ProxyChoice.ProxyAddress;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.repository.Proxy;
import org.eclipse.aether.util.repository.AuthenticationBuilder;
import org.eclipse.aether.util.repository.DefaultProxySelector;
import org.junit.jupiter.api.Test;

class MavenProxiesTest {
  private final DefaultRepositorySystemSession session = MavenRepositorySystemUtils.newSession();
  private final MavenProxies proxies = new MavenProxies(session);

  private Optional<ProxyAddress> of(String address) {
    return proxies.forUri(URI.create(address));
  }

  @Test
  void givesTheProxyOfTheSettingsWithItsPassword() {
    session.setProxySelector(
        new DefaultProxySelector()
            .add(
                new Proxy(
                    "http",
                    "proxy.example",
                    8080,
                    new AuthenticationBuilder().addUsername("me").addPassword("secret").build()),
                "localhost|*.corp.example"));
    ProxyAddress expected = new ProxyAddress("proxy.example", 8080, "me", "secret");
    assertThat(of("http://example.org/x")).contains(expected);
    assertThat(of("https://example.org/x")).contains(expected);
    assertThat(of("https://files.corp.example/x")).isEmpty();
    assertThat(of("http://localhost:8080/x")).isEmpty();
  }

  @Test
  void needsNoPasswordAndNoProxy() {
    session.setProxySelector(
        new DefaultProxySelector().add(new Proxy("http", "proxy.example", 1), ""));
    assertThat(of("http://example.org")).contains(new ProxyAddress("proxy.example", 1, "", ""));
    session.setProxySelector(null);
    assertThat(of("http://example.org")).isEmpty();
  }
}
