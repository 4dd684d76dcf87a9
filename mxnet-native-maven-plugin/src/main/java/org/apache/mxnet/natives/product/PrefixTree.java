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
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The content of a prefix, each list sorted; paths are relative to it.
 *
 * @param root the prefix
 * @param files regular files
 * @param links symbolic links, to whatever
 * @param others devices, pipes and sockets
 */
record PrefixTree(Path root, List<Path> files, List<Path> links, List<Path> others) {

  static PrefixTree read(Path root) throws IOException {
    List<Path> files = new ArrayList<>();
    List<Path> links = new ArrayList<>();
    List<Path> others = new ArrayList<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            List<Path> list =
                attributes.isSymbolicLink() ? links : attributes.isRegularFile() ? files : others;
            list.add(root.relativize(file));
            return FileVisitResult.CONTINUE;
          }
        });
    Collections.sort(files);
    Collections.sort(links);
    Collections.sort(others);
    return new PrefixTree(root, List.copyOf(files), List.copyOf(links), List.copyOf(others));
  }

  /** Where a relative path is. */
  Path at(Path relative) {
    return root.resolve(relative);
  }

  /** The files whose name ends so. */
  List<Path> filesEnding(String suffix) {
    return files.stream().filter(file -> file.getFileName().toString().endsWith(suffix)).toList();
  }

  /** A relative path as it is told to users. */
  static String display(Path relative) {
    return relative.toString().replace('\\', '/');
  }
}
