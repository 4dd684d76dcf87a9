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
package org.apache.mxnet.natives.store;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What is in a prefix on the disk.
 *
 * @param folders relative, the prefix itself (the empty path) first, each before what is in it
 * @param files relative and in order: whatever is no folder
 */
record PrefixTree(List<String> folders, List<String> files) {
  static PrefixTree of(Path prefix) throws IOException {
    List<String> folders = new ArrayList<>();
    List<String> files = new ArrayList<>();
    Files.walkFileTree(
        prefix,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            folders.add(relative(prefix, folder));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            files.add(relative(prefix, file));
            return FileVisitResult.CONTINUE;
          }
        });
    Collections.sort(folders);
    Collections.sort(files);
    return new PrefixTree(folders, files);
  }

  private static String relative(Path prefix, Path path) {
    return prefix.relativize(path).toString();
  }
}
