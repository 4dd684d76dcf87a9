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
package org.apache.mxnet.natives.clearance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.detect.FoundLibrary;
import org.apache.mxnet.natives.detect.LibraryDetector;

/** Tells which known libraries are in a file. */
@FunctionalInterface
public interface Contents {
  /**
   * @param name what the file is called where it came from, without folders
   * @throws NativeBuildException if the file is malformed
   */
  List<FoundLibrary> of(Path file, String name) throws NativeBuildException, IOException;

  /** By looking into it. */
  static Contents detected() {
    return LibraryDetector.load()::detect;
  }
}
