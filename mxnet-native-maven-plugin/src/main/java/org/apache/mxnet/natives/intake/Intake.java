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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.mxnet.natives.NativeBuildException;

/**
 * What there is to audit. Native files are told by their first bytes, never by their names.
 *
 * <p>Archives may be jars, wars, ears, aars or zips, and may lie in one another, four deep in the
 * one that was named; an application with native jars needs one or two. An unpacked file may have 4
 * GiB, five times the largest libmxnet.so on Maven Central; there may be 20,000 native files; and
 * from an archive at most 100 times its own size is unpacked, once that is more than 64 MiB, while
 * libmxnet.so has four times its packed size. A class file may have 16 MiB.
 */
public final class Intake implements AutoCloseable {
  private static final int INPUTS_SHOWN = 5;

  private final List<NativeEntry> natives;
  private final List<NativeMethod> methods;
  private final List<String> notes;
  private final List<LegalText> texts;
  private final Scratch scratch;

  private Intake(
      List<NativeEntry> natives,
      List<NativeMethod> methods,
      List<String> notes,
      List<LegalText> texts,
      Scratch scratch) {
    this.natives = List.copyOf(natives);
    this.methods = List.copyOf(methods);
    this.notes = List.copyOf(notes);
    this.texts = List.copyOf(texts);
    this.scratch = scratch;
  }

  /** An intake of files that are somebody else's to delete. */
  public Intake(List<NativeEntry> natives, List<NativeMethod> methods, List<String> notes) {
    this(natives, methods, notes, List.of(), new Scratch(Path.of("")));
  }

  /**
   * Finds all native files and native methods.
   *
   * @param inputs archives, native files, and folders of these and of class files; one that is
   *     named twice counts once
   * @param scratch a folder, made if need be, for what is unpacked; nothing else in it is touched
   * @throws IntakeException if an input is missing, or nothing to audit, or exceeds a limit, or if
   *     no native library is in any
   * @throws DamagedArchiveException if an archive that was named cannot be read; one that lies in
   *     another, or in a folder, is a note
   * @throws IOException if a file cannot be read, or the scratch folder not be written
   */
  public static Intake open(List<Path> inputs, Path scratch)
      throws NativeBuildException, IOException {
    return open(inputs, scratch, IntakeLimits.STANDARD);
  }

  static Intake open(List<Path> inputs, Path scratch, IntakeLimits limits)
      throws NativeBuildException, IOException {
    Map<String, Path> named = InputNames.of(different(inputs));
    Found found = new Found(limits);
    Scratch places = new Scratch(scratch);
    try {
      FileIntake files = new FileIntake(found, places, limits);
      for (Map.Entry<String, Path> input : named.entrySet()) {
        files.read(input.getKey(), input.getValue());
      }
      demandNatives(found, named);
    } catch (NativeBuildException | IOException | RuntimeException | Error e) {
      try {
        places.close();
      } catch (IOException suppressed) {
        e.addSuppressed(suppressed);
      }
      throw e;
    }
    return new Intake(found.natives(), found.methods(), found.notes(), found.texts(), places);
  }

  /** The native files, sorted by path. */
  public List<NativeEntry> natives() {
    return natives;
  }

  /** The native methods of the classes, sorted by archive, class, name and descriptor. */
  public List<NativeMethod> methods() {
    return methods;
  }

  /** What was found and is not audited, and why: a sentence each, with its path, sorted. */
  public List<String> notes() {
    return notes;
  }

  /** The files that are named as licences and notices are, sorted by path. */
  public List<LegalText> texts() {
    return texts;
  }

  /** Deletes what was unpacked; {@link NativeEntry#file} of what was in an archive is gone then. */
  @Override
  public void close() throws IOException {
    scratch.close();
  }

  private static List<Path> different(List<Path> inputs) throws IntakeException, IOException {
    if (inputs.isEmpty()) {
      throw new IntakeException(
          "there is nothing to audit: no file, folder or artifact is named",
          "Name some, for example -Dmxnet.natives=target/app.jar,target/lib.");
    }
    Map<Path, Path> byTarget = new LinkedHashMap<>();
    for (Path input : inputs) {
      Objects.requireNonNull(input, "input");
      if (!Files.isRegularFile(input) && !Files.isDirectory(input)) {
        throw new IntakeException(
            "there is no file or folder " + input,
            "Correct the name, or build the file first; artifacts are named"
                + " groupId:artifactId:version:extension:classifier.");
      }
      byTarget.putIfAbsent(input.toRealPath(), input.toAbsolutePath().normalize());
    }
    return List.copyOf(byTarget.values());
  }

  private static void demandNatives(Found found, Map<String, Path> inputs) throws IntakeException {
    if (found.count() > 0) {
      return;
    }
    String shown = inputs.keySet().stream().limit(INPUTS_SHOWN).collect(Collectors.joining(", "));
    int hidden = inputs.size() - INPUTS_SHOWN;
    String others = hidden > 0 ? " and %d more".formatted(hidden) : "";
    String notes =
        found.notes().stream()
            .filter(note -> !note.endsWith("holds no native library."))
            .limit(INPUTS_SHOWN)
            .map(note -> "\n" + note)
            .collect(Collectors.joining());
    throw new IntakeException(
        "there is nothing to audit: no native library is in " + shown + others + notes,
        "Name the archive that has the natives. On Maven Central it often has a classifier, as in"
            + " groupId:artifactId:version:jar:linux-x86_64.");
  }
}
