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
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.mxnet.natives.exec.Probe;
import org.apache.mxnet.natives.recipe.DynamicLinkage;
import org.apache.mxnet.natives.recipe.Recipe;
import org.apache.mxnet.natives.toolchain.Toolchain;

/** The development packages that a backend is compiled against in dynamic linkage. */
public final class SystemPackages {
  private SystemPackages() {}

  /**
   * Their versions, as lines for the fingerprint.
   *
   * @throws BuildException if one is not installed, the recipe names none, or the toolchain cannot
   *     see them
   */
  public static SortedMap<String, String> of(Recipe recipe, Toolchain toolchain)
      throws BuildException, IOException {
    if (toolchain.kind() != Toolchain.Kind.HOST) {
      throw new BuildException(
          "the toolchain %s has headers and libraries of its own: it cannot link this system's"
              .formatted(toolchain.name()),
          "Choose a toolchain of the kind host, -Dmxnet.toolchain=host-gcc for example.");
    }
    DynamicLinkage dynamic =
        recipe
            .backend()
            .flatMap(backend -> backend.dynamic())
            .orElseThrow(
                () ->
                    new BuildException(
                        recipe.file() + " does not say how it is linked with a system's libraries",
                        "Add 'dynamic', see docs/recipes.md; or use -Dmxnet.linkage=static."));
    SortedMap<String, String> versions = new TreeMap<>();
    List<String> missing = new ArrayList<>();
    for (String name : dynamic.packages()) {
      Probe answer =
          Probe.run("/usr/bin/dpkg-query", "-W", "-f", "${db:Status-Status} ${Version}", name);
      if (answer.code() == 0 && answer.text().startsWith("installed ")) {
        versions.put("system." + name, answer.text().substring("installed ".length()));
      } else {
        missing.add(name);
      }
    }
    if (!missing.isEmpty()) {
      throw new BuildException(
          recipe
              + " is compiled against packages that are not installed: "
              + String.join(", ", missing),
          "apt-get install " + String.join(" ", missing));
    }
    return versions;
  }
}
