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
package org.apache.mxnet.natives.preflight;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.mxnet.natives.exec.ProgramMissingException;
import org.apache.mxnet.natives.exec.ProgramVersion;
import org.apache.mxnet.natives.exec.Programs;

/**
 * Looks whether programs are there, and whether those are the right ones of which somebody wants to
 * know. Only these are started, each once and all at the same time: to look costs nothing, to start
 * a compiler costs tens of milliseconds.
 */
public final class ProgramCheck implements Check {
  private static final int SHOWN_CHARACTERS = 200;

  private final List<ProgramNeed> needs;

  public ProgramCheck(List<ProgramNeed> needs) {
    this.needs = List.copyOf(needs);
  }

  private record Place(String program, String path) {}

  @Override
  public List<Shortage> run() throws IOException {
    Map<Place, List<ProgramNeed>> places =
        needs.stream()
            .collect(
                Collectors.groupingBy(
                    need -> new Place(need.program(), need.path()),
                    LinkedHashMap::new,
                    Collectors.toList()));
    List<Callable<List<Shortage>>> tasks = new ArrayList<>();
    places.forEach((place, of) -> tasks.add(() -> shortages(place, of)));
    return inParallel(tasks);
  }

  private static List<Shortage> shortages(Place place, List<ProgramNeed> needs) throws IOException {
    Optional<Path> file = Programs.find(place.program, place.path, Path.of("/"));
    if (file.isEmpty()) {
      return List.of(missing(place, needs));
    }
    List<ProgramNeed> asking = needs.stream().filter(ProgramNeed::asks).toList();
    if (asking.isEmpty()) {
      return List.of();
    }
    String text;
    try {
      text = ProgramVersion.text(place.program, place.path);
    } catch (ProgramMissingException e) {
      return List.of(new Shortage(e.getMessage(), why(asking), e.remedy()));
    }
    List<Shortage> shortages = new ArrayList<>();
    for (ProgramNeed need : asking) {
      unlike(need, file.get(), text).ifPresent(shortages::add);
    }
    return shortages;
  }

  private static Shortage missing(Place place, List<ProgramNeed> needs) {
    String what =
        place.program.indexOf('/') >= 0
            ? "there is no program " + place.program
            : "the program " + place.program + " is not in " + place.path;
    Optional<String> remedy =
        needs.stream().map(ProgramNeed::remedy).filter(text -> !text.isEmpty()).findFirst();
    return remedy.isPresent()
        ? new Shortage(what, why(needs), remedy.get())
        : new Shortage(
            what, why(needs), new Programs().remedy(place.program), Optional.of(place.program));
  }

  private static Optional<Shortage> unlike(ProgramNeed need, Path file, String text) {
    if (!text.contains(need.reports())) {
      return Optional.of(
          new Shortage(
              file + " does not report '" + need.reports() + "', but: " + shown(text),
              need.why(),
              need.remedy()));
    }
    if (need.atLeast().isEmpty()) {
      return Optional.empty();
    }
    Optional<VersionNumber> version = VersionNumber.in(text);
    if (version.isPresent() && version.get().compareTo(VersionNumber.of(need.atLeast())) >= 0) {
      return Optional.empty();
    }
    String what =
        version.isPresent()
            ? file + " is version " + version.get()
            : file + " --version tells no version: " + shown(text);
    return Optional.of(
        new Shortage(
            what + ", and at least " + need.atLeast() + " is needed",
            need.why(),
            "Install a newer "
                + need.program()
                + (need.program().indexOf('/') >= 0
                    ? " there."
                    : "; the first one in " + need.path() + " is used.")));
  }

  private static String shown(String text) {
    String line = text.lines().map(String::strip).collect(Collectors.joining(" | "));
    return line.length() <= SHOWN_CHARACTERS ? line : line.substring(0, SHOWN_CHARACTERS) + "…";
  }

  private static String why(List<ProgramNeed> needs) {
    return needs.stream().map(ProgramNeed::why).distinct().collect(Collectors.joining("; "));
  }

  private static List<Shortage> inParallel(List<Callable<List<Shortage>>> tasks)
      throws IOException {
    List<Shortage> shortages = new ArrayList<>();
    ExecutorService threads =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "mxnet-native preflight");
              thread.setDaemon(true);
              return thread;
            });
    try {
      for (Future<List<Shortage>> done : threads.invokeAll(tasks)) {
        shortages.addAll(done.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while programs were asked for their versions");
    } catch (ExecutionException e) {
      throw new IOException(e.getCause().getMessage(), e.getCause());
    } finally {
      threads.shutdownNow();
    }
    return shortages;
  }
}
