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

import static org.apache.mxnet.natives.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.fetch.ProxyChoice.ProxyAddress;
import org.apache.mxnet.natives.fetch.ScriptedServer.Reply;
import org.apache.mxnet.natives.recipe.PinnedSource;
import org.apache.mxnet.natives.recipe.Source;
import org.junit.jupiter.api.Test;

/** The scripted server is the proxy; what lies behind it does not exist. */
class WebProxyTest extends WebFixture {
  private static final String HTTP = "http://example.invalid/x.tar.gz";
  private static final Reply ASKS =
      Reply.of("407 Proxy Authentication Required", "", "Proxy-Authenticate: Basic realm=\"p\"");

  private void proxy(String user, String password) {
    ProxyAddress proxy = new ProxyAddress("127.0.0.1", server.port(), user, password);
    settings =
        settings.withProxies(
            uri -> uri.getHost().endsWith(".invalid") ? Optional.of(proxy) : Optional.empty());
  }

  private static PinnedSource through(String address) {
    return pinned(new Source.Download(URI.create(address)));
  }

  @Test
  void asksTheProxyAndGivesItThePassword() throws NativeBuildException, IOException {
    proxy("me", "pass word");
    server.on(HTTP, Reply.of("200 OK", GOOD));
    assertThat(fetch(through(HTTP))).hasContent(GOOD);
    assertThat(server.requests.get(0).header("Proxy-Authorization"))
        .isEqualTo("Basic bWU6cGFzcyB3b3Jk");
  }

  @Test
  void givesNoServerThePassword() throws NativeBuildException, IOException {
    proxy("me", "secret");
    server.on(HTTP, Reply.redirect(server.url("/direct")));
    server.on("/direct", Reply.of("200 OK", GOOD));
    assertThat(fetch(through(HTTP))).hasContent(GOOD);
    assertThat(server.requests.get(1).header("Proxy-Authorization")).isEmpty();
  }

  @Test
  void saysThatTheProxyWantsAPassword() throws IOException {
    proxy("", "");
    server.on(HTTP, ASKS);
    assertThat(failure(SourceUnavailableException.class, () -> fetch(through(HTTP))))
        .hasMessage(
            HTTP
                + " could not be downloaded: the proxy asks for a user and a password; put them"
                + " beside it in Maven's settings.xml");
    assertNothingIsKept();
  }

  @Test
  void saysThatTheProxyRefusesThePasswordAndKeepsItToItself() throws IOException {
    proxy("me", "secret");
    server.on(HTTP, ASKS);
    assertThat(failure(SourceUnavailableException.class, () -> fetch(through(HTTP))))
        .hasMessageEndingWith(
            "the proxy 127.0.0.1:%d does not take the user and the password of Maven's settings.xml"
                .formatted(server.port()));
    assertThat(new ProxyAddress("h", 1, "me", "secret").toString()).isEqualTo("h:1");
  }

  @Test
  void saysWhyJavaKeepsThePasswordFromAProxyOfHttps() throws IOException {
    proxy("me", "secret");
    server.on("example.invalid:443", ASKS);
    assertThat(
            failure(
                SourceUnavailableException.class,
                () -> fetch(through("https://example.invalid/x.tar.gz"))))
        .hasMessageEndingWith(
            "; for https, Java does not even send them before MAVEN_OPTS has"
                + " -Djdk.http.auth.tunneling.disabledSchemes=");
    assertThat(server.requests.get(0).line()).startsWith("CONNECT example.invalid:443 ");
    assertNothingIsKept();
  }

  @Test
  void writesThePasswordAsAddressesNeedIt() {
    assertThat(new ProxyAddress("h", 8080, "a@b", "p:/ w").url())
        .isEqualTo("http://a%40b:p%3A%2F%20w@h:8080");
  }
}
