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
package org.apache.mxnet.natives.driver;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.mxnet.natives.recipe.BuildInstructions.Flags;
import org.apache.mxnet.natives.toolchain.Toolset;

/** The whole environment of every command: nothing of the user's own gets in. */
final class BuildEnvironment {
  /** 1980-01-01, the first time that a zip archive can hold; see reproducible-builds.org. */
  private static final String EPOCH = "315532800";

  private BuildEnvironment() {}

  static Map<String, String> of(BuildSite site, Flags recipe, Map<String, String> own) {
    Flags toolchain = site.toolset().toolchain().flags();
    Map<String, String> environment = new TreeMap<>();
    environment.put(
        "PATH",
        site.toolset().programs()
            + ":"
            + site.tools().resolve("bin")
            + ":"
            + BuildSite.MACHINE_PATH);
    environment.put("HOME", site.home().toString());
    environment.put("TMPDIR", site.home().toString());
    environment.put("LC_ALL", "C");
    environment.put("TZ", "UTC");
    environment.put("SOURCE_DATE_EPOCH", EPOCH);
    environment.put("ZERO_AR_DATE", "1");
    environment.put(Toolset.WORK_VARIABLE, site.work().toString());
    environment.put("CC", "cc");
    environment.put("CXX", "c++");
    environment.put("AR", "ar");
    environment.put("RANLIB", "ranlib");
    environment.put("NM", "nm");
    environment.put("STRIP", "strip");
    // Everything ends up in one shared library.
    environment.put("CFLAGS", flags(List.of("-fPIC"), toolchain.c(), recipe.c()));
    environment.put("CXXFLAGS", flags(List.of("-fPIC"), toolchain.cxx(), recipe.cxx()));
    environment.put("LDFLAGS", flags(List.of(), toolchain.link(), recipe.link()));
    String pkgconfig = site.dependencies().resolve("lib/pkgconfig").toString();
    environment.put("PKG_CONFIG_LIBDIR", pkgconfig);
    environment.putAll(own);
    return environment;
  }

  private static String flags(List<String> always, List<String> toolchain, List<String> recipe) {
    List<String> all = new ArrayList<>(always);
    all.addAll(toolchain);
    all.addAll(recipe);
    return String.join(" ", all);
  }
}
