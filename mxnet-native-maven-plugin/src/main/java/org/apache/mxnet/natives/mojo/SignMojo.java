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
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.gpg.FilesCollector;
import org.apache.maven.project.MavenProjectHelper;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.files.AtomicFile;
import org.apache.mxnet.natives.sign.ArtifactSigner;
import org.apache.mxnet.natives.sign.KeyChoice;
import org.apache.mxnet.natives.sign.SigningKey;

/**
 * Makes detached OpenPGP signatures of the POM and of every attached file, verifies each right
 * after it is made, and attaches it.
 *
 * <p>The key is read from the environment, as the maven-gpg-plugin's <code>bc</code> signer reads
 * it: <code>MAVEN_GPG_KEY</code>, an ASCII-armoured secret key, and <code>MAVEN_GPG_PASSPHRASE
 * </code> if it has a passphrase. Without one, a mock key is made in memory for this build: the
 * signatures then prove that files are whole, not where they come from, and the key's user id says
 * so. Its public part is written to <code>target/</code> and attached with the classifier <code>
 * mock-signing-key</code>; its secret part never reaches a disk. A version that is no SNAPSHOT is
 * never signed with a mock key.
 */
@Mojo(name = "sign", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class SignMojo extends AbstractNativeMojo {
  private final MavenProjectHelper projectHelper;

  /** Skips this goal; nothing is signed. */
  @Parameter(property = "mxnet.sign.skip", defaultValue = "false")
  private boolean skip;

  /**
   * Whether a mock key is refused for SNAPSHOT versions too. The profile <code>release</code> of
   * the MXNet assembly sets it.
   */
  @Parameter(property = "mxnet.sign.requireKey", defaultValue = "false")
  private boolean requireKey;

  @Inject
  SignMojo(MavenProjectHelper projectHelper) {
    this.projectHelper = projectHelper;
  }

  @Override
  protected void run()
      throws NativeBuildException, IOException, MojoExecutionException, MojoFailureException {
    if (skip) {
      getLog().info("mxnet.sign.skip is set: nothing is signed");
      return;
    }
    SigningKey key =
        new KeyChoice(System::getenv, requireKey)
            .choose(
                project.getArtifactId(), project.getVersion(), project.getArtifact().isSnapshot());
    ArtifactSigner signer =
        new ArtifactSigner(
            key,
            session.getRepositorySession(),
            buildDirectory(),
            buildDirectory().resolve("signatures"));
    List<FilesCollector.Item> items =
        new FilesCollector(project, new String[0], getLog()).collect();
    for (FilesCollector.Item item : items) {
      Path signature = signer.sign(item.getFile().toPath());
      projectHelper.attachArtifact(
          project, item.getExtension() + ".asc", item.getClassifier(), signature.toFile());
    }
    getLog().info("Signed and verified %d files with %s".formatted(items.size(), key));
    if (key.isMock()) {
      publish(key);
    }
  }

  private void publish(SigningKey key) throws IOException {
    File file =
        buildDirectory()
            .resolve(project.getBuild().getFinalName() + "-mock-signing-key.pgp")
            .toFile();
    AtomicFile.writeText(file.toPath(), key.publicKey());
    projectHelper.attachArtifact(project, "pgp", "mock-signing-key", file);
    getLog()
        .info(
            "No signing key is configured: this was a mock key of this build. Verify with"
                + " 'gpg --import "
                + project.getBasedir().toPath().relativize(file.toPath())
                + "', then 'gpg --verify <file>.asc <file>'");
  }
}
