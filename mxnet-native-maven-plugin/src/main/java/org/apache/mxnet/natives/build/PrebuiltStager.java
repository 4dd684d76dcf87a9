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
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.elf.ElfClass;
import org.apache.mxnet.natives.elf.ElfFile;
import org.apache.mxnet.natives.elf.ElfReader;
import org.apache.mxnet.natives.fetch.SourceFetcher;
import org.apache.mxnet.natives.fetch.SourceFetcher.Fetched;
import org.apache.mxnet.natives.files.AtomicFile;
import org.apache.mxnet.natives.files.Sha256;
import org.apache.mxnet.natives.platform.Platform;
import org.apache.mxnet.natives.recipe.Component;
import org.apache.mxnet.natives.recipe.PrebuiltBackend;
import org.apache.mxnet.natives.recipe.PrebuiltBackend.Omission;
import org.apache.mxnet.natives.stage.BuildRecord;
import org.apache.mxnet.natives.stage.Stage;
import org.apache.mxnet.natives.stage.Stage.StagedFile;
import org.apache.mxnet.natives.stage.StageFile;
import org.apache.mxnet.natives.stage.StageFolder;
import org.apache.mxnet.natives.stage.StagedComponent;
import org.apache.mxnet.natives.stage.StagedComponent.Role;
import org.codehaus.plexus.util.FileUtils;

/** Takes the native files and licence texts of a prebuilt backend out of its archive. */
public final class PrebuiltStager {
  /** {@code libx.so}, {@code libx.so.1.2}, {@code libx.dylib}, {@code x.dll}. */
  private static final Pattern NATIVE =
      Pattern.compile(".*\\.(so(\\.[0-9]+)*|dylib|jnilib|dll)", Pattern.CASE_INSENSITIVE);

  private final SourceFetcher fetcher;
  private final BuildListener listener;

  public PrebuiltStager(SourceFetcher fetcher, BuildListener listener) {
    this.fetcher = fetcher;
    this.listener = listener;
  }

  /**
   * Fills the stage; what an earlier build left there is replaced.
   *
   * @throws NativeBuildException if the archive is not to be had, or not as declared
   * @throws IOException if a file cannot be read or written
   */
  public Stage stage(PrebuiltBackend backend, StageFolder folder)
      throws NativeBuildException, IOException {
    Fetched archive = fetcher.fetch(backend.sources());
    listener.step("%s: SHA-256 as pinned".formatted(archive.pinned().source()));
    // The hand-over goes first: a build killed from here on must not look finished.
    Files.deleteIfExists(folder.stageFile());
    FileUtils.deleteDirectory(folder.libraries().toFile());
    FileUtils.deleteDirectory(folder.licenses().toFile());
    try (ZipFile zip = new ZipFile(archive.file().toFile())) {
      refuseUndeclared(backend, zip, archive);
      List<StagedFile> licenses = licenses(backend, zip, archive, folder.licenses());
      licenses.addAll(PrebuiltTexts.stage(backend.added(), folder.licenses()));
      Stage stage =
          new Stage(
              backend.id(),
              "prebuilt",
              backend.name(),
              backend.version(),
              backend.reportedVersion(),
              archive.pinned().source().origin(),
              archive.pinned().sha256().orElseThrow().hex(),
              libraries(backend, zip, archive, folder.libraries()),
              List.of(),
              licenses,
              backend.systemRequirements(),
              components(backend, licenses),
              BuildRecord.NONE);
      StageFile.write(folder, stage);
      return stage;
    } catch (ZipException e) {
      throw new PrebuiltContentException(
          archive.file() + " is not a zip archive (jar, wheel): " + e.getMessage(),
          "Correct the source at " + archive.pinned().where() + ".");
    }
  }

