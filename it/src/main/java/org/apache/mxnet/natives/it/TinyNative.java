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
package org.apache.mxnet.natives.it;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Somebody's native backend in small: a C library, and the archive it is published in. */
public final class TinyNative {
  /** Where the archive has the library. */
  public static final String LIBRARY = "native/lib/libtiny.so";

  /** A native file that is in the archive and not in the bundle. */
  public static final String EXTRA = "native/lib/libextra.so.1";

  /** Where the archive has its licence. */
  public static final String LICENSE = "META-INF/LICENSE";

  private static final String SOURCE =
      """
      #include <stdlib.h>

      int MXGetVersion(int *version) {
        *version = getenv("TINY_VERSION") ? 2 : 1;
        return 0;
      }
      """;

  private static final String DECLARATION =
      """
      format: mxnet-prebuilt/1
      platform: linux-x86_64
      variant: cpu
      backend:
        name: tiny
        version: "1.0"
      sources:
        - %s
          sha256: %s
      libraries:
        - %s
      omitted:
        - path: native/lib/libextra.so.1
          why: The bundle works without it.
      components:
        - name: tiny
          version: "1.0"
          license: Apache-2.0
          source: https://example.com/tiny
          texts:
            - %s
      """;

  private TinyNative() {}

  /** Compiles the library to {@code libtiny.so} in a folder. */
  public static File compile(File folder) throws IOException {
    return compile(SOURCE, folder);
  }

  /** As above, from another source; what it calls of libm is found. */
  public static File compile(String source, File folder) throws IOException {
    Path library = folder.toPath().resolve("libtiny.so");
    Files.createDirectories(folder.toPath());
    // Stripped, for the symbol table has the name of a temporary file.
    Command.run(
        Map.of(),
        source,
        "gcc",
        "-shared",
        "-fPIC",
        "-O2",
        "-s",
        "-Wl,-soname,libtiny.so",
        "-o",
        library.toString(),
        "-xc",
        "-",
        "-xnone",
        "-Wl,--as-needed",
        "-lm");
    return library.toFile();
  }

  /** The archive's content. */
  public static Archive archive(File library) throws IOException {
    return new Archive()
        .put(LIBRARY, library)
        .put(EXTRA, "Nobody looks into what is omitted.")
        .put(LICENSE, "The licence of tiny.\n")
        .put("com/example/Tiny.class", "not for the bundle");
  }

  /**
   * Writes {@code tiny.jar} into the case, and declares it by its path.
   *
   * @param basedir the case
   * @return its declaration
   */
  public static File lay(File basedir) throws IOException {
    license(basedir);
    File jar = archive(compile(new File(basedir, "native"))).write(new File(basedir, "tiny.jar"));
    return declare(
        new File(basedir, "src/main/prebuilt"), "file: ../../../tiny.jar", Bytes.sha256(jar));
  }

  /**
   * Writes a declaration.
   *
   * @param folder in which it becomes {@code linux-x86_64-cpu.yaml}
   * @param source kind and place
   */
  public static File declare(File folder, String source, String sha256) throws IOException {
    return declare(folder, source, sha256, LIBRARY, LICENSE);
  }

  /** As above, with the paths that the archive has. */
  public static File declare(
      File folder, String source, String sha256, String library, String license)
      throws IOException {
    Files.createDirectories(folder.toPath());
    File file = new File(folder, "linux-x86_64-cpu.yaml");
    Files.writeString(file.toPath(), DECLARATION.formatted(source, sha256, library, license));
    return file;
  }

  /** Writes a Python wheel with the library into the case. */
  public static File wheel(File basedir) throws IOException {
    return new Archive()
        .put("mxnet/libmxnet.so", compile(new File(basedir, "native")))
        .put(EXTRA, "Nobody looks into what is omitted.")
        .put("tiny-1.0.dist-info/LICENSE", "The licence of tiny.\n")
        .write(new File(basedir, "tiny-1.0-py3-none-any.whl"));
  }

  /** As {@link #declare(File, String, String)}, for the wheel. */
  public static File declareWheel(File folder, String source, String sha256) throws IOException {
    return declare(folder, source, sha256, "mxnet/libmxnet.so", "tiny-1.0.dist-info/LICENSE");
  }

  /**
   * Publishes the archive as {@code <groupId>:tiny-native:1.0:jar:linux-x86_64} in the file
   * repository {@code repository} of the case, and makes the local repository forget what an
   * earlier run took from there.
   *
   * @return the archive
   */
  public static File publish(File basedir, File localRepository, String groupId)
      throws IOException {
    license(basedir);
    String folder = groupId.replace('.', '/') + "/tiny-native/1.0/";
    Bytes.delete(new File(localRepository, folder));
    File repository = new File(basedir, "repository/" + folder);
    File pom = new File(repository, "tiny-native-1.0.pom");
    File jar = new File(repository, "tiny-native-1.0-linux-x86_64.jar");
    archive(compile(new File(basedir, "native"))).write(jar);
    Files.writeString(
        pom.toPath(),
        """
        <project>
          <modelVersion>4.0.0</modelVersion>
          <groupId>%s</groupId>
          <artifactId>tiny-native</artifactId>
          <version>1.0</version>
        </project>
        """
            .formatted(groupId));
    for (File file : new File[] {pom, jar}) {
      String sha1 = Bytes.digest("SHA-1", Files.readAllBytes(file.toPath()));
      Files.writeString(Path.of(file + ".sha1"), sha1);
    }
    return jar;
  }

  /** As {@link #publish}, and declares it by its coordinates. */
  public static void publishAndDeclare(File basedir, File localRepository, String groupId)
      throws IOException {
    File jar = publish(basedir, localRepository, groupId);
    declare(
        new File(basedir, "src/main/prebuilt"),
        "maven: " + groupId + ":tiny-native:1.0:jar:linux-x86_64",
        Bytes.sha256(jar));
  }

  /** The project's own licence, without which nothing is bundled. */
  private static void license(File basedir) throws IOException {
    Files.writeString(new File(basedir, "LICENSE").toPath(), "The licence of the project.\n");
  }
}
