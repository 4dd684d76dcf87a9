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
package org.apache.mxnet.natives.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.legal.LicenceBook;

/**
 * The project's own licence and notice, which go into every jar (ASF release policy, "licensing
 * documentation").
 */
public final class LegalFiles {
  private final Path license;
  private final Path notice;

  /**
   * @param notice left out of the jars if it does not exist
   * @throws BundleException if the licence does not exist or is empty
   */
  public LegalFiles(Path license, Path notice) throws BundleException {
    if (!Files.isRegularFile(license) || license.toFile().length() == 0) {
      throw new BundleException(
          "no licence text " + license + ": nothing may be bundled without one",
          "Put the project's licence there, or name it with <licenseFile> (-Dmxnet.licenseFile=).");
    }
    this.license = license;
    this.notice = notice;
  }

  /**
   * Adds what the jar does not have yet, for a project may well make these files itself, and the
   * texts of all that is in the natives.
   */
  void addTo(ReproducibleJar jar, LicenceBook book) throws NativeBuildException, IOException {
    if (!jar.has("META-INF/LICENSE")) {
      jar.text("META-INF/LICENSE", book.license(Files.readString(license)));
    }
    String notices = book.notice(Files.isRegularFile(notice) ? Files.readString(notice) : "");
    if (!jar.has("META-INF/NOTICE") && !notices.isEmpty()) {
      jar.text("META-INF/NOTICE", notices);
    }
    for (Map.Entry<String, byte[]> text : book.texts().entrySet()) {
      String entry = NativesManifest.LICENSES + text.getKey();
      if (!jar.has(entry)) {
        jar.bytes(entry, text.getValue());
      }
    }
  }
}
