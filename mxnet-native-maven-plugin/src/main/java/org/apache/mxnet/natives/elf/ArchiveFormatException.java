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
package org.apache.mxnet.natives.elf;

import java.nio.file.Path;
import org.apache.mxnet.natives.NativeBuildException;

/** A file is not an archive of object files, is damaged, or holds no objects of its own. */
public final class ArchiveFormatException extends NativeBuildException {
  private static final long serialVersionUID = 1L;

  private ArchiveFormatException(String problem, String remedy) {
    super(problem, remedy);
  }

  /**
   * @param problem which offset (in bytes from the start of the file) holds what, without the final
   *     full stop
   */
  static ArchiveFormatException malformed(Path file, String problem) {
    return new ArchiveFormatException(
        file + ": " + problem + ".",
        "Build the library again; if \"ar t\" lists it without a complaint, report this as a bug of"
            + " the plugin.");
  }

  static ArchiveFormatException thin(Path file) {
    return new ArchiveFormatException(
        file + ": a thin archive, which only names the object files of the build folder.",
        "Build it with ar without the letter T or the option --thin.");
  }
}
