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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.audit.Audit;
import org.apache.mxnet.natives.audit.AuditResult;
import org.apache.mxnet.natives.audit.Contributors;
import org.apache.mxnet.natives.files.AtomicFile;
import org.apache.mxnet.natives.platform.GlibcVersion;
import org.apache.mxnet.natives.policy.AuditPolicy;
import org.apache.mxnet.natives.policy.Baseline;
import org.apache.mxnet.natives.recipe.SystemRequirement;
import org.apache.mxnet.natives.report.ConsoleReport;
import org.apache.mxnet.natives.report.HtmlReport;
import org.apache.mxnet.natives.report.JsonReport;
import org.apache.mxnet.natives.stage.Stage;
import org.apache.mxnet.natives.stage.StageFile;
import org.apache.mxnet.natives.stage.StageFolder;
import org.eclipse.aether.RepositorySystem;

/**
 * Audits native files: do they load where they should, and is anything wrong with them? In the
 * lifecycle it looks at the staged files, before any jar exists, on the very bytes that will be
 * packed. With <code>mxnet.natives</code> it looks at whatever is named, and needs no project.
 *
 * <p>Findings that are errors fail the build, with the file, the symbols and what to do, for
 * example: <code>libquadmath.so.0 needs GLIBC_2.23 (symbol __signgam of libm.so.6), above the floor
 * GLIBC_2.17: it does not load on Amazon Linux 1 (glibc 2.17), CentOS 7 (2.17), …</code>. The
 * rules, with reasons and remedies, are in docs/audit-rules.md; policy and baseline files in
 * docs/audit.md.
 *
 * <p>Natives for other systems than Linux have no glibc; in the lifecycle the goal says so and
 * passes.
 */
@Mojo(
    name = "check-glibc",
    defaultPhase = LifecyclePhase.PROCESS_CLASSES,
    requiresProject = false,
    threadSafe = true)
public final class CheckGlibcMojo extends StagedMojo {
  private static final GlibcVersion DEFAULT_FLOOR = new GlibcVersion(2, 17, 0);
  private static final int WARNINGS = 10;

  private final RepositorySystem repositorySystem;

  /**
   * What to audit instead of the staged files: jars, folders, ELF files, or Maven coordinates,
   * separated by commas. Jars inside jars are opened. Example: <code>
   * -Dmxnet.natives=target/app.jar,org.xerial:sqlite-jdbc:3.46.0.0</code>.
   */
  @Parameter(property = "mxnet.natives")
  private List<String> natives;

  /**
   * The oldest glibc that the natives must load on, as <code>major.minor</code>. Default: the
   * policy file's, else <code>2.17</code>, which is that of CentOS 7 and Amazon Linux 1, and of
   * manylinux2014 (PEP 599). Example: <code>-Dmxnet.glibc=2.28</code> gives these up and keeps RHEL
   * 8 and Debian 10.
   */
  @Parameter(property = "mxnet.glibc")
  private String glibc;

  /**
   * A policy file: floors, libraries that systems have, exports, versions of static libraries,
   * severities, systems; see docs/audit.md. Default: the plugin's own tables. Example: <code>
   * -Dmxnet.policy=src/audit/policy.yaml</code>.
   */
  @Parameter(property = "mxnet.policy")
  private File policy;

  /**
   * A file of findings that the project accepts, each with a reason and a last day; see
   * docs/audit.md. Default: none is accepted. Example: <code>
   * -Dmxnet.baseline=src/audit/baseline.yaml</code>.
   */
  @Parameter(property = "mxnet.baseline")
  private File baseline;

  /**
   * The folder for the reports <code>natives-audit.json</code> and <code>natives-audit.html</code>.
   * Default: in the lifecycle <code>target/natives/&lt;platform&gt;-&lt;variant&gt;</code>; with
   * <code>mxnet.natives</code> none is written. Example: <code>-Dmxnet.report=target/audit</code>.
   */
  @Parameter(property = "mxnet.report")
  private File report;

  @Inject
  CheckGlibcMojo(RepositorySystem repositorySystem) {
    this.repositorySystem = repositorySystem;
  }

  @Override
  protected void run() throws NativeBuildException, IOException {
    AuditPolicy demands =
        policy == null ? AuditPolicy.standard() : AuditPolicy.read(policy.toPath());
    GlibcVersion floor =
        glibc == null ? demands.glibc().orElse(DEFAULT_FLOOR) : GlibcVersion.parse(glibc);
    if (natives != null && !natives.isEmpty()) {
      List<Path> named = NamedNatives.resolve(natives, repositorySystem, session, project);
      AuditResult result = audit(named, demands, floor, Contributors.none());
      ConsoleReport.lines(result).forEach(getLog()::info);
      finish(result, report == null ? null : report.toPath());
      return;
    }
    if (!nativesId().platform().os().equals("linux")) {
      getLog().info(nativesId() + " has no glibc, nothing to check");
      return;
    }
    StageFolder folder = stageFolder();
    Stage stage = StageFile.read(folder);
    List<Path> files = new ArrayList<>();
    stage.libraries().forEach(file -> files.add(folder.libraries().resolve(file.path())));
    Path classes = Path.of(project.getBuild().getOutputDirectory());
    if (Files.isDirectory(classes)) {
      files.add(classes);
    }
    Set<String> declared =
        stage.systemRequirements().stream()
            .map(SystemRequirement::soname)
            .collect(Collectors.toSet());
    AuditResult result =
        audit(
            files,
            demands.withRequirements(declared),
            floor,
            new StagedArchives(folder.path().resolve("prefix"), stage.build().linked()));
    Path reports = report == null ? folder.path() : report.toPath();
    warn(result, reports);
    finish(result, reports);
    getLog().info(FloorSummary.of(floor, result));
  }

  private AuditResult audit(
      List<Path> files, AuditPolicy demands, GlibcVersion floor, Contributors contributors)
      throws NativeBuildException, IOException {
    Audit audit =
        new Audit(
            demands,
            floor,
            baseline == null ? List.of() : Baseline.read(baseline.toPath()),
            LocalDate.now(),
            contributors);
    return NamedNatives.open(files, audit::run);
  }

  private void warn(AuditResult result, Path reports) {
    List<String> warnings = ConsoleReport.warnings(result);
    warnings.stream().limit(WARNINGS).forEach(getLog()::warn);
    if (warnings.size() > WARNINGS) {
      getLog()
          .warn(
              "and %d more warnings, in %s"
                  .formatted(warnings.size() - WARNINGS, reports.resolve("natives-audit.html")));
    }
  }

  /** Writes the reports first: they explain what the goal fails for. */
  private void finish(AuditResult result, Path reports) throws NativeBuildException, IOException {
    if (reports != null) {
      Files.createDirectories(reports);
      AtomicFile.writeText(reports.resolve("natives-audit.json"), JsonReport.write(result));
      AtomicFile.writeText(reports.resolve("natives-audit.html"), HtmlReport.write(result));
    }
    result.demandPass();
  }
}
