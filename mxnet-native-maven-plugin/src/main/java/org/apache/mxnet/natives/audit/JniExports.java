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
package org.apache.mxnet.natives.audit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.mxnet.natives.elf.ExportedSymbol;
import org.apache.mxnet.natives.intake.NativeMethod;

/**
 * The functions for Java that the files for one processor and C library export together.
 *
 * @param arch the processor
 * @param libc whose C library
 * @param functions the names that start with {@code Java_}, sorted, to the file that has each
 * @param registers the files that have {@code JNI_OnLoad}, and so may register methods under any
 *     name
 */
record JniExports(String arch, Libc libc, Map<String, Subject> functions, List<Subject> registers) {
  private static final String PREFIX = "Java_";
  private static final String ON_LOAD = "JNI_OnLoad";

  /** One for each processor and C library for which there is any, in the order of the files. */
  static List<JniExports> of(List<Subject> files) {
    List<JniExports> all = new ArrayList<>();
    Map<String, List<Subject>> groups =
        files.stream()
            .collect(
                Collectors.groupingBy(
                    f -> f.arch() + " " + f.libc(), TreeMap::new, Collectors.toList()));
    for (List<Subject> group : groups.values()) {
      JniExports exports = of(group.get(0), group);
      if (!exports.functions().isEmpty() || !exports.registers().isEmpty()) {
        all.add(exports);
      }
    }
    return all;
  }

  private static JniExports of(Subject first, List<Subject> group) {
    Map<String, Subject> functions = new TreeMap<>();
    List<Subject> registers = new ArrayList<>();
    for (Subject file : group) {
      for (ExportedSymbol symbol : file.library().exports()) {
        if (symbol.name().startsWith(PREFIX)) {
          functions.putIfAbsent(symbol.name(), file);
        } else if (symbol.name().equals(ON_LOAD)) {
          registers.add(file);
        }
      }
    }
    return new JniExports(first.arch(), first.libc(), functions, registers);
  }

  /** Whether a method finds its function: the JVM tries the short name first, then the long one. */
  boolean has(NativeMethod method) {
    return functions.containsKey(method.shortExport())
        || functions.containsKey(method.longExport());
  }

  /** Whether any function is for a class of a package, by its part of a function's name. */
  boolean serves(String packagePart) {
    return functions.keySet().stream().anyMatch(name -> isDirectlyIn(name, packagePart));
  }

  /** Who may register functions for a package: who has others for it, or anybody if none has. */
  Optional<Subject> registrar(String packagePart) {
    List<Subject> serving =
        functions.entrySet().stream()
            .filter(function -> isDirectlyIn(function.getKey(), packagePart))
            .map(Map.Entry::getValue)
            .toList();
    return registers.stream()
        .filter(file -> serving.isEmpty() || serving.contains(file))
        .findFirst();
  }

  /** The names under which the methods may be exported. */
  static Set<String> names(List<NativeMethod> methods) {
    Set<String> names = new HashSet<>();
    for (NativeMethod method : methods) {
      names.add(method.shortExport());
      names.add(method.longExport());
    }
    return names;
  }

  /** The part of a method's function name that stands for its package, with {@code Java_}. */
  static String packagePart(NativeMethod method) {
    String name = method.shortExport();
    int parts = 0;
    int end = PREFIX.length();
    int dots = (int) method.className().chars().filter(c -> c == '.').count();
    for (int i = PREFIX.length(); i < name.length() && parts < dots; i++) {
      if (isSeparator(name, i)) {
        parts++;
        end = i + 1;
      }
    }
    return name.substring(0, end);
  }

  /** Whether a function is for a class of a package itself, not of one below it. */
  static boolean isDirectlyIn(String function, String packagePart) {
    if (!function.startsWith(packagePart)) {
      return false;
    }
    int signature = function.indexOf("__", packagePart.length());
    String rest =
        function.substring(packagePart.length(), signature < 0 ? function.length() : signature);
    int separators = 0;
    for (int i = 0; i < rest.length(); i++) {
      separators += isSeparator(rest, i) ? 1 : 0;
    }
    return separators == 1;
  }

  /** An underscore before a digit from 0 to 3 is an escape (JNI, "Resolving Native Methods"). */
  private static boolean isSeparator(String name, int at) {
    return name.charAt(at) == '_'
        && (at + 1 == name.length() || name.charAt(at + 1) < '0' || name.charAt(at + 1) > '3');
  }
}
