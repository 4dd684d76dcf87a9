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
package org.apache.mxnet.natives.scan;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.mxnet.natives.elf.CodeFunction;
import org.apache.mxnet.natives.elf.ElfClass;
import org.apache.mxnet.natives.elf.ElfFormatException;
import org.apache.mxnet.natives.elf.ElfMachine;
import org.apache.mxnet.natives.elf.MachineCode;
import org.apache.mxnet.natives.elf.SharedLibrary;

/** Looks for x86-64 instructions of higher levels in functions that are not dispatched to. */
final class CodeScan {
  /** What a file takes from libgcc_s or the loader to learn what the processor can do. */
  private static final Set<String> DISPATCHERS =
      Set.of(
          "__cpu_model",
          "__cpu_features2",
          "__cpu_indicator_init",
          "__get_cpu_features",
          "__x86_get_cpu_features",
          "__x86_get_cpuid_feature_leaf");

  private static final int GROUP_BYTES = 1 << 20;
  private static final int MOST_NAMES = 20;

  /** So many names are within the reader's bounds for sure; more functions are not judged. */
  private static final int MOST_HITS = 20_000;

  private final MappedBytes bytes;
  private final MachineCode code;
  private final List<CodeSpan> spans;
  private final Buffers buffers = new Buffers();

  private CodeScan(MappedBytes bytes, MachineCode code) {
    this.bytes = bytes;
    this.code = code;
    this.spans = CodeSpan.of(code);
  }

  /** A span with instructions of some levels, as bits. */
  private record Hit(CodeSpan span, int levels) {}

  /** Spans that lie near each other and are read at once: from one index to before another. */
  private record Group(int from, int to) {}

  /** Empty for other processors, and for a file that asks the processor before it chooses. */
  static Map<IsaLevel, List<String>> run(Path file, MappedBytes bytes, SharedLibrary library)
      throws IOException, ElfFormatException {
    boolean judged =
        library.loading().machine().equals(ElfMachine.X86_64)
            && library.loading().elfClass() == ElfClass.ELF64
            && library.imports().stream().noneMatch(i -> DISPATCHERS.contains(i.name()));
    return judged ? new CodeScan(bytes, MachineCode.read(file)).run() : Map.of();
  }

  private Map<IsaLevel, List<String>> run() throws ElfFormatException {
    List<Group> groups = groups();
    // A resolver may know the processor from the loader.
    if (code.functions().stream().anyMatch(CodeFunction::isResolver)
        || groups.parallelStream().anyMatch(this::asksProcessor)) {
      return Map.of();
    }
    List<Hit> hits =
        IntStream.range(0, groups.size())
            .parallel()
            .mapToObj(i -> hits(groups.get(i)))
            .flatMap(List::stream)
            .toList();
    return named(hits);
  }

  private List<Group> groups() {
    List<Group> groups = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= spans.size(); i++) {
      if (i == spans.size() || spans.get(i).end() - spans.get(from).offset() > GROUP_BYTES) {
        groups.add(new Group(from, i));
        from = i;
      }
    }
    return groups;
  }

  private byte[] content(Group group) {
    long from = spans.get(group.from()).offset();
    long to = spans.get(group.to() - 1).end();
    int length = (int) (to - from);
    int most = Math.max(length, (int) Math.min(GROUP_BYTES, bytes.size()));
    byte[] content = buffers.take(most + X86Decoder.LOOK_AHEAD);
    bytes.copy(from, to, content);
    Arrays.fill(content, length, length + X86Decoder.LOOK_AHEAD, (byte) 0);
    return content;
  }

  private boolean asksProcessor(Group group) {
    byte[] content = content(group);
    long base = spans.get(group.from()).offset();
    for (CodeSpan span : spans.subList(group.from(), group.to())) {
      int from = (int) (span.offset() - base);
      if (SpanDecoder.asksProcessor(content, from, from + span.length(), span.kind())) {
        return true;
      }
    }
    buffers.giveBack(content);
    return false;
  }

  private List<Hit> hits(Group group) {
    byte[] content = content(group);
    long base = spans.get(group.from()).offset();
    List<Hit> hits = new ArrayList<>();
    for (CodeSpan span : spans.subList(group.from(), group.to())) {
      int from = (int) (span.offset() - base);
      if (span.kind() != CodeSpan.Kind.GAP) {
        int levels = SpanDecoder.levels(content, from, from + span.length(), span.kind());
        if (levels != 0) {
          hits.add(new Hit(span, levels));
        }
      }
    }
    buffers.giveBack(content);
    return hits;
  }

  private Map<IsaLevel, List<String>> named(List<Hit> hits) throws ElfFormatException {
    Map<IsaLevel, List<String>> named = new EnumMap<>(IsaLevel.class);
    DispatchNames dispatch = new DispatchNames(code.functions());
    for (Hit hit : hits.subList(0, Math.min(hits.size(), MOST_HITS))) {
      List<IsaLevel> open = new ArrayList<>();
      for (IsaLevel level : List.of(IsaLevel.V2, IsaLevel.V3, IsaLevel.V4)) {
        boolean full = named.getOrDefault(level, List.of()).size() == MOST_NAMES;
        if ((hit.levels() & 1 << level.ordinal() + 1) != 0 && !full) {
          open.add(level);
        }
      }
      int function = hit.span().function();
      if (!open.isEmpty() && (function < 0 || !dispatch.isDispatched(function))) {
        String name = name(hit.span());
        open.forEach(level -> named.computeIfAbsent(level, l -> new ArrayList<>()).add(name));
      }
    }
    return named;
  }

  private String name(CodeSpan span) throws ElfFormatException {
    Optional<String> name =
        span.function() < 0 ? Optional.empty() : code.functions().get(span.function()).name();
    return name.filter(n -> !n.isEmpty()).orElse("0x%x".formatted(span.address()));
  }
}
