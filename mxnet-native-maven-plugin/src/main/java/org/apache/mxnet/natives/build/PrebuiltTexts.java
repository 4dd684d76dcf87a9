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
package org.apache.mxnet.natives.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.mxnet.natives.files.AtomicFile;
import org.apache.mxnet.natives.files.Sha256;
import org.apache.mxnet.natives.licence.SpdxTexts;
import org.apache.mxnet.natives.recipe.AddedTexts;
import org.apache.mxnet.natives.stage.Stage.StagedFile;

/** Stages the licence texts that the archive of a prebuilt backend lacks. */
final class PrebuiltTexts {
  private PrebuiltTexts() {}

  /**
   * @param folder of the stage's licences
   * @throws PrebuiltContentException if a file is missing or another than pinned, or the SPDX list
   *     has no such text
   */
  static List<StagedFile> stage(List<AddedTexts> added, Path folder)
      throws PrebuiltContentException, IOException {
    List<StagedFile> staged = new ArrayList<>();
    for (AddedTexts texts : added) {
      for (AddedTexts.Pinned pinned : texts.files()) {
        String path = texts.component() + "/" + pinned.file().getFileName();
        staged.add(write(folder, path, read(pinned)));
      }
      for (AddedTexts.Standard standard : texts.standard()) {
        String path = texts.component() + "/" + standard.id() + ".txt";
        staged.add(write(folder, path, text(standard)));
      }
    }
    return staged;
  }

  private static byte[] read(AddedTexts.Pinned pinned)
      throws PrebuiltContentException, IOException {
    if (!Files.isRegularFile(pinned.file())) {
      throw new PrebuiltContentException(
          "%s: there is no licence text %s".formatted(pinned.where(), pinned.file()),
          "Put it there: the licence file of the very release that is inside.");
    }
    byte[] bytes = Files.readAllBytes(pinned.file());
    Sha256 actual = Sha256.of(bytes);
    if (!actual.equals(pinned.sha256())) {
      throw new PrebuiltContentException(
          "%s: %s has the SHA-256 %s, and %s is pinned"
              .formatted(pinned.where(), pinned.file(), actual, pinned.sha256()),
          "If the text was changed on purpose, write its new digest; it must be that of the release inside.");
    }
    return bytes;
  }

  private static byte[] text(AddedTexts.Standard standard)
      throws PrebuiltContentException, IOException {
    return SpdxTexts.of(standard.id())
        .orElseThrow(
            () ->
                new PrebuiltContentException(
                    "%s: the SPDX list has no licence or exception '%s'"
                        .formatted(standard.where(), standard.id()),
                    "Write an id as https://spdx.org/licenses has it, or pin a file under 'textFiles'."))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static StagedFile write(Path folder, String path, byte[] bytes) throws IOException {
    AtomicFile.write(
        folder.resolve(path),
        out -> {
          out.write(bytes);
          return null;
        });
    return new StagedFile(path, bytes.length, Sha256.of(bytes));
  }
}
