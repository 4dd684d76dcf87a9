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

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.stream.IntStream;

/** Looks for texts and build paths in all of a file, chunk by chunk. */
final class TextScan {
  private static final int CHUNK_BITS = 20;

  /** How much of a text before and behind a literal is looked at. */
  private static final int CONTEXT = 512;

  private static final int MOST_AT_ONCE = (1 << CHUNK_BITS) + 2 * CONTEXT;

  private static final int LONGEST_TEXT = 256;

  /** How often a pattern is tried in a chunk; a file made for it could have it tried for ever. */
  private static final int MOST_TRIES = 1000;

  private final List<ScanPattern> patterns;
  private final LiteralSearch search;
  private final Buffers buffers = new Buffers();

  TextScan(ScanPatterns patterns) {
    this(patterns, BuildPath.literals());
  }

  private TextScan(ScanPatterns patterns, List<byte[]> pathLiterals) {
    this.patterns = patterns.patterns();
    List<byte[]> literals = new ArrayList<>();
    this.patterns.forEach(
        pattern -> literals.add(pattern.literal().getBytes(StandardCharsets.US_ASCII)));
    literals.addAll(pathLiterals);
    this.search = new LiteralSearch(literals);
  }

  /** One that leaves build paths alone. */
  static TextScan withoutPaths(ScanPatterns patterns) {
    return new TextScan(patterns, List.of());
  }

  TextFinds run(MappedBytes bytes) {
    int chunks = (int) ((bytes.size() + (1 << CHUNK_BITS) - 1) >>> CHUNK_BITS);
    TextFinds finds = new TextFinds();
    IntStream.range(0, chunks)
        .parallel()
        .mapToObj(chunk -> chunk(bytes, (long) chunk << CHUNK_BITS))
        .toList()
        .forEach(finds::addAll);
    return finds;
  }

  /** A literal belongs to the chunk that it starts in. */
  private TextFinds chunk(MappedBytes bytes, long start) {
    long end = Math.min(bytes.size(), start + (1 << CHUNK_BITS));
    long first = Math.max(0, start - CONTEXT);
    long limit = Math.min(bytes.size(), end + CONTEXT);
    byte[] content = buffers.take((int) Math.min(bytes.size(), MOST_AT_ONCE));
    bytes.copy(first, limit, content);
    Chunk chunk = new Chunk(content, (int) (limit - first), first, new TextFinds());
    search.search(
        content, (int) (start - first), (int) (end - first), (int) (limit - first), chunk::found);
    buffers.giveBack(content);
    return chunk.finds;
  }

  /** What is known while one chunk is looked through. */
  private final class Chunk {
    private final byte[] content;
    private final int limit;
    private final long offset;
    private final TextFinds finds;
    private final int[] tries = new int[patterns.size()];

    /** Up to where each pattern was tried already. */
    private final int[] done = new int[patterns.size()];

    /**
     * @param limit where the content ends
     * @param offset where the content starts, in bytes from the start of the file
     */
    Chunk(byte[] content, int limit, long offset, TextFinds finds) {
      this.content = content;
      this.limit = limit;
      this.offset = offset;
      this.finds = finds;
    }

    void found(int literal, int at) {
      if (literal >= patterns.size()) {
        BuildPath.at(content, at, limit).ifPresent(finds::path);
      } else if (at >= done[literal] && tries[literal] < MOST_TRIES) {
        tries[literal]++;
        match(literal, at);
      }
    }

    private void match(int index, int at) {
      ScanPattern pattern = patterns.get(index);
      int from = at;
      while (from > Math.max(0, at - CONTEXT) && isPrintable(content[from - 1])) {
        from--;
      }
      int to = at + pattern.literal().length();
      int last = Math.min(limit, to + CONTEXT);
      while (to < last && isPrintable(content[to])) {
        to++;
      }
      // Half of the context is left to what comes behind, so that a match there is seen whole.
      done[index] = to < last ? to : at + CONTEXT / 2;
      String run = new String(content, from, to - from, StandardCharsets.US_ASCII);
      Matcher matcher = pattern.pattern().matcher(run);
      while (matcher.find()) {
        String captured = matcher.groupCount() > 0 ? matcher.group(1) : null;
        finds.text(
            new FoundText(
                pattern.id(), cut(matcher.group()), cut(captured == null ? "" : captured)),
            offset + from + matcher.start());
      }
    }
  }

  private static String cut(String text) {
    return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
  }

  private static boolean isPrintable(byte value) {
    return value >= ' ' && value < 0x7f || value == '\t';
  }
}
