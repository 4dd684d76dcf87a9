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
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.mxnet.natives.files.Sha256;

/** Keeps damaged entries for whoever wants to know what happened to them. */
final class DamagedEntries {
  private final StoreLayout layout;
  private final StoreListener listener;

  DamagedEntries(StoreLayout layout, StoreListener listener) {
    this.layout = layout;
    this.listener = listener;
  }

  /**
   * Moves a damaged entry away, so that it is not there any more, and says so.
   *
   * @return what is damaged, and how
   */
  String setAside(Sha256 digest, String fault) throws IOException {
    Path entry = layout.entry(digest);
    String name;
    try {
      name = EntryDocument.readInfo(StoreLayout.document(entry)).request().toString();
    } catch (MalformedEntryException e) {
      name = "%.12s…".formatted(digest);
    }
    Path target = layout.setAside(digest);
    Files.createDirectories(target.getParent());
    try {
      Files.move(entry, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (NoSuchFileException e) {
      // Another process was faster.
    }
    Files.deleteIfExists(layout.verified(digest));
    String problem = "store entry %s is damaged: %s".formatted(name, fault);
    listener.warn("%s; it is set aside in %s and rebuilt".formatted(problem, target));
    return problem;
  }
}
