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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.mxnet.natives.plan.Fingerprint;

/** A store with a listener that remembers, and small things to build. */
final class TestStore implements StoreListener {
  final List<String> notes = Collections.synchronizedList(new ArrayList<>());
  final List<String> warnings = Collections.synchronizedList(new ArrayList<>());
  final Path root;
  final Store store;

  TestStore(Path root) throws IOException {
    this.root = root;
    this.store = Store.open(root, "0.1.0", this);
  }

  @Override
  public void note(String line) {
    notes.add(line);
  }

  @Override
  public void warn(String line) {
    warnings.add(line);
  }

  /** An entry with two files, a program and a link. */
  StoreEntry buildZlib() throws Exception {
    return store.build(zlib(), TestStore::fillZlib);
  }

  static BuildFacts fillZlib(Path prefix) throws IOException {
    write(prefix.resolve("lib/libz.a"), "archive of zlib");
    write(prefix.resolve("include/zlib.h"), "header of zlib");
    Path program = write(prefix.resolve("bin/minigzip"), "program");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    Files.createSymbolicLink(prefix.resolve("lib/libzlib.a"), Path.of("libz.a"));
    Files.createDirectories(prefix.resolve("share/empty"));
    return new BuildFacts(Duration.ofMillis(1234), "https://zlib.net/zlib-1.3.1.tar.gz");
  }

  static EntryRequest zlib() {
    return request("zlib", "1.3.1", Map.of());
  }

  static EntryRequest request(String name, String version, Map<String, String> more) {
    TreeMap<String, String> lines = new TreeMap<>(more);
    lines.put("name", name);
    lines.put("version", version);
    return new EntryRequest(name, version, "linux-x86_64", new Fingerprint(lines));
  }

  /** Fails a test in which nothing may be built. */
  static BuildFacts fillNever(Path prefix) {
    throw new AssertionError("built, though it need not be: " + prefix);
  }

  static Path write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  static BuildFacts facts() {
    return new BuildFacts(Duration.ZERO, "test");
  }

  Path entry(EntryRequest request) {
    return root.resolve("entries").resolve(request.fingerprint().digest().hex());
  }
}
