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

/** How much is looked at before an entry is used. */
public enum Verification {
  /**
   * Size, mode, times and inode of each file are as they were when its digest was last computed.
   * The time of the last change (ctime) is among them, which no program can set back: an edit that
   * leaves size and modification time alone is seen. If anything differs, {@link #FULL} follows.
   */
  STAT,
  /** The digest of each file is computed. */
  FULL
}
