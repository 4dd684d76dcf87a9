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
import java.time.ZoneOffset;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.clearance.Contents;
import org.apache.mxnet.natives.clearance.ForeignClearance;
import org.apache.mxnet.natives.clearance.LicenceTable;
import org.apache.mxnet.natives.clearance.StageClearance;
import org.apache.mxnet.natives.clearance.Verdict;
import org.apache.mxnet.natives.clearance.VerdictReport;
import org.apache.mxnet.natives.files.AtomicFile;
import org.apache.mxnet.natives.licence.LicencePolicy;
import org.apache.mxnet.natives.stage.Stage;
import org.apache.mxnet.natives.stage.StageFile;
import org.apache.mxnet.natives.stage.StageFolder;
import org.eclipse.aether.RepositorySystem;

/**
 * Lets nothing pass that may not be distributed. In the lifecycle it takes each component of the
 * staged files, compiler runtimes too, and demands a licence that the policy allows and the
 * licence's text; then it looks into the files themselves for known libraries, by symbols, texts
 * and machine code, and compares: one that is inside and not declared, or in another version, or
 * under another licence, fails the build.
 *
 * <p>With <code>mxnet.natives</code> it looks at whatever is named, and needs no project. Of such
 * files the licence texts beside them are the declaration, for example: <code>libmxnet.so contains
 * zmq 4.2.2 (…), which none of the 2 licence files beside it names</code>.
 *
 * <p>In 2020 every artifact of Apache MXNet was deleted from Maven Central for what was inside
 * (apache/mxnet#18397). The rules and policies, and how to write one, are in docs/licensing.md.
 */
@Mojo(
    name = "check-licenses",
    defaultPhase = LifecyclePhase.PROCESS_CLASSES,
    requiresProject = false,
    threadSafe = true)
public final class CheckLicensesMojo extends StagedMojo {
  private final RepositorySystem repositorySystem;

  /**
   * What to look at instead of the staged files: jars, folders, ELF files, or Maven coordinates,
   * separated by commas. Jars inside jars are opened. Example: <code>
   * -Dmxnet.natives=target/app.jar,org.xerial:sqlite-jdbc:3.46.0.0</code>.
   */
  @Parameter(property = "mxnet.natives")
  private List<String> natives;

  /**
   * Which licences are allowed: <code>asf</code>, what a release of the Apache Software Foundation
   * may include; <code>permissive</code>, no copyleft; <code>any</code>, for what is never
   * published; or the path of a policy file, see docs/licensing.md. Example: <code>
   * -Dmxnet.licensePolicy=src/licences/policy.yaml</code>.
   */
  @Parameter(property = "mxnet.licensePolicy", defaultValue = "asf")
  private String licensePolicy;

  /**
   * The folder for the report <code>natives-licences.json</code>. Default: in the lifecycle <code>
   * target/natives/&lt;platform&gt;-&lt;variant&gt;</code>; with <code>mxnet.natives</code> none is
   * written. Example: <code>-Dmxnet.report=target/audit</code>.
   */
  @Parameter(property = "mxnet.report")
  private File report;

  /**
   * A file for the table of components and licences, Markdown with the day of the build, for a
   * project's documentation; of no effect with <code>mxnet.natives</code>. Example: <code>
   * -Dmxnet.licenseTable=docs/licences.md</code>.
   */
  @Parameter(property = "mxnet.licenseTable")
  private File licenseTable;

  @Inject
  CheckLicensesMojo(RepositorySystem repositorySystem) {
    this.repositorySystem = repositorySystem;
  }

  @Override
  protected void run() throws NativeBuildException, IOException {
    LicencePolicy policy = LicencePolicy.of(licensePolicy);
    if (natives != null && !natives.isEmpty()) {
      Verdict verdict = foreign(policy);
      VerdictReport.lines(verdict).forEach(getLog()::info);
      finish(verdict, report == null ? null : report.toPath());
      return;
    }
    StageFolder folder = stageFolder();
    Stage stage = StageFile.read(folder);
    Verdict verdict = new StageClearance(policy, Contents.detected(), stage, folder).run();
    VerdictReport.lines(verdict).forEach(getLog()::info);
    if (licenseTable != null) {
      AtomicFile.writeText(
          licenseTable.toPath(),
          LicenceTable.markdown(stage, verdict, LocalDate.now(ZoneOffset.UTC)));
    }
    finish(verdict, report == null ? folder.path() : report.toPath());
  }

  private Verdict foreign(LicencePolicy policy) throws NativeBuildException, IOException {
    return NamedNatives.open(
        NamedNatives.resolve(natives, repositorySystem, session, project),
        intake -> new ForeignClearance(policy, Contents.detected(), intake).run());
  }

  /** Writes the report first: it explains what the goal fails for. */
  private static void finish(Verdict verdict, Path reports)
      throws NativeBuildException, IOException {
    if (reports != null) {
      Files.createDirectories(reports);
      AtomicFile.writeText(reports.resolve("natives-licences.json"), VerdictReport.json(verdict));
    }
    verdict.demandPass();
  }
}
