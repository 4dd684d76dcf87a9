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
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A jar or a wheel, as a publisher of natives makes it: the same entries give the same bytes. */
public final class Archive {
  private static final LocalDateTime TIME = LocalDateTime.of(2020, 2, 2, 2, 2, 2);

  private final Map<String, byte[]> entries = new TreeMap<>();

  public Archive put(String path, File file) throws IOException {
    return put(path, Files.readAllBytes(file.toPath()));
  }

  public Archive put(String path, String text) {
    return put(path, text.getBytes(StandardCharsets.UTF_8));
  }

  public Archive put(String path, byte[] bytes) {
    entries.put(path, bytes);
    return this;
  }

  public Archive without(String path) {
    entries.remove(path);
    return this;
  }

  /** Writes it. */
  public File write(File file) throws IOException {
    Files.createDirectories(file.toPath().getParent());
    try (OutputStream out = Files.newOutputStream(file.toPath());
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> content : entries.entrySet()) {
        ZipEntry entry = new ZipEntry(content.getKey());
        entry.setTimeLocal(TIME);
        zip.putNextEntry(entry);
        zip.write(content.getValue());
      }
    }
    return file;
  }
}
