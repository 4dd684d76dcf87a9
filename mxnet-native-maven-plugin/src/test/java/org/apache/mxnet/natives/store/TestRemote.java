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
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** A remote cache in a folder. */
final class TestRemote implements RemoteCache {
  private final Path folder;
  boolean writable = true;
  boolean broken;

  TestRemote(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
  }

  Path file(CacheKey key) {
    return folder.resolve(key.toString());
  }

  @Override
  public Optional<Path> fetch(CacheKey key) throws IOException {
    fail();
    return Optional.of(file(key)).filter(Files::exists);
  }

  @Override
  public void publish(CacheKey key, Path file) throws IOException {
    fail();
    Files.copy(file, file(key), StandardCopyOption.REPLACE_EXISTING);
  }

  private void fail() throws IOException {
    if (broken) {
      throw new IOException("status 503");
    }
  }

  @Override
  public boolean writable() {
    return writable;
  }
}
