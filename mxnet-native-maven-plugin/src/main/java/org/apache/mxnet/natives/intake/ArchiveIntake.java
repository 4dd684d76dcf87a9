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
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import org.apache.mxnet.natives.intake.FileKind.Type;

/**
 * Takes in one archive. The JDK's own reader is used, since it is the one that loads the natives:
 * of entries of one name it sees the last, and what it refuses, no JVM loads.
 */
final class ArchiveIntake {
  private static final Pattern NAMED = Pattern.compile(".*\\.(jar|war|ear|aar|zip)");
  private static final Pattern VERSIONED = Pattern.compile("META-INF/versions/[0-9]+/.*");

  private final Found found;
  private final Scratch scratch;
  private final IntakeLimits limits;
  private final InflateBudget budget;
  private final String label;
  private final int depth;
  private final FoundClasses classes;

  /**
   * @param label the archive's name, for {@link NativeEntry#archive}
   * @param depth how many archives it lies in
   */
  ArchiveIntake(
      Found found,
      Scratch scratch,
      IntakeLimits limits,
      InflateBudget budget,
      String label,
      int depth) {
    this.found = found;
    this.scratch = scratch;
    this.limits = limits;
    this.budget = budget;
    this.label = label;
    this.depth = depth;
    this.classes = new FoundClasses(found, label, label);
  }

  /** Whether it is named as an archive that may hold classes and natives. */
  static boolean isNamed(String name) {
    return NAMED.matcher(name.toLowerCase(Locale.ROOT)).matches();
  }

  /**
   * @throws DamagedArchiveException if it cannot be read to its end
   * @throws IntakeException if a limit is exceeded
   */
  void read(Path file) throws DamagedArchiveException, IntakeException, IOException {
    try (Archive archive = Archive.open(label, file, budget)) {
      SortedMap<String, Integer> copies = new TreeMap<>();
      for (Enumeration<? extends ZipEntry> all = archive.entries(); all.hasMoreElements(); ) {
        ZipEntry entry = all.nextElement();
        if (!entry.isDirectory()) {
          copies.merge(entry.getName(), 1, Integer::sum);
        }
      }
      boolean multiRelease = archive.isMultiRelease();
      for (SortedMap.Entry<String, Integer> entry : copies.entrySet()) {
        String name = entry.getKey();
        if (!FoundClasses.isClass(name)) {
          other(archive, name, entry.getValue());
        } else if (multiRelease || !VERSIONED.matcher(name).matches()) {
          readClass(archive, name);
        }
      }
    }
    classes.finish();
  }

  private void readClass(Archive archive, String name)
      throws DamagedArchiveException, IntakeException, IOException {
    byte[] bytes = archive.content(name, limits.classBytes() + 1);
    if (bytes.length > limits.classBytes()) {
      classes.unreadable(name, "larger than %d bytes".formatted(limits.classBytes()));
    } else {
      classes.read(name, bytes);
    }
  }

  private void other(Archive archive, String name, int copies)
      throws DamagedArchiveException, IntakeException, IOException {
    try (InputStream in = archive.open(name)) {
      byte[] head = archive.head(name, in);
      FileKind kind = FileKind.of(head);
      boolean nested = isNamed(name);
      boolean library = kind.type() == Type.LIBRARY || kind.type() == Type.LIBRARY_OR_PROGRAM;
      if (copies > 1 && (nested || library)) {
        found.note(
            path(name),
            "%d entries have this name; a JVM sees the last one alone, and so does the audit."
                .formatted(copies));
      }
      switch (kind.type()) {
        case LIBRARY, LIBRARY_OR_PROGRAM -> {
          Path place = scratch.place(name);
          archive.unpack(name, head, in, place);
          if (!found.take(label + "!/", name, label, place, kind)) {
            scratch.discard(place);
          }
        }
        case NO_LIBRARY -> found.noteKind(path(name), kind);
        case ZIP -> {
          if (nested) {
            nested(archive, name, head, in);
          }
        }
        default -> {
          if (nested) {
            found.note(path(name), "is named like an archive and is none, not audited.");
          } else if (LegalText.isNamed(name)) {
            found.takeText(label + "!/", name, label, archive.content(name, LegalText.BYTES));
          }
        }
      }
    }
  }

  private void nested(Archive archive, String name, byte[] head, InputStream in)
      throws DamagedArchiveException, IntakeException, IOException {
    if (depth == limits.depth()) {
      found.note(
          path(name),
          "lies in %d archives, one inside the other, and is not audited: at most %d are opened."
              .formatted(depth + 1, depth + 1));
      return;
    }
    Path place = scratch.place(name);
    archive.unpack(name, head, in, place);
    try {
      new ArchiveIntake(found, scratch, limits, budget, path(name), depth + 1).read(place);
    } catch (DamagedArchiveException e) {
      found.note(path(name), "not audited. " + e.getMessage());
    }
    scratch.discard(place);
  }

  private String path(String name) {
    return label + "!/" + name;
  }
}
