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

import java.io.IOException;
import org.apache.mxnet.natives.NativeBuildException;

/** An archive cannot be read, by this plugin or by a JVM. */
public final class DamagedArchiveException extends NativeBuildException {
  private static final long serialVersionUID = 1L;

  private DamagedArchiveException(String problem, String remedy, IOException cause) {
    super(problem, remedy, cause);
  }

  /**
   * @param archive its name
   * @param cause what the JDK says of it
   */
  static DamagedArchiveException of(String archive, IOException cause) {
    String detail = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    boolean encrypted = detail.contains("encrypted");
    return new DamagedArchiveException(
        "%s cannot be read, it is %s: %s"
            .formatted(
                archive, encrypted ? "encrypted" : "damaged or cut off", Printable.of(detail)),
        encrypted
            ? "Pack it again without a password: no JVM loads anything from it as it is."
            : "Build or download it again; if \"unzip -t\" finds no fault in it, report this as a bug"
                + " of the plugin.",
        cause);
  }
}
