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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.apache.mxnet.natives.files.AtomicFile;

/**
 * What the file system said of an entry when all its digests were right: as long as it says the
 * same, they still are.
 *
 * @param text a line with inode, times in nanoseconds, size, mode and path for {@code entry.json},
 *     each file, and each folder (whose times change when something is added)
 * @param newestMillis when any of them was last changed
 */
record StatRecord(String text, long newestMillis) {
  /** The kernel's file times stand still for up to 10 ms (its timer tick at 100 Hz). */
  private static final long TICK_MILLIS = 20;

  /** A file system with a clock of its own may be a little ahead, and a wrong one days. */
  private static final long LONGEST_WAIT_MILLIS = 1000;

  private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

  static StatRecord take(Path entry, List<EntryFile> files) throws IOException {
    StringBuilder text = new StringBuilder("mxnet-stat/1 ").append(boot()).append('\n');
    long newest = append(text, StoreLayout.document(entry), "");
    Path prefix = StoreLayout.prefix(entry);
    SortedSet<String> folders = new TreeSet<>();
    for (EntryFile file : files) {
      String path = file.path();
      newest = Math.max(newest, append(text, prefix.resolve(path), path));
      for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
        folders.add(path.substring(0, slash));
      }
    }
    folders.add("");
    for (String folder : folders) {
      newest = Math.max(newest, append(text, prefix.resolve(folder), folder));
    }
    return new StatRecord(text.toString(), newest);
  }

  private static long append(StringBuilder text, Path file, String path) throws IOException {
    Map<String, Object> stat;
    try {
      stat =
          Files.readAttributes(
              file, "unix:ino,ctime,lastModifiedTime,size,mode", LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException e) {
      text.append("missing ").append(path).append('\n');
      return 0;
    }
    FileTime changed = (FileTime) stat.get("ctime");
    text.append(stat.get("ino"))
        .append(' ')
        .append(changed.to(TimeUnit.NANOSECONDS))
        .append(' ')
        .append(((FileTime) stat.get("lastModifiedTime")).to(TimeUnit.NANOSECONDS))
        .append(' ')
        .append(stat.get("size"))
        .append(' ')
        .append(stat.get("mode"))
        .append(' ')
        .append(path)
        .append('\n');
    return changed.toMillis();
  }

  /**
   * Differs after each start of the machine: after a power failure a file may have lost bytes that
   * were never written, while its times are as they were. Where it is unknown nothing is recorded.
   */
  private static String boot() throws IOException {
    return Files.isReadable(BOOT_ID) ? Files.readString(BOOT_ID).strip() : "";
  }

  /** Whether {@code sidecar} holds this record. */
  boolean isKeptIn(Path sidecar) throws IOException {
    try {
      return Arrays.equals(Files.readAllBytes(sidecar), text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /**
   * Waits until a change from now on has another time than those recorded.
   *
   * @return false if that may take long, or is not to be known: the record is then worth nothing
   */
  boolean settle() throws InterruptedException {
    long wait = newestMillis + TICK_MILLIS - System.currentTimeMillis();
    if (wait > LONGEST_WAIT_MILLIS || text.startsWith("mxnet-stat/1 \n")) {
      return false;
    }
    if (wait > 0) {
      Thread.sleep(wait);
    }
    return true;
  }

  /** Keeps the record; a store that cannot be written to is checked in full each time. */
  void keepIn(Path sidecar) {
    try {
      AtomicFile.writeText(sidecar, text);
    } catch (IOException e) {
      // Nothing is lost but time.
    }
  }
}
