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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.mxnet.natives.driver.BuildSite;
import org.apache.mxnet.natives.exec.Probe;
import org.apache.mxnet.natives.exec.Programs;
import org.apache.mxnet.natives.exec.Wrapping;
import org.apache.mxnet.natives.toolchain.Toolchain;
import org.apache.mxnet.natives.toolchain.Toolset;

/**
 * A program that the compilers are started by: a cache of objects ({@code ccache}, {@code sccache})
 * or one that shares the work with other machines ({@code distcc}, {@code icecc}). It changes how
 * long a build takes, never its bytes, and is no part of any identity.
 */
public final class CompilerLauncher implements Wrapping {
  private static final List<String> KNOWN = List.of("ccache", "sccache", "distcc", "icecc");

  /** Those that talk to a server, which steps without network cannot reach. */
  private static final List<String> NETWORKED = List.of("sccache", "distcc", "icecc");

  /** {@code compile x.cc on 10.0.0.2/4 completed ok}; of a link, distcc tells {@code (null)}. */
  private static final Pattern SHARED =
      Pattern.compile("compile (?!\\(null\\) ).* on (\\S+) completed ok");

  /** Of sccache's statistics, which its server keeps for all that it ever served. */
  private static final Pattern COUNTED = Pattern.compile("(?m)^Cache (hits|misses) +(\\d+)$");

  private final String program;
  private final String file;
  private final Map<String, String> settings;
  private Path work = Path.of("/nowhere");
  private Map<String, Long> before = Map.of();

  private CompilerLauncher(String program, String file, Map<String, String> settings) {
    this.program = program;
    this.file = file;
    this.settings = settings;
  }

  /**
   * @param wanted {@code auto} (ccache if it is installed), {@code none}, or a program's name
   * @param environment the user's, from which the launcher gets its own variables
   * @param home the user's home folder, where ccache keeps its cache unless told otherwise
   * @throws BuildException if it is none of these, is not installed, or cannot start this toolchain
   */
  public static CompilerLauncher of(
      String wanted, Toolchain toolchain, Map<String, String> environment, Path home)
      throws BuildException {
    return of(wanted, toolchain, environment, home, BuildSite.MACHINE_PATH);
  }

  /** As above, with another {@code PATH} to look for launchers. */
  static CompilerLauncher of(
      String wanted, Toolchain toolchain, Map<String, String> environment, Path home, String path)
      throws BuildException {
    boolean zig = toolchain.kind() == Toolchain.Kind.ZIG;
    if (wanted.equals("none") || wanted.equals("auto") && (zig || find("ccache", path).isEmpty())) {
      return new CompilerLauncher("", "", Map.of());
    }
    String program = wanted.equals("auto") ? "ccache" : wanted;
    if (!KNOWN.contains(program)) {
      throw new BuildException(
          "mxnet.launcher is '" + wanted + "', which starts no compilers",
          "Set -Dmxnet.launcher to auto, none, " + String.join(", ", KNOWN) + ".");
    }
    if (zig) {
      throw new BuildException(
          program + " cannot start the compilers of " + toolchain + ": Zig is one program for all",
          "Set -Dmxnet.launcher=none; Zig keeps a cache of its own.");
    }
    Optional<Path> file = find(program, path);
    if (file.isEmpty()) {
      throw new BuildException(
          "mxnet.launcher is " + program + ", which is in no folder of " + path,
          "Install it (apt-get install " + program + "), or set -Dmxnet.launcher=none.");
    }
    Map<String, String> settings = new TreeMap<>();
    String prefix = program.toUpperCase(Locale.ROOT) + "_";
    environment.forEach(
        (name, value) -> {
          if (name.startsWith(prefix)) {
            settings.put(name, value);
          }
        });
    if (program.equals("ccache")) {
      settings.putIfAbsent("CCACHE_DIR", home.resolve(".cache/ccache").toString());
    }
    if (program.equals("sccache")) {
      settings.putIfAbsent("SCCACHE_DIR", home.resolve(".cache/sccache").toString());
    }
    return new CompilerLauncher(program, file.get().toString(), settings);
  }

