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

import java.util.List;
import java.util.regex.Pattern;
import org.apache.mxnet.natives.policy.KnownLibraries;
import org.apache.mxnet.natives.policy.KnownLibrary;
import org.apache.mxnet.natives.scan.ScanPattern;
import org.apache.mxnet.natives.scan.ScanPatterns;

/** All rules, and what they have looked for in the files. */
final class Rules {
  private Rules() {}

  /** In the order in which their findings are shown. */
  static List<Rule> all(KnownLibraries known) {
    return List.of(
        new VersionFloorRule(),
        new UnknownVersionRule(),
        new LibcMixRule(),
        new MachineMixRule(),
        new MissingLibraryRule(),
        new UnresolvedSymbolRule(),
        new HostLibraryRule(),
        new LibraryPathRule(),
        new ExecutableStackRule(),
        new TextRelocationsRule(),
        new JniMissingRule(),
        new ExportsRule(),
        new IsaLevelRule(),
        new GpuLibraryRule(),
        new RelroRule(),
        new BindNowRule(),
        new LeakedLibraryRule(known.all()),
        new JniOrphanRule(),
        new StaleLibraryRule(known::releasedBy),
        new BuildPathRule(),
        new DebugSectionsRule(),
        new LoaderFolderRule());
  }

  /** The version texts of the libraries that have one. */
  static ScanPatterns patterns(KnownLibraries known) {
    return new ScanPatterns(
        known.all().stream()
            .filter(library -> !library.versionPattern().isEmpty())
            .map(Rules::pattern)
            .toList());
  }

  private static ScanPattern pattern(KnownLibrary library) {
    return new ScanPattern(
        library.id(), Pattern.compile(library.versionPattern()), library.literal());
  }
}
