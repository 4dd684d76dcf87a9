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

import org.apache.mxnet.natives.files.Sha256;

/** A file of a prefix. */
public sealed interface EntryFile permits EntryFile.Regular, EntryFile.Link {
  /** Relative to the prefix, with {@code /}. */
  String path();

  /**
   * @param executable whether its mode is 0755, and not 0644
   * @param size in bytes
   */
  record Regular(String path, boolean executable, long size, Sha256 sha256) implements EntryFile {}

  /**
   * @param target relative to the folder of the link, and inside the prefix
   */
  record Link(String path, String target) implements EntryFile {}
}
