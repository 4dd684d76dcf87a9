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

import java.util.List;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** A goal of this plugin that the project binds to its lifecycle, by its POM or its packaging. */
record BoundGoal(PluginExecution execution) {
  /** The phases from that of the goal sign on. */
  private static final List<String> FROM_VERIFY = List.of("verify", "install", "deploy");

  /**
   * @param plugin {@code groupId:artifactId}
   */
  static Optional<BoundGoal> find(MavenProject project, String plugin, String goal) {
    return project.getBuildPlugins().stream()
        .filter(each -> each.getKey().equals(plugin))
        .flatMap(each -> each.getExecutions().stream())
        .filter(execution -> execution.getGoals().contains(goal))
        .findFirst()
        .map(BoundGoal::new);
  }

  /** A parameter as the POM sets it for this goal; empty if it does not, and a property counts. */
  Optional<String> parameter(String name) {
    return execution.getConfiguration() instanceof Xpp3Dom dom && dom.getChild(name) != null
        ? Optional.ofNullable(dom.getChild(name).getValue())
        : Optional.empty();
  }

  /** Whether this run of Maven reaches the phase {@code verify} of a project. */
  static boolean reachesVerify(MavenSession session, MavenProject project) {
    return goals(session, project).stream().anyMatch(FROM_VERIFY::contains);
  }

  /** Whether this run of Maven deploys: by the phase, or by a goal {@code deploy} alone. */
  static boolean deploys(MavenSession session, MavenProject project) {
    return goals(session, project).stream()
        .anyMatch(goal -> goal.equals("deploy") || goal.matches(".*:deploy(@.*)?"));
  }

  private static List<String> goals(MavenSession session, MavenProject project) {
    List<String> goals = session.getRequest().getGoals();
    String usual = project.getDefaultGoal();
    return goals.isEmpty() && usual != null ? List.of(usual.trim().split("\\s+")) : goals;
  }
}
