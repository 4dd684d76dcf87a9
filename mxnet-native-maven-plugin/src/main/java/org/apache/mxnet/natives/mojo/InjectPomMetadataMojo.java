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

import java.io.IOException;
import java.nio.file.Path;
import org.apache.maven.model.Model;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.files.AtomicFile;
import org.apache.mxnet.natives.pom.CentralRequirements;

/**
 * Writes the POM that will be published, and puts it in the place of the project's own for all that
 * follows: jars embed it, signatures are made of it, install and deploy take it.
 *
 * <p>The published POM is flat and literal: no parent, no properties, no build section, no profile,
 * no expression; the coordinates, name, description, url, licences, organization, developers, scm
 * and issue management of the effective model; and the dependencies that a user of the artifact
 * needs (scopes compile and runtime) with their resolved versions and exclusions. Its packaging is
 * <code>jar</code>, so that tools that never heard of <code>mxnet-native</code> read it right. The
 * goal fails, naming all of them, if elements are missing that Maven Central requires.
 */
@Mojo(
    name = "inject-pom-metadata",
    defaultPhase = LifecyclePhase.PREPARE_PACKAGE,
    threadSafe = true)
public final class InjectPomMetadataMojo extends AbstractNativeMojo {
  /** Skips this goal; the project's own POM is then published. */
  @Parameter(property = "mxnet.injectPom.skip", defaultValue = "false")
  private boolean skip;

  @Override
  protected void run() throws NativeBuildException, IOException {
    if (skip) {
      getLog().info("mxnet.injectPom.skip is set: the project's own POM is published");
      return;
    }
    CentralRequirements.check(PublishedPom.metadata(project.getModel()));
    Model published = PublishedPom.of(project);
    String xml = PublishedPom.print(published);
    CentralRequirements.checkLiteral(xml);
    Path file = buildDirectory().resolve("natives").resolve("published-pom.xml");
    AtomicFile.writeText(file, xml);
    // Not setFile: that would move the project's base directory along.
    project.setPomFile(file.toFile());
    ConsumerPom.replaceIn(project, file);
    getLog()
        .info(
            "Published POM: %s with %d dependencies, no parent, no expressions"
                .formatted(
                    project.getBasedir().toPath().relativize(file),
                    published.getDependencies().size()));
  }
}
