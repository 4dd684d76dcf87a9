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

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.files.Sha256;
import org.apache.mxnet.natives.json.Json;
import org.apache.mxnet.natives.legal.LicenceBook;
import org.apache.mxnet.natives.recipe.SystemRequirement;
import org.apache.mxnet.natives.sbom.CycloneDxDocument;
import org.apache.mxnet.natives.sbom.MavenDependency;
import org.apache.mxnet.natives.sbom.SbomContent;
import org.apache.mxnet.natives.stage.Stage;
import org.apache.mxnet.natives.stage.Stage.StagedFile;
import org.apache.mxnet.natives.stage.StageFolder;

/** Writes the jars of one module: the one with the natives, and those that go with it. */
public final class NativesBundle {
  /**
   * The earliest time an entry can carry (PKWARE APPNOTE 4.4.6, MS-DOS time), and two seconds: Java
   * takes the very first moment of 1980 for an overflow, and adds the time in this machine's zone.
   */
  private static final Instant EARLIEST = Instant.parse("1980-01-01T00:00:02Z");

  private final ArtifactIdentity identity;
  private final LegalFiles legal;
  private final LicenceBook book;
  private final Instant time;
  private final BillOfMaterials bill;

  /**
   * @param book on what is in the natives; goes into each jar
   * @param time what every entry of every jar carries, {@code project.build.outputTimestamp};
   *     before 1980 it is 1980
   * @param pluginVersion of this plugin
   * @param dependencies of the module, for the bill of materials
   */
  public NativesBundle(
      ArtifactIdentity identity,
      LegalFiles legal,
      LicenceBook book,
      Instant time,
      String pluginVersion,
      List<MavenDependency> dependencies) {
    this.identity = identity;
    this.legal = legal;
    this.book = book;
    this.time = time.isBefore(EARLIEST) ? EARLIEST : time;
    this.bill = new BillOfMaterials(identity, pluginVersion, List.copyOf(dependencies));
  }

  /** What bills of materials of a stage are made from; the one in its jar is, too. */
  public SbomContent content(Stage stage) {
    return bill.content(stage, time);
  }

  /**
   * The jar that carries the natives: {@code lib/native/}, their manifest, bill of materials and
   * licences.
   *
   * @throws BundleException if a staged file is no longer what was staged
   */
  public void writeNatives(Path jar, Stage stage, StageFolder folder)
      throws NativeBuildException, IOException {
    Manifest manifest = manifest(identity.name() + ", natives for " + stage.id());
    addRequirements(manifest, stage);
    ReproducibleJar natives = new ReproducibleJar(manifest, time);
    natives.text(manifestEntry(stage), Json.print(NativesManifest.of(stage, folder, book)));
    natives.text(BillOfMaterials.ENTRY, CycloneDxDocument.print(content(stage)));
    for (StagedFile library : stage.libraries()) {
      natives.file(
          NativesManifest.LIBRARIES + library.path(),
          folder.libraries().resolve(library.path()),
          library.sha256());
    }
    finish(natives, jar);
  }

  /**
   * The jar with the symbols of the natives, under {@code lib/debug/}: a debugger that is told the
   * folder finds them by name.
   */
  public void writeDebug(Path jar, Stage stage, StageFolder folder)
      throws NativeBuildException, IOException {
    ReproducibleJar symbols =
        new ReproducibleJar(manifest(identity.name() + ", symbols for " + stage.id()), time);
    for (StagedFile file : stage.debug()) {
      symbols.file("lib/debug/" + file.path(), folder.debug().resolve(file.path()), file.sha256());
    }
    finish(symbols, jar);
  }

  /**
   * The module's main jar: its classes and resources, and which natives belong to it.
   *
   * @param classes {@code target/classes}
   * @param nativesJar the jar of {@link #writeNatives}
   */
  public void writeMain(Path jar, Path classes, Stage stage, Path nativesJar)
      throws NativeBuildException, IOException {
    Manifest manifest = manifest(identity.name());
    addRequirements(manifest, stage);
    ObjectNode index = Json.mapper().createObjectNode().put("schema", "mxnet-natives-index/1");
    index
        .putArray("natives")
        .addObject()
        .put("classifier", stage.id().toString())
        .put("sha256", Sha256.of(nativesJar).hex())
        .put("manifest", manifestEntry(stage))
        .set("systemRequirements", Json.mapper().valueToTree(stage.systemRequirements()));
    finish(
        new ReproducibleJar(manifest, time)
            .text("META-INF/natives/index.json", Json.print(index))
            .folder("", classes),
        jar);
  }

  /**
   * The jar of sources.
   *
   * @param roots folder &rarr; where it is put in the jar, {@code ""} or a path that ends in {@code
   *     /}
   */
  public void writeSources(Path jar, Map<Path, String> roots)
      throws NativeBuildException, IOException {
    ReproducibleJar sources = new ReproducibleJar(manifest(identity.name() + ", sources"), time);
    for (Map.Entry<Path, String> root : roots.entrySet()) {
      sources.folder(root.getValue(), root.getKey());
    }
    finish(sources, jar);
  }

  /**
   * The jar of documentation. An artifact of natives has no Java API; Maven Central asks for this
   * jar all the same, and accepts one that says where the documentation is.
   */
  public void writeDocumentation(Path jar, Stage stage) throws NativeBuildException, IOException {
    String text =
        """
        # %s %s

        %s

        This artifact has no Java API of its own. It carries native libraries:
        depend on %s:%s:%s
        with the classifier %s
        and find them under %s in that jar; META-INF/natives/%s.json
        lists them with their digests, licences and system requirements.

        Documentation: %s
        """
            .formatted(
                identity.name(),
                identity.version(),
                identity.description(),
                identity.groupId(),
                identity.artifactId(),
                identity.version(),
                stage.id(),
                NativesManifest.LIBRARIES,
                stage.id(),
                identity.url());
    finish(
        new ReproducibleJar(manifest(identity.name() + ", documentation"), time)
            .text("README.md", text),
        jar);
  }

  /** Adds what every jar has, and writes it. */
  private void finish(ReproducibleJar jar, Path file) throws NativeBuildException, IOException {
    legal.addTo(jar, book);
    String folder = "META-INF/maven/" + identity.groupId() + "/" + identity.artifactId() + "/";
    // By hand: java.util.Properties would write the time of day into the file.
    String properties =
        "artifactId=%s\ngroupId=%s\nversion=%s\n"
            .formatted(identity.artifactId(), identity.groupId(), identity.version());
    jar.file(folder + "pom.xml", identity.pom());
    jar.text(folder + "pom.properties", properties);
    jar.write(file);
  }

  private Manifest manifest(String title) {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.put(Attributes.Name.IMPLEMENTATION_TITLE, title);
    main.put(Attributes.Name.IMPLEMENTATION_VERSION, identity.version());
    if (!identity.vendor().isBlank()) {
      main.put(Attributes.Name.IMPLEMENTATION_VENDOR, identity.vendor());
    }
    return manifest;
  }

  private static void addRequirements(Manifest manifest, Stage stage) {
    List<SystemRequirement> requirements = stage.systemRequirements();
    if (!requirements.isEmpty()) {
      manifest
          .getMainAttributes()
          .putValue(
              "Natives-System-Requirements",
              requirements.stream()
                  .map(r -> "%s (Debian: %s, RPM: %s)".formatted(r.soname(), r.debian(), r.rpm()))
                  .collect(Collectors.joining("; ")));
    }
  }

  private static String manifestEntry(Stage stage) {
    return "META-INF/natives/" + stage.id() + ".json";
  }
}
