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
import java.util.Optional;
import org.apache.mxnet.natives.policy.LibraryMarks;
import org.apache.mxnet.natives.policy.VersionFunction;

/** Small sources in C that have the marks of a library. */
final class MarkSource {
  private MarkSource() {}

  /** All that tells of the library. */
  static String full(LibraryMarks library) {
    StringBuilder source = new StringBuilder(texts(library));
    List<VersionFunction> functions = library.version().functions();
    for (VersionFunction function : functions) {
      source.append(
          function.weights().isEmpty()
              ? "void %s(int *a, int *b, int *c) { *a = 4; *b = 2; *c = 0; }\n"
                  .formatted(function.name())
              : "int %s(void) { return %d; }\n"
                  .formatted(function.name(), function.weights().get(0) * 3));
    }
    for (String symbol : library.symbols()) {
      if (functions.stream().noneMatch(f -> f.name().equals(symbol))) {
        source.append("void ").append(symbol).append("(void) {}\n");
      }
    }
    int sections = 0;
    for (String section : library.sections()) {
      source.append(
          "__attribute__((section(\"%s\"))) const char section_%d[] = \"code\";\n"
              .formatted(section, sections++));
    }
    return source.toString();
  }

  /** The texts alone, which an exported function refers to. */
  static String texts(LibraryMarks library) {
    List<String> texts = new ArrayList<>(library.texts().texts());
    library.texts().paths().forEach(path -> texts.add("/build/" + path));
    return texts.isEmpty() ? "" : printing("use_" + library.id().replaceAll("\\W", "_"), texts);
  }

  static String printing(String function, List<String> texts) {
    StringBuilder source =
        new StringBuilder("extern int puts(const char *);\nvoid " + function + "(void) {\n");
    for (String text : texts) {
      source.append("  puts(\"").append(text.replace("\\", "\\\\").replace("\"", "\\\""));
      source.append("\\n\");\n");
    }
    return source.append("}\n").toString();
  }

  /** The same symbols, but another library has them. */
  static Optional<String> calls(LibraryMarks library) {
    if (library.symbols().isEmpty()) {
      return Optional.empty();
    }
    StringBuilder source = new StringBuilder();
    library.symbols().forEach(s -> source.append("extern void %s(void);\n".formatted(s)));
    source.append("void call_").append(library.id().replaceAll("\\W", "_")).append("(void) {\n");
    library.symbols().forEach(s -> source.append("  %s();\n".formatted(s)));
    return Optional.of(source.append("}\n").toString());
  }
}
