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
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Takes in a folder with all below it. Symbolic links are not followed: what a link within the
 * folder leads to is found where it is, and what lies outside was not named.
 */
final class FolderIntake {
  private final Found found;
  private final FileIntake files;
  private final IntakeLimits limits;
  private final String label;

  /**
   * @param label the folder's name
   */
  FolderIntake(Found found, FileIntake files, IntakeLimits limits, String label) {
    this.found = found;
    this.files = files;
    this.limits = limits;
    this.label = label;
  }

  void read(Path folder) throws IntakeException, IOException {
    FoundClasses classes = new FoundClasses(found, label, "");
    for (SortedMap.Entry<String, Path> entry : list(folder.toRealPath()).entrySet()) {
      String name = entry.getKey();
      Path file = entry.getValue();
      if (!FoundClasses.isClass(name)) {
        other(name, file);
      } else if (Files.size(file) > limits.classBytes()) {
        classes.unreadable(name, "larger than %d bytes".formatted(limits.classBytes()));
      } else {
        classes.read(name, Files.readAllBytes(file));
      }
    }
    classes.finish();
  }

  private void other(String name, Path file) throws IntakeException, IOException {
    FileKind kind = FileKind.of(FileIntake.head(file));
    switch (kind.type()) {
      case LIBRARY, LIBRARY_OR_PROGRAM -> found.take(label + "/", name, "", file, kind);
      case NO_LIBRARY -> found.noteKind(label + "/" + name, kind);
      default -> {
        if (ArchiveIntake.isNamed(name)) {
          archive(label + "/" + name, file);
        } else if (LegalText.isNamed(name)) {
          try (InputStream in = Files.newInputStream(file)) {
            found.takeText(label + "/", name, "", in.readNBytes(LegalText.BYTES));
          }
        }
      }
    }
  }

  private void archive(String path, Path file) throws IntakeException, IOException {
    try {
      files.archive(path, file);
    } catch (DamagedArchiveException e) {
      // It was not named itself, and others in the folder can be audited.
      found.note(path, "not audited. " + e.getMessage());
    }
  }

  /** The files by their names within the folder, whose parts slashes part. */
  private SortedMap<String, Path> list(Path root) throws IOException {
    SortedMap<String, Path> all = new TreeMap<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            String name =
                root.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
            if (attributes.isRegularFile()) {
              all.put(name, file);
            } else if (attributes.isSymbolicLink()) {
              link(root, name, file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return all;
  }

  private void link(Path root, String name, Path link) throws IOException {
    try {
      if (!link.toRealPath().startsWith(root)) {
        found.note(label + "/" + name, "a link out of the folder, not followed.");
      }
    } catch (FileSystemException e) {
      // It may lead to nothing, to itself, or to where this user may not look.
      found.note(label + "/" + name, "a link to no file that can be read, not followed.");
    }
  }
}
