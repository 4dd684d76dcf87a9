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
package org.apache.mxnet.natives.preflight;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Looks whether the file systems that a build writes to have room. */
public final class DiskCheck implements Check {
  private static final long MEGABYTE = 1_000_000;

  private final List<Path> folders;
  private final long megabytes;
  private final String setting;

  /**
   * @param folders that are written to; they need not be there yet
   * @param megabytes what must be free on each file system, in units of 10^6 bytes; 0 for anything
   * @param setting the parameter that says so, for the remedy
   */
  public DiskCheck(List<Path> folders, long megabytes, String setting) {
    this.folders = List.copyOf(folders);
    this.megabytes = megabytes;
    this.setting = setting;
  }

  @Override
  public List<Shortage> run() throws IOException {
    Map<FileStore, Path> disks = new LinkedHashMap<>();
    for (Path folder : folders) {
      disks.putIfAbsent(Files.getFileStore(existing(folder)), folder);
    }
    Map<Path, Long> free = new LinkedHashMap<>();
    for (Map.Entry<FileStore, Path> disk : disks.entrySet()) {
      free.put(disk.getValue(), disk.getKey().getUsableSpace() / MEGABYTE);
    }
    return free.entrySet().stream()
        .filter(each -> each.getValue() < megabytes)
        .map(each -> shortage(each.getKey(), each.getValue()))
        .collect(Collectors.toList());
  }

  private Shortage shortage(Path folder, long free) {
    return new Shortage(
        String.format(Locale.ROOT, "%d MB are free for %s", free, folder),
        String.format(Locale.ROOT, "a build is expected to need %d MB there", megabytes),
        "Make room, or choose another disk; if you know that less will do, set -D"
            + setting
            + " to that number of megabytes.");
  }

  private static Path existing(Path folder) {
    Path path = folder.toAbsolutePath();
    while (!Files.exists(path)) {
      path = path.getParent();
    }
    return path;
  }
}
