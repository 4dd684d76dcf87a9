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
import java.nio.file.Files;
import java.nio.file.Path;

/** Takes in what was named. */
final class FileIntake {
  private final Found found;
  private final Scratch scratch;
  private final IntakeLimits limits;

  FileIntake(Found found, Scratch scratch, IntakeLimits limits) {
    this.found = found;
    this.scratch = scratch;
    this.limits = limits;
  }

  /** The first bytes of a file, as many as {@link FileKind} looks at. */
  static byte[] head(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(FileKind.HEAD);
    }
  }

  /**
   * @param label what the file or folder is called
   * @throws DamagedArchiveException if it is an archive that cannot be read
   * @throws IntakeException if it is nothing that can be audited
   */
  void read(String label, Path input) throws DamagedArchiveException, IntakeException, IOException {
    int before = found.count();
    if (Files.isDirectory(input)) {
      new FolderIntake(found, this, limits, label).read(input);
    } else {
      file(label, input);
    }
    if (found.count() == before) {
      found.note(label, "holds no native library.");
    }
  }

  void archive(String label, Path file)
      throws DamagedArchiveException, IntakeException, IOException {
    InflateBudget budget = new InflateBudget(limits, Printable.of(label), Files.size(file));
    new ArchiveIntake(found, scratch, limits, budget, label, 0).read(file);
  }

  private void file(String label, Path file)
      throws DamagedArchiveException, IntakeException, IOException {
    FileKind kind = FileKind.of(head(file));
    switch (kind.type()) {
      case LIBRARY, LIBRARY_OR_PROGRAM -> found.take("", label, "", file, kind);
      case NO_LIBRARY -> found.noteKind(label, kind);
      case ZIP -> archive(label, file);
      default -> {
        // A jar may have a shell script in front, to start itself.
        if (!ArchiveIntake.isNamed(label)) {
          throw new IntakeException(
              "%s is neither an archive (jar, war, aar, zip) nor a native file".formatted(file),
              "Name jars, folders, native files or Maven coordinates.");
        }
        archive(label, file);
      }
    }
  }
}
