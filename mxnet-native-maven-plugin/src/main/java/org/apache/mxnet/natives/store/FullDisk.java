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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Tells a full disk from other trouble. */
final class FullDisk {
  /** With less than that free, whatever failed has failed for want of space. */
  private static final long NOTHING = 1 << 20;

  private FullDisk() {}

  /**
   * @param folder that was written to; need not exist
   * @param what was being done, for example {@code zlib 1.3.1 (0123456789ab…) cannot be kept}
   * @return what to throw: {@code e} itself if the disk is not full
   */
  static StoreException explain(IOException e, Path folder, String what) throws IOException {
    Path existing = folder.toAbsolutePath();
    while (!Files.exists(existing)) {
      existing = existing.getParent();
    }
    long free = Files.getFileStore(existing).getUsableSpace();
    if (!saysSo(e) && free >= NOTHING) {
      throw e;
    }
    return new StoreException(
        String.format(
            Locale.ROOT, "%s: the disk of %s is full, %,d bytes are free", what, folder, free),
        "Free some space, for example with the goal store-prune, or give the store another folder"
            + " with -Dmxnet.store; then run the build again.",
        e);
  }

  /** The message is the C library's, which speaks the user's language: English is a hint only. */
  private static boolean saysSo(IOException e) {
    String message = String.valueOf(e.getMessage());
    return message.contains("No space left on device") || message.contains("Disk quota exceeded");
  }
}
