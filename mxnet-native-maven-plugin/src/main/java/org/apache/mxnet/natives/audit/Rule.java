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
package org.apache.mxnet.natives.audit;

import java.util.function.Consumer;

/** One thing that can be wrong with native files. It has no state, and judges all files at once. */
public interface Rule {
  /** By which policies, baselines and the manual name it, for example {@code version-floor}. */
  String id();

  /**
   * Judges the files.
   *
   * @param context the files, and by what they are judged
   * @param findings takes what is found, of one file the most important first
   */
  void check(AuditContext context, Consumer<Finding> findings);
}
