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
package org.apache.mxnet.natives.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a function was seen to do with constants.
 *
 * @param returned the number that it returns, if that is one
 * @param stores the numbers that it stores, by the argument that points to the place
 */
record Constants(Optional<Integer> returned, Map<Integer, Integer> stores) {
  /** Copies the map, in the order of the arguments. */
  Constants {
    stores = new TreeMap<>(stores);
  }

  /** The numbers that were stored through the first arguments; empty if one was left out. */
  List<Integer> stored() {
    List<Integer> parts = new ArrayList<>();
    for (Map.Entry<Integer, Integer> store : stores.entrySet()) {
      if (store.getKey() != parts.size()) {
        return List.of();
      }
      parts.add(store.getValue());
    }
    return parts;
  }
}
