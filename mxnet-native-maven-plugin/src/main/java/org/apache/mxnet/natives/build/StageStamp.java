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
package org.apache.mxnet.natives.build;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.mxnet.natives.files.AtomicFile;

/**
 * Remembers from what a stage was made and how it looked: for each file its size and the time of
 * its last change (ctime, which no program can set back). So a build that has nothing to do finds
 * that out without reading recipes, digests or the store.
 */
public final class StageStamp {
  private static final String ROOT = "root ";

  private final Path file;

  /**
   * @param folder of the stage; gets the stamp
   */
  public StageStamp(Path folder) {
    this.file = folder.resolve("dependencies.stamp");
  }

  /**
   * Whether everything is as it was at {@link #write}.
   *
   * @param settings one line that tells what was asked for
   */
  public boolean holds(String settings) throws IOException {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    String written = Files.readString(file);
    List<Path> roots =
        written
            .lines()
            .filter(line -> line.startsWith(ROOT))
            .map(line -> Path.of(line.substring(ROOT.length())))
            .toList();
    return written.equals(text(settings, roots));
  }

  /**
   * @param roots files, and folders with all that is in them, that the stage depends on or consists
   *     of
   */
  public void write(String settings, List<Path> roots) throws IOException {
    AtomicFile.writeText(file, text(settings, roots));
  }

  /** Forgets; to be called before anything changes. */
  public void clear() throws IOException {
    Files.deleteIfExists(file);
  }

  private static String text(String settings, List<Path> roots) throws IOException {
    StringBuilder text = new StringBuilder(settings.replace('\n', ' ')).append('\n');
    for (Path root : roots) {
      text.append(ROOT).append(root).append('\n');
      List<String> lines = states(root);
      Collections.sort(lines);
      lines.forEach(line -> text.append(line).append('\n'));
    }
    return text.toString();
  }

  private static List<String> states(Path root) throws IOException {
    List<String> lines = new ArrayList<>();
    if (Files.exists(root)) {
      Files.walkFileTree(
          root,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path path, BasicFileAttributes attributes)
                throws IOException {
              Object changed = Files.getAttribute(path, "unix:ctime", LinkOption.NOFOLLOW_LINKS);
              lines.add(root.relativize(path) + " " + attributes.size() + " " + changed);
              return FileVisitResult.CONTINUE;
            }
          });
    }
    return lines;
  }
}