  private static List<StagedComponent> components(
      PrebuiltBackend backend, List<StagedFile> licenses) {
    List<String> all = backend.libraries().stream().map(PrebuiltStager::name).toList();
    List<StagedComponent> components = new ArrayList<>();
    for (Component component : backend.components()) {
      components.add(
          new StagedComponent(
              component.name(),
              component.version(),
              component.license(),
              component.source(),
              "",
              component.name().equals(backend.name()) ? Role.BACKEND : Role.DECLARED,
              component.files().isEmpty() ? all : component.files(),
              List.of(),
              licenses.stream()
                  .map(StagedFile::path)
                  .filter(path -> path.startsWith(component.name() + "/"))
                  .toList()));
    }
    return components;
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** A native file that nobody decided about is one that nobody checked. */
  private static void refuseUndeclared(PrebuiltBackend backend, ZipFile zip, Fetched archive)
      throws PrebuiltContentException {
    Set<String> decided = new HashSet<>(backend.libraries());
    for (Omission omission : backend.omitted()) {
      decided.add(omission.path());
      entry(zip, archive, omission.path(), backend, "omitted");
    }
    List<String> undecided =
        zip.stream()
            .map(ZipEntry::getName)
            .filter(name -> NATIVE.matcher(name).matches() && !decided.contains(name))
            .sorted()
            .toList();
    if (!undecided.isEmpty()) {
      throw new PrebuiltContentException(
          "%s holds native files that %s does not mention: %s"
              .formatted(
                  archive.pinned().source(), backend.definition(), String.join(", ", undecided)),
          "List each under 'libraries', or under 'omitted' with the reason.");
    }
  }

  private List<StagedFile> libraries(
      PrebuiltBackend backend, ZipFile zip, Fetched archive, Path folder)
      throws NativeBuildException, IOException {
    List<StagedFile> staged = new ArrayList<>();
    for (String path : backend.libraries()) {
      ZipEntry entry = entry(zip, archive, path, backend, "libraries");
      StagedFile file = extract(zip, entry, folder, name(path));
      refuseOtherMachine(backend, archive, path, folder.resolve(file.path()));
      listener.step(
          String.format(
              Locale.ROOT,
              "[%d/%d] %s: %,d bytes",
              staged.size() + 1,
              backend.libraries().size(),
              file.path(),
              file.size()));
      staged.add(file);
    }
    return staged;
  }

  private static void refuseOtherMachine(
      PrebuiltBackend backend, Fetched archive, String path, Path library)
      throws NativeBuildException, IOException {
    Platform platform = backend.id().platform();
    if (!platform.os().equals("linux")) {
      // Mach-O is not read yet; the file's name and digest are all that is known of it.
      return;
    }
    String expected = "an ELF shared object for " + platform.arch();
    String actual = describe(library);
    if (!actual.equals(expected)) {
      throw new PrebuiltContentException(
          "%s in %s is %s, and %s needs %s"
              .formatted(path, archive.pinned().source(), actual, platform, expected),
          "Take the archive that was made for this platform, or set -Dmxnet.platform to the"
              + " archive's own.");
    }
  }

  private static String describe(Path library) throws NativeBuildException, IOException {
    if (!ElfReader.isElf(library)) {
      return "no ELF file";
    }
    ElfFile elf = ElfReader.read(library);
    // ELF gABI: ET_DYN. x32 is x86_64 with 32-bit words, and loads into no JVM there is.
    String type = elf.type() == 3 ? "shared object" : "file of type " + elf.type();
    String machine = elf.machine().displayName();
    return "an ELF %s for %s%s"
        .formatted(type, elf.elfClass() == ElfClass.ELF64 ? "" : "32-bit ", machine);
  }

  private static List<StagedFile> licenses(
      PrebuiltBackend backend, ZipFile zip, Fetched archive, Path folder)
      throws NativeBuildException, IOException {
    List<StagedFile> staged = new ArrayList<>();
    for (Component component : backend.components()) {
      for (String path : component.texts()) {
        ZipEntry entry = entry(zip, archive, path, backend, "texts");
        staged.add(extract(zip, entry, folder, component.name() + "/" + name(path)));
      }
    }
    return staged;
  }

  private static StagedFile extract(ZipFile zip, ZipEntry entry, Path folder, String path)
      throws IOException {
    Path file = folder.resolve(path);
    try (InputStream in = zip.getInputStream(entry)) {
      Sha256 sha256 = AtomicFile.write(file, out -> Sha256.drain(in, out));
      return new StagedFile(path, entry.getSize(), sha256);
    }
  }

  private static ZipEntry entry(
      ZipFile zip, Fetched archive, String path, PrebuiltBackend backend, String list)
      throws PrebuiltContentException {
    ZipEntry entry = zip.getEntry(path);
    if (entry == null || entry.isDirectory()) {
      throw new PrebuiltContentException(
          "%s has no file %s, which %s lists under '%s'"
              .formatted(archive.pinned().source(), path, backend.definition(), list),
          "Correct the path: 'unzip -l %s' shows what is there.".formatted(archive.file()));
    }
    return entry;
  }
}
