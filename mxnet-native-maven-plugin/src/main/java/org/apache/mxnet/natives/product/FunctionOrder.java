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

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.mxnet.natives.elf.ElfFormatException;
import org.apache.mxnet.natives.elf.ElfFunction;
import org.apache.mxnet.natives.elf.FunctionReader;

/**
 * An order of a library's functions in which those that are alike are neighbours.
 *
 * <p>Templates are instantiated for each type and number of axes, and the results differ in a few
 * bytes. A jar is packed by deflate, which sees 32 KiB back (RFC 1951): a likeness farther away
 * saves nothing.
 */
public final class FunctionOrder {
  /**
   * About what names the template. With 30 to 45 characters libmxnet.so packs alike; whole names,
   * which tell the types, cost it 3 % more.
   */
  private static final int STEM = 40;

  private static final Comparator<Placed> ORDER =
      Comparator.comparing(Placed::stem)
          .thenComparing(placed -> placed.function().start())
          .thenComparing(placed -> placed.function().name());

  private FunctionOrder() {}

  private record Placed(String stem, ElfFunction function) {}

  /**
   * The names of the functions of a library that is not yet stripped, as they should lie: by the
   * name's first 40 characters that are no digits, then by the first bytes of machine code, then by
   * the whole name.
   *
   * <p>Names of several functions are left out: a linker could not tell which is meant. The code
   * has distances in it, so a library that was linked in this order gives a slightly other one.
   *
   * @return empty if the library has no symbol table
   * @throws ElfFormatException if it is no sound ELF file
   * @throws IOException if it cannot be read
   */
  public static List<String> of(Path library) throws IOException, ElfFormatException {
    List<ElfFunction> functions = FunctionReader.read(library);
    Map<String, Integer> times = new HashMap<>();
    functions.forEach(function -> times.merge(function.name(), 1, Integer::sum));
    return functions.stream()
        .filter(function -> times.get(function.name()) == 1)
        .map(function -> new Placed(stem(function.name()), function))
        .sorted(ORDER)
        .map(placed -> placed.function().name())
        .toList();
  }

  /** Digits are lengths of names and numbers of axes, in which likes differ. */
  private static String stem(String name) {
    StringBuilder stem = new StringBuilder(STEM);
    for (int i = 0; i < name.length() && stem.length() < STEM; i++) {
      char c = name.charAt(i);
      if (c < '0' || c > '9') {
        stem.append(c);
      }
    }
    return stem.toString();
  }
}
