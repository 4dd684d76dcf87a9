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

import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import org.apache.mxnet.natives.fetch.ProxyChoice;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.repository.AuthenticationContext;
import org.eclipse.aether.repository.Proxy;
import org.eclipse.aether.repository.RemoteRepository;

/**
 * The proxies of Maven's settings. The resolver's session has them ready: the active ones, without
 * the hosts of nonProxyHosts, their passwords decrypted.
 */
record MavenProxies(RepositorySystemSession session) implements ProxyChoice {
  @Override
  public Optional<ProxyAddress> forUri(URI uri) {
    if (session.getProxySelector() == null) {
      return Optional.empty();
    }
    RemoteRepository direct =
        new RemoteRepository.Builder("mxnet-native", "default", uri.toString()).build();
    Proxy proxy = session.getProxySelector().getProxy(direct);
    if (proxy == null) {
      return Optional.empty();
    }
    RemoteRepository proxied = new RemoteRepository.Builder(direct).setProxy(proxy).build();
    try (AuthenticationContext login = AuthenticationContext.forProxy(session, proxied)) {
      return Optional.of(
          new ProxyAddress(
              proxy.getHost(),
              proxy.getPort(),
              value(login, AuthenticationContext.USERNAME),
              value(login, AuthenticationContext.PASSWORD)));
    }
  }

  private static String value(AuthenticationContext login, String key) {
    return login == null ? "" : Objects.requireNonNullElse(login.get(key), "");
  }
}
