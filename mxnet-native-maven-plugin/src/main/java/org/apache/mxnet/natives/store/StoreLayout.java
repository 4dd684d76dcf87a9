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

import java.nio.file.Path;
import java.util.UUID;
import org.apache.mxnet.natives.files.Sha256;

/** Every name in a store is written down here and nowhere else. */
record StoreLayout(Path root) {
  /** Holds {@code prefix} and {@code entry.json}; never changed once it has this name. */
  Path entry(Sha256 fingerprint) {
    return entries().resolve(fingerprint.hex());
  }

  Path entries() {
    return root.resolve("entries");
  }

  static Path prefix(Path entry) {
    return entry.resolve("prefix");
  }

  static Path document(Path entry) {
    return entry.resolve("entry.json");
  }

  /** Its modification time is the entry's last use. */
  Path used(Sha256 fingerprint) {
    return states().resolve(fingerprint.hex() + ".used");
  }

  /** See {@link StatRecord}. */
  Path verified(Sha256 fingerprint) {
    return states().resolve(fingerprint.hex() + ".verified");
  }

  Path states() {
    return root.resolve("state");
  }

  Path lock(Sha256 fingerprint) {
    return locks().resolve(fingerprint.hex() + ".lock");
  }

  Path locks() {
    return root.resolve("locks");
  }

  Path temporary() {
    return root.resolve("tmp");
  }

  Path damaged() {
    return root.resolve("damaged");
  }

  /** Where to a damaged entry goes. */
  Path setAside(Sha256 fingerprint) {
    return damaged().resolve("%.16s-%.8s".formatted(fingerprint, UUID.randomUUID()));
  }

  /** Downloaded sources; written by those who fetch, pruned here. */
  Path sources() {
    return root.resolve("sources");
  }
}
