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
package org.apache.mxnet.natives.mojo;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.inject.Inject;
import org.apache.maven.archiver.MavenArchiver;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProjectHelper;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.bundle.BundleException;
import org.apache.mxnet.natives.bundle.LegalFiles;
import org.apache.mxnet.natives.bundle.NativesBundle;
import org.apache.mxnet.natives.legal.LicenceBook;
import org.apache.mxnet.natives.stage.Stage;
import org.apache.mxnet.natives.stage.StageFile;
import org.apache.mxnet.natives.stage.StageFolder;

/**
 * Packs the staged natives into the jar with the classifier <code>
 * PLATFORM-VARIANT</code> and attaches it. Inside: the native files under <code>
 * lib/native/</code>; <code>META-INF/natives/PLATFORM-VARIANT.json</code> with each file's digest,
 * SONAME, needed libraries, number of exports and highest glibc version, the system requirements,
 * and the components with their licences; the same for tools as a CycloneDX bill of materials,
 * <code>
 * META-INF/sbom/bom.cdx.json</code>; the licence texts under <code>META-INF/licenses/</code>; the
 * project's <code>META-INF/LICENSE</code> and <code>NOTICE</code>.
 *
 * <p>Of a backend that was built from source, the symbols go into a jar of their own, with the
 * classifier <code>PLATFORM-VARIANT-debug</code>.
 *
 * <p>Attached beside the jars: the bill of materials, and the provenance of all jars, classifier
 * <code>PLATFORM-VARIANT-provenance</code>, an in-toto statement with the sources, recipes, patches
 * and toolchain that they were made from, see docs/provenance.md.
 *
 * <p>In a project of the packaging <code>mxnet-native</code> it also makes the main jar (classes
 * and resources of the project, and <code>META-INF/natives/index.json</code>), and the jars <code>
 * sources</code> and, unless the project has sources to document, <code>javadoc</code> that Maven
 * Central asks for. In other projects the stock plugins make these.
 *
 * <p>The bytes of each jar depend on its content alone, see <code>outputTimestamp</code>.
 */
@Mojo(
    name = "bundle-natives",
    defaultPhase = LifecyclePhase.PACKAGE,
    requiresDependencyResolution = ResolutionScope.RUNTIME,
    threadSafe = true)
public final class BundleNativesMojo extends StagedMojo {
  private static final String OWN_PACKAGING = "mxnet-native";

  private final MavenProjectHelper projectHelper;

  /** The licence of the project; without one nothing is bundled. */
  @Parameter(property = "mxnet.licenseFile", defaultValue = "${project.basedir}/LICENSE")
  private File licenseFile;

  /** The notice of the project; left out if the file does not exist. */
  @Parameter(property = "mxnet.noticeFile", defaultValue = "${project.basedir}/NOTICE")
  private File noticeFile;

  /**
   * The licence policy, as <code>check-licenses</code> has it: components of its category B stand
   * first in the licence, with the place of their source.
   */
  @Parameter(property = "mxnet.licensePolicy", defaultValue = "asf")
  private String licensePolicy;

  /**
   * The folder of the declarations of prebuilt backends: the jar of sources has them under <code>
   * prebuilt/</code>.
   */
  @Parameter(property = "mxnet.prebuilt", defaultValue = "${project.basedir}/src/main/prebuilt")
  private File prebuiltDirectory;

  /** The folder of the recipes: the jar of sources has them under <code>recipes/</code>. */
  @Parameter(property = "mxnet.recipes", defaultValue = "${project.basedir}/src/main/recipes")
  private File recipesDirectory;

  /** The folder of the toolchains: the jar of sources has them under <code>toolchains/</code>. */
  @Parameter(property = "mxnet.toolchains", defaultValue = "${project.basedir}/src/main/toolchains")
  private File toolchainsDirectory;

  /**
   * The time that every entry of every jar carries, ISO 8601 or seconds since 1970, as in Maven's
   * guide to reproducible builds. Default: 1980-01-01, the earliest a jar can hold, so that a
   * project that does not set it is reproducible as well.
   */
  @Parameter(defaultValue = "${project.build.outputTimestamp}")
  private String outputTimestamp;

