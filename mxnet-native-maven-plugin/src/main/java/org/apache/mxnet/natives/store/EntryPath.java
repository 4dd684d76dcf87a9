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
package org.apache.mxnet.natives.store;

import java.util.Optional;

/** Which names and links a prefix may have; the same for a build's, a store's and a remote's. */
final class EntryPath {
  private EntryPath() {}

  /**
   * @return what is wrong with a path, to be read after it: "leaves the prefix"
   */
  static Optional<String> fault(String path) {
    if (path.isEmpty() || path.startsWith("/") || path.endsWith("/") || path.contains("//")) {
      return Optional.of("is not a relative path");
    }
    for (String name : path.split("/")) {
      if (name.equals(".") || name.equals("..")) {
        return Optional.of("goes by way of '%s'".formatted(name));
      }
    }
    // How other characters are spelt on the disk depends on the locale.
    return path.chars().allMatch(c -> c >= ' ' && c <= '~')
        ? Optional.empty()
        : Optional.of("has characters that are not printable ASCII");
  }

  /**
   * @param path of the link
   * @return what is wrong with where it leads, to be read after it
   */
  static Optional<String> linkFault(String path, String target) {
    String rest = target;
    long up = 0;
    while (rest.startsWith("../")) {
      rest = rest.substring(3);
      up++;
    }
    if (target.startsWith("/") || up > path.chars().filter(c -> c == '/').count()) {
      return Optional.of("leaves the prefix");
    }
    // ".." after a name would go up from wherever that name leads, if it is a link itself.
    return fault(rest).map(fault -> "has a target that " + fault);
  }
}
