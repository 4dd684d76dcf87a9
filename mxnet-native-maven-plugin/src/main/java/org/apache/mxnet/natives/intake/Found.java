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
package org.apache.mxnet.natives.intake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.mxnet.natives.elf.ElfFormatException;
import org.apache.mxnet.natives.elf.ElfReader;

/** What was found so far, in whatever order. */
final class Found {
  private static final Comparator<NativeMethod> BY_NAME =
      Comparator.comparing(NativeMethod::archive)
          .thenComparing(NativeMethod::className)
          .thenComparing(NativeMethod::name)
          .thenComparing(NativeMethod::descriptor);

  private final IntakeLimits limits;
  private final List<NativeEntry> natives = new ArrayList<>();
  private final Set<String> paths = new HashSet<>();
  private final Map<NativeMethod, NativeMethod> methods = new TreeMap<>(BY_NAME);
  private final List<String> notes = new ArrayList<>();
  private final List<LegalText> texts = new ArrayList<>();

  Found(IntakeLimits limits) {
    this.limits = limits;
  }

  /** How many native files there are. */
  int count() {
    return natives.size();
  }

  /** Sorted by path. */
  List<NativeEntry> natives() {
    return natives.stream().sorted(Comparator.comparing(NativeEntry::path)).toList();
  }

  /** Sorted by archive, class, name and descriptor; each once. */
  List<NativeMethod> methods() {
    return List.copyOf(methods.values());
  }

  /** Sorted. */
  List<String> notes() {
    return notes.stream().sorted().toList();
  }

  /** Sorted by path. */
  List<LegalText> texts() {
    return texts.stream().sorted(Comparator.comparing(LegalText::path)).toList();
  }

  /** Takes a file that is named as licences are. */
  void takeText(String where, String name, String archive, byte[] bytes) {
    texts.add(
        new LegalText(
            Printable.of(where + name),
            Printable.of(archive),
            new String(bytes, StandardCharsets.ISO_8859_1)));
  }

  void note(String path, String text) {
    notes.add(Printable.of(path) + ": " + text);
  }

  /** Notes a native file that is no library. */
  void noteKind(String path, FileKind kind) {
    note(path, kind.words() + ", not audited: no JVM loads it.");
  }

  /**
   * Takes a native file.
   *
   * @param where the archive or the folder that was named, with the mark after it; or nothing
   * @param name within that
   * @param archive for {@link NativeEntry#archive}
   * @return whether it was taken, and is not a program
   */
  boolean take(String where, String name, String archive, Path file, FileKind kind)
      throws IntakeException, IOException {
    if (kind.type() == FileKind.Type.LIBRARY_OR_PROGRAM && isProgram(file)) {
      noteKind(where + name, kind);
      return false;
    }
    if (natives.size() == limits.natives()) {
      throw new IntakeException(
          "%s: one more than %d native files".formatted(Printable.of(where + name), natives.size()),
          "Audit fewer archives or folders at once.");
    }
    String path = Printable.of(where + name);
    String folder = name.substring(0, name.lastIndexOf('/') + 1);
    natives.add(new NativeEntry(unique(path), Printable.of(folder), Printable.of(archive), file));
    return true;
  }

  /** The same method of several versions of a class, as in a multi-release jar, counts once. */
  void addMethods(List<NativeMethod> found) {
    found.forEach(
        method ->
            methods.merge(method, method, (before, now) -> before.overloaded() ? before : now));
  }

  private String unique(String path) {
    String name = path;
    for (int i = 2; !paths.add(name); i++) {
      name = path + " (" + i + ")";
    }
    return name;
  }

  private static boolean isProgram(Path file) throws IOException {
    try {
      return ElfReader.read(file).soname().isEmpty();
    } catch (ElfFormatException e) {
      // The audit says so of it.
      return false;
    }
  }
}
