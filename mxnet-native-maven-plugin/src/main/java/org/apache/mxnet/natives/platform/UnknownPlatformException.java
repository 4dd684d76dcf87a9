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
package org.apache.mxnet.natives.platform;

import java.util.Optional;
import org.apache.mxnet.natives.NativeBuildException;

/** A platform was named, or is the one this build runs on, that natives are not packaged for. */
public final class UnknownPlatformException extends NativeBuildException {
  private static final long serialVersionUID = 1L;

  private UnknownPlatformException(String problem, String remedy) {
    super(problem, remedy);
  }

  static UnknownPlatformException ofId(String id, Optional<Platform> meant) {
    return new UnknownPlatformException(
        "\"" + id + "\" is not a known platform; known are " + Platform.knownIds() + ".",
        meant
            .map(platform -> "Write it as " + platform + ".")
            .orElse("Name one of the known platforms."));
  }

  static UnknownPlatformException ofHost(String osName, String osArch) {
    return new UnknownPlatformException(
        "This JVM runs on os.name \"%s\" and os.arch \"%s\", which is not a known platform;"
                .formatted(osName, osArch)
            + " known are "
            + Platform.knownIds()
            + ".",
        "Build on one of the known platforms, or name the platform of the natives explicitly.");
  }
}
