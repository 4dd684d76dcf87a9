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
package org.apache.mxnet.natives.mojo;

import java.util.List;
import org.apache.mxnet.natives.audit.AuditResult;
import org.apache.mxnet.natives.check.FileNeeds;
import org.apache.mxnet.natives.check.GlibcReport;
import org.apache.mxnet.natives.platform.GlibcVersion;

/** The line that a passed check ends with. */
final class FloorSummary {
  private FloorSummary() {}

  /** For example {@code 2 native files need at most GLIBC_2.17 (floor 2.17): libx.so 2.17, …}. */
  static String of(GlibcVersion floor, AuditResult result) {
    List<FileNeeds> needs =
        result.files().stream()
            .filter(file -> file.library().isPresent())
            .map(
                file ->
                    FileNeeds.of(
                        file.entry().path(), file.library().get().loading().versionNeeds()))
            .toList();
    return new GlibcReport(floor, needs).summary();
  }
}
