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
package org.apache.mxnet.natives.recipe;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A shared library that goes into the jar.
 *
 * @param file its name there, {@code libmxnet.so}
 * @param from where the build system leaves it, relative to the source; empty if {@code glue} is
 *     there
 * @param exports globs, as in version scripts, of all that it may export
 * @param glue how it is made if no build system makes it
 */
public record NativeModule(
    String file, Optional<String> from, List<String> exports, Optional<Glue> glue) {
  public NativeModule {
    exports = List.copyOf(exports);
  }

  /**
   * What stands between the JVM and the backend, compiled against the JDK's headers.
   *
   * @param sources C and C++ files relative to the source
   * @param recipeSources C and C++ files beside the recipe
   * @param includes folders of headers, relative to the source
   * @param flags of the compiler
   * @param links files of the modules that it is linked to
   */
  public record Glue(
      List<String> sources,
      List<Path> recipeSources,
      List<String> includes,
      List<String> flags,
      List<String> links) {
    public Glue {
      sources = List.copyOf(sources);
      recipeSources = List.copyOf(recipeSources);
      includes = List.copyOf(includes);
      flags = List.copyOf(flags);
      links = List.copyOf(links);
    }
  }
}
