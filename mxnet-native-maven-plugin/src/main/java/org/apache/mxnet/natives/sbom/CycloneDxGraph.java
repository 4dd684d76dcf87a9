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
package org.apache.mxnet.natives.sbom;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.mxnet.natives.stage.Stage;
import org.apache.mxnet.natives.stage.Stage.StagedFile;
import org.apache.mxnet.natives.stage.StagedComponent;
import org.cyclonedx.model.BomReference;
import org.cyclonedx.model.Composition;
import org.cyclonedx.model.Dependency;

/** Who is in whom: the jar needs its files, a file the software inside it, software its needs. */
final class CycloneDxGraph {
  private final SbomContent content;
  private final Stage stage;

  CycloneDxGraph(SbomContent content) {
    this.content = content;
    this.stage = content.stage();
  }

  /** One entry for each component: what has none would count as unknown. */
  List<Dependency> dependencies() {
    List<Dependency> graph = new ArrayList<>();
    Dependency root = new Dependency(content.purl());
    stage.libraries().forEach(library -> root.addDependency(new Dependency(file(library))));
    content.dependencies().stream()
        .filter(MavenDependency::direct)
        .forEach(direct -> root.addDependency(new Dependency(direct.purl())));
    graph.add(root);
    stage.libraries().forEach(library -> graph.add(inside(library)));
    Set<String> names = new TreeSet<>();
    stage.components().forEach(component -> names.add(component.name()));
    for (StagedComponent component : stage.components()) {
      Dependency entry = new Dependency(CycloneDxComponents.software(component.name()));
      component.needs().stream()
          .filter(names::contains)
          .forEach(need -> entry.addDependency(software(need)));
      graph.add(entry);
    }
    Set<String> known = content.dependencyUrls();
    for (MavenDependency dependency : content.dependencies()) {
      Dependency entry = new Dependency(dependency.purl());
      dependency.needs().stream()
          .filter(known::contains)
          .forEach(need -> entry.addDependency(new Dependency(need)));
      graph.add(entry);
    }
    return graph;
  }

  /** How far the graph can be trusted: a linker's map leaves nothing out, a declaration may. */
  List<Composition> compositions() {
    Composition files = new Composition();
    files.setAggregate(
        content.built() ? Composition.Aggregate.COMPLETE : Composition.Aggregate.UNKNOWN);
    stage.libraries().forEach(library -> files.addDependency(new BomReference(file(library))));
    return List.of(files);
  }

  private Dependency inside(StagedFile library) {
    Dependency entry = new Dependency(file(library));
    stage.components().stream()
        .filter(component -> component.files().contains(library.path()))
        .forEach(component -> entry.addDependency(software(component.name())));
    return entry;
  }

  private String file(StagedFile library) {
    return CycloneDxComponents.file(content.folder(), library.path());
  }

  private static Dependency software(String name) {
    return new Dependency(CycloneDxComponents.software(name));
  }
}