  /**
   * Which bills of materials are attached, each with the classifier <code>PLATFORM-VARIANT-FORMAT
   * </code> and the type <code>json</code>: <code>cyclonedx</code> (1.6, which is in the jar as
   * well), <code>spdx</code> (2.3), or both. Example: <code>-Dmxnet.sbom=cyclonedx,spdx</code>.
   */
  @Parameter(property = "mxnet.sbom", defaultValue = "cyclonedx")
  private List<String> sbom;

  @Parameter(defaultValue = "${plugin}", readonly = true)
  private PluginDescriptor plugin;

  @Inject
  BundleNativesMojo(MavenProjectHelper projectHelper) {
    this.projectHelper = projectHelper;
  }

  @Override
  protected void run() throws NativeBuildException, IOException {
    StageFolder folder = stageFolder();
    Stage stage = StageFile.read(folder);
    ProjectContent content = new ProjectContent(project);
    LegalFiles legal = new LegalFiles(licenseFile.toPath(), noticeFile.toPath());
    LicenceBook book = LicenceBook.of(stage, folder, Prominent.under(licensePolicy));
    NativesBundle bundle =
        new NativesBundle(
            content.identity(),
            legal,
            book,
            time(),
            plugin.getVersion(),
            MavenDependencies.of(project));

    Path natives = jar(stage.id().toString());
    bundle.writeNatives(natives, stage, folder);
    attach(stage.id().toString(), natives);
    if (!stage.debug().isEmpty()) {
      Path symbols = jar(stage.id() + "-debug");
      bundle.writeDebug(symbols, stage, folder);
      attach(stage.id() + "-debug", symbols);
    }
    if (project.getPackaging().equals(OWN_PACKAGING)) {
      bundleModule(bundle, content, stage, natives);
    }
    for (Path document :
        new AttachedDocuments(project, projectHelper, bundle.content(stage)).attach(sbom)) {
      report(document);
    }
  }

  private void bundleModule(NativesBundle bundle, ProjectContent content, Stage stage, Path natives)
      throws NativeBuildException, IOException {
    Path main = buildDirectory().resolve(project.getBuild().getFinalName() + ".jar");
    bundle.writeMain(main, Path.of(project.getBuild().getOutputDirectory()), stage, natives);
    project.getArtifact().setFile(main.toFile());
    report(main);

    Path sources = jar("sources");
    Map<Path, String> declarations =
        Map.of(
            prebuiltDirectory.toPath(), "prebuilt/",
            recipesDirectory.toPath(), "recipes/",
            toolchainsDirectory.toPath(), "toolchains/");
    bundle.writeSources(sources, content.sourceRoots(declarations));
    attach("sources", sources);
    if (content.hasSources()) {
      // The placeholder says that there is no Java API, which must be true.
      getLog()
          .info(
              "The project has sources: no placeholder for its javadoc is attached, bind the goal"
                  + " 'jar' of the maven-javadoc-plugin");
      return;
    }
    Path documentation = jar("javadoc");
    bundle.writeDocumentation(documentation, stage);
    attach("javadoc", documentation);
  }

  private Instant time() throws BundleException {
    try {
      return MavenArchiver.parseBuildOutputTimestamp(outputTimestamp).orElse(Instant.EPOCH);
    } catch (IllegalArgumentException e) {
      throw new BundleException(
          "project.build.outputTimestamp is no time that a jar can hold: " + e.getMessage(),
          "Write it as 2026-11-22T00:00:00Z, or as seconds since 1970; from 1980 to 2099.");
    }
  }

  private Path jar(String classifier) {
    return buildDirectory().resolve(project.getBuild().getFinalName() + "-" + classifier + ".jar");
  }

  private void attach(String classifier, Path jar) {
    projectHelper.attachArtifact(project, "jar", classifier, jar.toFile());
    report(jar);
  }

  private void report(Path jar) {
    getLog()
        .info(
            String.format(Locale.ROOT, "%s: %,d bytes", jar.getFileName(), jar.toFile().length()));
  }
}
