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

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Other places for the same bytes: addresses that start with a key are asked at its value too. */
record Mirrors(Map<String, String> prefixes) {
  Mirrors {
    prefixes = new TreeMap<>(prefixes);
  }

  /** The address at each mirror, that of the longest prefix first, and at last the original. */
  List<String> of(String address) {
    List<String> addresses = new ArrayList<>();
    prefixes.forEach(
        (from, to) -> {
          if (address.startsWith(from)) {
            // Of two prefixes of one address, the longer comes later in the map's order.
            addresses.add(0, to + address.substring(from.length()));
          }
        });
    addresses.add(address);
    return addresses;
  }
}
