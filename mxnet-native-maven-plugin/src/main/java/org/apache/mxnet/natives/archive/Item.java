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
package org.apache.mxnet.natives.archive;

import java.nio.file.attribute.FileTime;
import java.time.Instant;

/**
 * An entry of an archive.
 *
 * @param name its name as the archive has it
 * @param path its name as {@link EntryName#normalise} gives it
 * @param executable whether its owner may execute it
 * @param time when it was changed last
 * @param target what a link points to, as the archive has it; else empty
 */
record Item(String name, String path, Kind kind, boolean executable, FileTime time, String target) {
  /** The last second that every file system can store: of year 2446, ext4's. */
  private static final long LATEST = 15_032_385_535L;

  enum Kind {
    FOLDER("a folder"),
    FILE("a file"),
    SYMBOLIC_LINK("a symbolic link"),
    HARD_LINK("a hard link");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    @Override
    public String toString() {
      return words;
    }
  }

  /** Keeps the time within what file systems store. */
  Item {
    Instant instant = time.toInstant();
    long second = Math.max(0, Math.min(LATEST, instant.getEpochSecond()));
    if (second != instant.getEpochSecond()) {
      time = FileTime.from(Instant.ofEpochSecond(second));
    }
  }
}
