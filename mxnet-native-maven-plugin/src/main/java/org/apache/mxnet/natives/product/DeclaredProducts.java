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

import java.util.List;
import java.util.stream.Stream;

/**
 * What a recipe says that the build makes.
 *
 * <p>Paths are relative to the prefix, with {@code /} between names; each is that of a file, of a
 * folder with at least one file, or a glob ({@link java.nio.file.FileSystem#getPathMatcher}) that
 * matches at least one file.
 *
 * @param libraries archives, for example {@code lib/libpng.a}
 * @param headers for example {@code include/png.h}
 * @param programs for example {@code bin/protoc}
 * @param pkgconfig for example {@code lib/pkgconfig/libpng.pc}
 */
public record DeclaredProducts(
    List<String> libraries, List<String> headers, List<String> programs, List<String> pkgconfig) {
  /** Copies the lists. */
  public DeclaredProducts {
    libraries = List.copyOf(libraries);
    headers = List.copyOf(headers);
    programs = List.copyOf(programs);
    pkgconfig = List.copyOf(pkgconfig);
  }

  /** The paths of all kinds. */
  Stream<String> all() {
    return Stream.of(libraries, headers, programs, pkgconfig).flatMap(List::stream);
  }
}
