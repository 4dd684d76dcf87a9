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
package org.apache.mxnet.natives.it;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** A source archive, as a publisher of libraries makes it: the same entries give the same bytes. */
public final class Tarball {
  private final String top;
  private final Map<String, String> entries = new TreeMap<>();

  /**
   * @param top the folder that all is in
   */
  public Tarball(String top) {
    this.top = top;
  }

  public Tarball put(String path, String text) {
    entries.put(path, text);
    return this;
  }

  /** Writes it as tar.gz. */
  public File write(File file) throws IOException {
    Path folder = Files.createTempDirectory("tarball");
    try {
      for (Map.Entry<String, String> entry : entries.entrySet()) {
        Path path = folder.resolve(top).resolve(entry.getKey());
        Files.createDirectories(path.getParent());
        Files.writeString(path, entry.getValue());
      }
      Files.createDirectories(file.toPath().getParent());
      Command.run(
          Map.of(),
          "",
          "tar",
          "--directory=" + folder,
          "--sort=name",
          "--mtime=2020-02-02 02:02:02Z",
          "--owner=0",
          "--group=0",
          "--numeric-owner",
          "--mode=go=u,go-w",
          "--use-compress-program=gzip -n",
          "--create",
          "--file=" + file,
          top);
    } finally {
      Bytes.delete(folder.toFile());
    }
    return file;
  }
}
