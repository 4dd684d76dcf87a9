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
package org.apache.mxnet.natives.product;

import static org.apache.mxnet.natives.Failures.failure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.mxnet.natives.elf.ArBuilder;
import org.apache.mxnet.natives.elf.RelocatableBuilder;
import org.apache.mxnet.natives.platform.GlibcVersion;
import org.apache.mxnet.natives.platform.Platform;

/** A prefix for tests, and the request to check it. */
final class BuiltPrefix {
  private final Path root;
  private final List<Path> dependencies = new ArrayList<>();
  private DeclaredProducts products =
      new DeclaredProducts(List.of(), List.of(), List.of(), List.of());
  private Platform platform = Platform.LINUX_X86_64;
  private GlibcVersion floor = new GlibcVersion(2, 17, 0);
  private List<String> forbidden = List.of();
  private Set<String> allowed = Set.of();

  BuiltPrefix(Path root) {
    this.root = root;
  }

  /** An archive lib/&lt;name&gt;.a of one object, a.o. */
  BuiltPrefix library(String name, RelocatableBuilder object) throws IOException {
    return archive("lib/" + name + ".a", new ArBuilder().member("a.o", object.build()));
  }

  BuiltPrefix archive(String path, ArBuilder archive) throws IOException {
    archive.write(root.resolve(path));
    return this;
  }

  BuiltPrefix file(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return this;
  }

  BuiltPrefix link(String path, String target) throws IOException {
    Path link = root.resolve(path);
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, Path.of(target));
    return this;
  }

  BuiltPrefix declares(
      List<String> libraries, List<String> headers, List<String> programs, List<String> pc) {
    products = new DeclaredProducts(libraries, headers, programs, pc);
    return this;
  }

  BuiltPrefix platform(Platform value) {
    platform = value;
    return this;
  }

  BuiltPrefix floor(int minor) {
    floor = new GlibcVersion(2, minor, 0);
    return this;
  }

  BuiltPrefix forbids(String... texts) {
    forbidden = List.of(texts);
    return this;
  }

  BuiltPrefix allows(String... names) {
    allowed = Set.of(names);
    return this;
  }

  BuiltPrefix dependency(Path prefix) {
    dependencies.add(prefix);
    return this;
  }

  void check() throws Exception {
    new ProductCheck()
        .run(
            new ProductRequest(
                "libdemo 1.0",
                root,
                products,
                platform,
                floor,
                "/logical",
                dependencies,
                forbidden,
                allowed));
  }

  /** The messages of the faults, one at least. */
  List<String> faults() {
    return failure(ProductException.class, this::check).faults().stream()
        .map(Fault::message)
        .toList();
  }

  /** The only fault. */
  Fault fault() {
    List<Fault> faults = failure(ProductException.class, this::check).faults();
    if (faults.size() != 1) {
      throw new AssertionError(faults.toString());
    }
    return faults.get(0);
  }
}
