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
package org.apache.mxnet.natives.stage;

import java.nio.file.Path;
import org.apache.mxnet.natives.platform.NativesId;

/**
 * The folder of one platform and variant, {@code target/natives/linux-x86_64-cpu}: every name in it
 * is written down here and nowhere else.
 */
public record StageFolder(Path path) {
  /**
   * @param buildDirectory the module's {@code target}
   */
  public static StageFolder of(Path buildDirectory, NativesId id) {
    return new StageFolder(buildDirectory.resolve("natives").resolve(id.toString()));
  }

  /** The hand-over, JSON: see {@link StageFile}. */
  public Path stageFile() {
    return path.resolve("stage.json");
  }

  /** The native files. */
  public Path libraries() {
    return path.resolve("lib");
  }

  /** The symbols of the native files, for debuggers. */
  public Path debug() {
    return path.resolve("debug");
  }

  /** Licence and notice files, a folder for each component. */
  public Path licenses() {
    return path.resolve("licenses");
  }

  /** Downloaded archives, named by their digests. */
  public Path downloads() {
    return path.resolve("downloads");
  }
}
