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
package org.apache.mxnet.natives.intake;

import java.nio.file.Path;
import java.util.Objects;

/**
 * A native file to audit: a shared library in ELF, or a file in Mach-O or PE.
 *
 * @param path where it was found, for people: {@code foo.jar!/lib/native/libx.so}, {@code
 *     app.war!/WEB-INF/lib/foo.jar!/libx.so}, {@code lib/sub/libx.so} within the input {@code lib},
 *     or {@code libx.so}; unique within an {@link Intake}, without control characters, and never a
 *     path of this machine above the input
 * @param folder where it is within its archive or the folder that was named, with a final slash:
 *     {@code lib/native/}; empty at the top
 * @param archive the archive that it lies in, as {@code path} has it; empty if it lies in none
 * @param file where its bytes are until the intake is closed
 */
public record NativeEntry(String path, String folder, String archive, Path file) {
  /** Not null. */
  public NativeEntry {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(folder, "folder");
    Objects.requireNonNull(archive, "archive");
    Objects.requireNonNull(file, "file");
  }
}
