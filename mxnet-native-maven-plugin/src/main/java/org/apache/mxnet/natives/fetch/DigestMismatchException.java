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
package org.apache.mxnet.natives.fetch;

import java.nio.file.Path;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.files.Sha256;
import org.apache.mxnet.natives.recipe.PinnedSource;

/** A source gives other bytes than the recipe pins: tampered with, damaged, or replaced. */
public final class DigestMismatchException extends NativeBuildException {
  private static final long serialVersionUID = 1L;

  /**
   * @param file where the wrong bytes are kept, for the user to look at or delete
   */
  DigestMismatchException(PinnedSource pinned, Sha256 actual, Path file) {
    super(
        problem(pinned, actual, file.toString()),
        "If that copy is damaged, delete it and build again. If the source really has new bytes,"
            + " find out why before you pin their digest.");
  }

  /**
   * As above, for bytes that were not kept.
   *
   * @param from who gave them, and what else is known of them
   */
  DigestMismatchException(PinnedSource pinned, Sha256 actual, String from) {
    super(
        problem(pinned, actual, from),
        "Nothing was kept. See what is given there (an error page, a new file?), and find"
            + " out why before you pin another digest.");
  }

  private static String problem(PinnedSource pinned, Sha256 actual, String from) {
    return "%s has the wrong bytes\n  expected SHA-256 %s (pinned at %s)\n  actual   SHA-256 %s (%s)"
        .formatted(pinned.source(), pinned.sha256().orElseThrow(), pinned.where(), actual, from);
  }
}
