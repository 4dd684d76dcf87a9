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
package org.apache.mxnet.natives.product;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.mxnet.natives.files.AtomicFile;

/**
 * Makes pkg-config files find their prefix from where they are, with {@code ${pcfiledir}}, which
 * pkg-config 0.29 and pkgconf know.
 */
public final class PkgConfigFile {
  private PkgConfigFile() {}

  /**
   * As {@link #relocate(Path, Path, List)} with one stand-in.
   *
   * @param logicalPrefix the prefix that the build was told
   */
  public static void relocate(Path pc, Path prefix, String logicalPrefix)
      throws IOException, PkgConfigException {
    relocate(pc, prefix, List.of(logicalPrefix));
  }

  /**
   * Rewrites a file so that it holds wherever the prefix is moved to. A second time changes
   * nothing. A link is left alone, for the file it leads to is what is rewritten.
   *
   * @param pc the file, within the prefix
   * @param prefix the folder that the library is installed in
   * @param standIns absolute paths that mean the prefix: the one the build was told, and the folder
   *     of the dependencies, which users merge into the same prefix
   * @throws PkgConfigException if it names other absolute paths, all of which the message has; the
   *     file is then as it was
   */
  public static void relocate(Path pc, Path prefix, List<String> standIns)
      throws IOException, PkgConfigException {
    if (!pc.startsWith(prefix)) {
      throw new IllegalArgumentException(pc + " is not within " + prefix);
    }
    if (Files.isSymbolicLink(pc)) {
      return;
    }
    List<String> stems = standIns.stream().map(path -> path.replaceAll("/+$", "")).toList();
    // Whatever the encoding is, its bytes stay.
    String text = Files.readString(pc, StandardCharsets.ISO_8859_1);
    int depth = prefix.relativize(pc).getNameCount() - 1;
    String relocated = PkgConfigText.relocate(text, stems, "${pcfiledir}" + "/..".repeat(depth));
    List<String> left = new ArrayList<>(PkgConfigText.absolutePaths(relocated));
    left.addAll(PkgConfigText.joined(relocated, stems));
    if (!left.isEmpty()) {
      throw new PkgConfigException(pc, left);
    }
    if (!relocated.equals(text)) {
      AtomicFile.write(
          pc,
          out -> {
            out.write(relocated.getBytes(StandardCharsets.ISO_8859_1));
            return null;
          });
    }
  }
}
