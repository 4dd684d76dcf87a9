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
package org.apache.mxnet.natives.licence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.apache.mxnet.natives.licence.SpdxExpression.And;
import org.apache.mxnet.natives.licence.SpdxExpression.Licence;
import org.apache.mxnet.natives.licence.SpdxExpression.Or;
import org.apache.mxnet.natives.licence.SpdxExpression.With;

/** Reads an expression by recursive descent: OR binds weakest, then AND, WITH, and {@code +}. */
final class SpdxParser {
  private static final Pattern TOKEN = Pattern.compile("\\s*(?:([()])|([^\\s()]+))");
  private static final Pattern REFERENCE =
      Pattern.compile("(DocumentRef-[A-Za-z0-9.-]+:)?LicenseRef-[A-Za-z0-9.-]+");
  private static final int DEEPEST = 100;

  private final String text;
  private final SpdxList list;
  private final List<Token> tokens = new ArrayList<>();
  private int next;
  private int depth;

  /**
   * @param column of its first character, from 1
   */
  private record Token(String text, int column) {}

  SpdxParser(String text, SpdxList list) {
    this.text = text;
    this.list = list;
    Matcher matcher = TOKEN.matcher(text);
    for (int end = 0; matcher.find(end); end = matcher.end()) {
      int group = matcher.group(1) == null ? 2 : 1;
      tokens.add(new Token(matcher.group(group), matcher.start(group) + 1));
    }
  }

  SpdxExpression parse() throws LicenceException {
    SpdxExpression all = or();
    if (next < tokens.size()) {
      throw unexpected("AND, OR, WITH or the end");
    }
    return all;
  }

  private SpdxExpression or() throws LicenceException {
    List<SpdxExpression> parts = new ArrayList<>(List.of(and()));
    while (operator("OR")) {
      parts.add(and());
    }
    return parts.size() == 1 ? parts.get(0) : new Or(flat(parts, Or.class, Or::parts));
  }

  private SpdxExpression and() throws LicenceException {
    List<SpdxExpression> parts = new ArrayList<>(List.of(with()));
    while (operator("AND")) {
      parts.add(with());
    }
    return parts.size() == 1 ? parts.get(0) : new And(flat(parts, And.class, And::parts));
  }

  /** (a AND b) AND c is a AND b AND c. */
  private static <T extends SpdxExpression> List<SpdxExpression> flat(
      List<SpdxExpression> parts, Class<T> same, Function<T, List<SpdxExpression>> inner) {
    List<SpdxExpression> flat = new ArrayList<>();
    for (SpdxExpression part : parts) {
      if (same.isInstance(part)) {
        flat.addAll(inner.apply(same.cast(part)));
      } else {
        flat.add(part);
      }
    }
    return flat;
  }

  private SpdxExpression with() throws LicenceException {
    if (peek("(")) {
      next++;
      if (++depth > DEEPEST) {
        throw problem("more than %d parentheses inside each other".formatted(DEEPEST), next - 1);
      }
      SpdxExpression inner = or();
      if (!peek(")")) {
        throw unexpected("')'");
      }
      next++;
      depth--;
      return inner;
    }
    Licence licence = licence();
    if (!operator("WITH")) {
      return licence;
    }
    Token token = word("an exception");
    Optional<String> exception = list.exception(token.text());
    if (exception.isEmpty()) {
      throw unknown("exception", token, list.exceptions());
    }
    return new With(licence, exception.get());
  }

  private Licence licence() throws LicenceException {
    Token token = word("a licence");
    String id = token.text();
    if (REFERENCE.matcher(id).matches()) {
      return new Licence(id, false);
    }
    // The list still has GPL-2.0+ as one id.
    Optional<String> whole = list.licence(id);
    if (whole.isPresent()) {
      return new Licence(whole.get(), false);
    }
    boolean orLater = id.endsWith("+");
    Optional<String> plain = list.licence(orLater ? id.substring(0, id.length() - 1) : id);
    if (plain.isEmpty()) {
      throw unknown("licence", token, list.licences().keySet());
    }
    return new Licence(plain.get(), orLater);
  }

  private Token word(String wanted) throws LicenceException {
    if (next == tokens.size()) {
      throw unexpected(wanted);
    }
    String word = tokens.get(next).text();
    if (word.equals("(") || word.equals(")") || Set.of("AND", "OR", "WITH").contains(word)) {
      throw unexpected(wanted);
    }
    return tokens.get(next++);
  }

  /** Operators are upper case; the specification allows lower case since 2.3. */
  private boolean operator(String name) {
    if (peek(name) || peek(name.toLowerCase(Locale.ROOT))) {
      next++;
      return true;
    }
    return false;
  }

  private boolean peek(String word) {
    return next < tokens.size() && tokens.get(next).text().equals(word);
  }

  private LicenceException unexpected(String wanted) {
    String found = next == tokens.size() ? "the end" : "'" + tokens.get(next).text() + "'";
    return problem("%s where %s should be".formatted(found, wanted), next);
  }

  private LicenceException unknown(String what, Token token, Set<String> known) {
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    String nearest =
        known.stream()
            .min(Comparator.comparingInt(id -> distance.apply(token.text(), id)))
            .orElse("");
    String guess =
        distance.apply(token.text(), nearest) <= 1 + nearest.length() / 4
            ? "Did you mean '" + nearest + "'? "
            : "";
    return new LicenceException(
        "'%s': column %d: the SPDX list %s has no %s '%s'"
            .formatted(text, token.column(), list.version(), what, token.text()),
        guess
            + "Take an id of the SPDX licence list, or write LicenseRef-NAME for a licence of its own.");
  }

  private LicenceException problem(String what, int token) {
    int column = token < tokens.size() ? tokens.get(token).column() : text.length() + 1;
    return new LicenceException(
        "'%s' is no SPDX licence expression: column %d: %s".formatted(text, column, what),
        "Write for example 'MIT', 'MIT OR Apache-2.0', 'IJG AND Zlib' or 'GPL-3.0-or-later WITH"
            + " GCC-exception-3.1'.");
  }
}
