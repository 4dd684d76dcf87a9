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

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Which proxy leads to an address: the running Maven's settings, or a test's. */
@FunctionalInterface
public interface ProxyChoice {
  /** Every address is reached directly. */
  ProxyChoice NONE = uri -> Optional.empty();

  /**
   * @return empty if the address is reached directly
   */
  Optional<ProxyAddress> forUri(URI uri);

  /**
   * An HTTP proxy.
   *
   * @param user empty if the proxy asks for no password
   * @param password never part of a message
   */
  record ProxyAddress(String host, int port, String user, String password) {
    /** As variables of the environment have it: with the password, and so for no message. */
    String url() {
      String login = user.isEmpty() ? "" : encoded(user) + ":" + encoded(password) + "@";
      return "http://" + login + host + ":" + port;
    }

    private static String encoded(String text) {
      return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** {@code host:port}; the password stays out of messages. */
    @Override
    public String toString() {
      return host + ":" + port;
    }
  }
}