  private static Optional<Path> find(String program, String path) {
    return Programs.find(program, path, Path.of("/"));
  }

  /** Whether compilers must reach the network, or at least this machine's own. */
  boolean isNetworked() {
    return NETWORKED.contains(program);
  }

  /**
   * Whether compilers may be given headers that are parsed already. Of those that share the work,
   * no other machine has them; sccache would not see that they have changed.
   */
  boolean precompiles() {
    return program.isEmpty() || program.equals("ccache");
  }

  /** Counts from now on, in this folder. */
  void countIn(Path folder) throws IOException {
    work = folder;
    Files.deleteIfExists(log());
    if (program.equals("sccache")) {
      before = served();
    }
  }

  @Override
  public List<String> prefix() {
    return List.of();
  }

  @Override
  public Map<String, String> environment() {
    if (program.isEmpty()) {
      return Map.of();
    }
    Map<String, String> variables = new LinkedHashMap<>(settings);
    variables.put(Toolset.LAUNCHER_VARIABLE, program);
    if (program.equals("ccache")) {
      variables.put("CCACHE_STATSLOG", log().toString());
      // Without these two it keeps nothing of a file whose headers are parsed already.
      variables.merge(
          "CCACHE_SLOPPINESS", "pch_defines,time_macros", (own, ours) -> own + "," + ours);
    }
    if (program.equals("distcc")) {
      variables.put("DISTCC_LOG", log().toString());
      variables.put("DISTCC_VERBOSE", "1");
    }
    return variables;
  }

  /** What it did, in one line; empty if it tells nothing. */
  Optional<String> summary() throws IOException {
    if (program.equals("sccache")) {
      Map<String, Long> after = served();
      return Optional.of(cached(since(before, after, "hits"), since(before, after, "misses")));
    }
    if (!Files.isRegularFile(log())) {
      return program.isEmpty() ? Optional.empty() : Optional.of("compilers started by " + program);
    }
    String text = Files.readString(log());
    return Optional.of(program.equals("ccache") ? cached(text) : shared(text));
  }

  /** The format of CCACHE_STATSLOG: a comment with the source, then a counter's name a line. */
  private String cached(String text) {
    long hits =
        text.lines()
            .filter(
                line -> line.equals("direct_cache_hit") || line.equals("preprocessed_cache_hit"))
            .count();
    long misses = text.lines().filter(line -> line.equals("cache_miss")).count();
    return cached(hits, misses);
  }

  private String cached(long hits, long misses) {
    return String.format(
        Locale.ROOT,
        "%s: %d of %d compilations from the cache (%.0f %%)",
        program,
        hits,
        hits + misses,
        100.0 * hits / Math.max(1, hits + misses));
  }

  /** What sccache's server has counted; it is started if it does not run. */
  private Map<String, Long> served() throws IOException {
    List<String> argv =
        new ArrayList<>(List.of("/usr/bin/env", "-i", "PATH=" + BuildSite.MACHINE_PATH));
    settings.forEach((name, value) -> argv.add(name + "=" + value));
    argv.addAll(List.of(file, "--show-stats"));
    Map<String, Long> counts = new TreeMap<>();
    Matcher matcher = COUNTED.matcher(Probe.run(argv.toArray(String[]::new)).text());
    while (matcher.find()) {
      counts.put(matcher.group(1), Long.parseLong(matcher.group(2)));
    }
    return counts;
  }

  private static long since(Map<String, Long> before, Map<String, Long> after, String key) {
    return after.getOrDefault(key, 0L) - before.getOrDefault(key, 0L);
  }

  private String shared(String text) {
    Map<String, Integer> hosts = new TreeMap<>();
    Matcher matcher = SHARED.matcher(text);
    while (matcher.find()) {
      hosts.merge(matcher.group(1), 1, Integer::sum);
    }
    return program + ": files compiled by each host: " + hosts;
  }

  private Path log() {
    return work.resolve("launcher.log");
  }
}
