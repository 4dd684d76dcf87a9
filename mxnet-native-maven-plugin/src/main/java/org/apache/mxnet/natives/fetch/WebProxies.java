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
package org.apache.mxnet.natives.fetch;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.apache.mxnet.natives.fetch.ProxyChoice.ProxyAddress;

/** Maven's proxies in the words of the JDK; where Maven names none, those of the JDK's settings. */
final class WebProxies extends ProxySelector {
  private final ProxyChoice choice;

  WebProxies(ProxyChoice choice) {
    this.choice = choice;
  }

  @Override
  public List<Proxy> select(URI uri) {
    Optional<ProxyAddress> chosen = choice.forUri(uri);
    if (chosen.isEmpty()) {
      ProxySelector usual = ProxySelector.getDefault();
      return usual == null ? List.of(Proxy.NO_PROXY) : usual.select(uri);
    }
    ProxyAddress proxy = chosen.get();
    return List.of(
        new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(proxy.host(), proxy.port())));
  }

  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException e) {
    // The failed request says it.
  }

  /**
   * The value of Proxy-Authorization (RFC 7617) for a request to that address, if its proxy has a
   * password. The JDK sends that header to proxies alone. An Authenticator would do the same, and
   * turn the refusals of servers into exceptions without a status.
   */
  Optional<String> authorization(URI uri) {
    return choice
        .forUri(uri)
        .filter(proxy -> !proxy.user().isEmpty())
        .map(proxy -> (proxy.user() + ":" + proxy.password()).getBytes(StandardCharsets.UTF_8))
        .map(login -> "Basic " + Base64.getEncoder().encodeToString(login));
  }

  /** What to say of a proxy that refuses to pass a request on without a password. */
  String refusal(URI uri) {
    Optional<ProxyAddress> chosen = choice.forUri(uri);
    if (chosen.isEmpty() || chosen.get().user().isEmpty()) {
      return "the proxy asks for a user and a password; put them beside it in Maven's settings.xml";
    }
    String refused =
        "the proxy %s does not take the user and the password of Maven's settings.xml"
            .formatted(chosen.get());
    if (!"https".equals(uri.getScheme())) {
      return refused;
    }
    // The JDK's property jdk.http.auth.tunneling.disabledSchemes is "Basic" if it is not set.
    return refused
        + "; for https, Java does not even send them before MAVEN_OPTS has"
        + " -Djdk.http.auth.tunneling.disabledSchemes=";
  }
}
