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
package org.apache.mxnet.natives.recipe;

import java.nio.file.Path;
import java.util.List;
import org.apache.mxnet.natives.NativeBuildException;

/** Nobody declared a prebuilt backend for the platform and variant that a build asks for. */
public final class UndeclaredBackendException extends NativeBuildException {
  private static final long serialVersionUID = 1L;

  /**
   * @param file the declaration that is missing
   * @param declared the ids that have one
   */
  UndeclaredBackendException(Path file, List<String> declared) {
    super(
        "no prebuilt backend is declared: " + file + " does not exist",
        declared.isEmpty()
            ? "Write it, see docs/prebuilt.md."
            : "Choose one of "
                + String.join(", ", declared)
                + " with -Dmxnet.platform and -Dmxnet.variant, or write that file, see"
                + " docs/prebuilt.md.");
  }
}
