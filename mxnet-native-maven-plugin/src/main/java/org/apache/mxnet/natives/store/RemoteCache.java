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
import java.nio.file.Path;
import java.util.Optional;

/** Finished prefixes of other machines; the goals offer a Maven repository, tests a folder. */
public interface RemoteCache {
  /**
   * @return a local file with whatever the remote has for {@code key}; the store trusts none of its
   *     bytes, and neither moves nor deletes it
   * @throws IOException if the remote cannot be asked; the build goes on without it
   */
  Optional<Path> fetch(CacheKey key) throws IOException;

  /**
   * Keeps a copy of {@code file}, which is gone after the call.
   *
   * @throws IOException if it cannot; the build goes on
   */
  void publish(CacheKey key, Path file) throws IOException;

  /** Whether {@link #publish} may be called. */
  boolean writable();
}
