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
package org.apache.mxnet.natives.check;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.platform.GlibcVersion;

/** Native files need more of glibc than the floor has. */
public final class GlibcFloorException extends NativeBuildException {
  private static final long serialVersionUID = 1L;

  /**
   * @param findings not empty; the message has a line for each
   */
  GlibcFloorException(GlibcVersion floor, List<Finding> findings) {
    super(
        findings.stream().map(Finding::message).collect(Collectors.joining("\n")),
        remedy(floor, findings));
  }

  private static String remedy(GlibcVersion floor, List<Finding> findings) {
    Optional<GlibcVersion> highest =
        findings.stream()
            .map(Finding::need)
            .filter(GlibcNeed.Release.class::isInstance)
            .map(need -> ((GlibcNeed.Release) need).version())
            .max(Comparator.naturalOrder());
    boolean raisable =
        findings.stream().allMatch(finding -> finding.need() instanceof GlibcNeed.Release);
    String build = "Build against glibc %s or older".formatted(floor);
    String leaveOut = "leave the file out and declare it as a system requirement";
    // No floor lets a private or unknown version pass, so raising it would be no help.
    return highest.isPresent() && raisable
        ? "%s, %s, or raise the floor with -Dmxnet.glibc=%s and lose these systems."
            .formatted(build, leaveOut, highest.get())
        : "%s and without glibc's private symbols, or %s.".formatted(build, leaveOut);
  }
}
