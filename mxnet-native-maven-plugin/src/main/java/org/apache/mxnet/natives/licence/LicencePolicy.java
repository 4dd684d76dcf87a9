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

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.mxnet.natives.licence.SpdxExpression.And;
import org.apache.mxnet.natives.licence.SpdxExpression.Licence;
import org.apache.mxnet.natives.licence.SpdxExpression.Or;
import org.apache.mxnet.natives.licence.SpdxExpression.With;
import org.apache.mxnet.natives.yaml.YamlException;

/**
 * Which licences, and which software whatever its licence, a project allows in what it publishes.
 *
 * @param name {@code asf}, for example
 * @param licences rulings by licence, {@code MIT} or {@code GPL-3.0-or-later WITH
 *     GCC-exception-3.1}
 * @param components rules by the name of a component
 * @param unlisted of all other licences
 */
public record LicencePolicy(
    String name,
    Map<String, Ruling> licences,
    Map<String, List<ComponentRule>> components,
    Ruling unlisted) {
  /** The policies that are shipped. */
  public static final List<String> SHIPPED = List.of("asf", "permissive", "any");

  public LicencePolicy {
    licences = ignoringCase(licences);
    components = ignoringCase(components);
  }

  /**
   * A policy that is shipped, or a file of format {@code mxnet-licence-policy/1}.
   *
   * @param name one of {@link #SHIPPED}, or the path of a file
   * @throws LicenceException if it is neither
   * @throws YamlException with file:line:column for whatever is not as the format asks
   */
  public static LicencePolicy of(String name) throws LicenceException, YamlException, IOException {
    return SHIPPED.contains(name)
        ? LicencePolicyReader.shipped(name)
        : LicencePolicyReader.read(Path.of(name));
  }

  /**
   * Judges a component by the rules about all its releases, and by its licence.
   *
   * @param component its name
   */
  public Ruling rule(String component, SpdxExpression licence) {
    return worst(
            rules(component).stream()
                .filter(rule -> rule.versions().isAll())
                .map(ComponentRule::ruling))
        .orElseGet(() -> rule(licence));
  }

  /**
   * Judges a release of a component. Of several rules about it the worst counts, so that their
   * order does not.
   *
   * @param component its name
   * @param version as declared or found; empty if unknown. A refusal of some versions then holds:
   *     nobody can say that this is another one
   */
  public Ruling rule(String component, String version, SpdxExpression licence) {
    return worst(rules(component).stream().flatMap(rule -> rule.on(version).stream()))
        .orElseGet(() -> rule(licence));
  }

  private List<ComponentRule> rules(String component) {
    return components.getOrDefault(component, List.of());
  }

  private static Optional<Ruling> worst(Stream<Ruling> rulings) {
    return rulings.max(Comparator.comparing(Ruling::category));
  }

  /** Of AND the worst part counts, of OR the best. */
  public Ruling rule(SpdxExpression expression) {
    Comparator<Ruling> byCategory = Comparator.comparing(Ruling::category);
    if (expression instanceof And and) {
      return and.parts().stream().map(this::rule).max(byCategory).orElseThrow();
    }
    if (expression instanceof Or or) {
      return or.parts().stream().map(this::rule).min(byCategory).orElseThrow();
    }
    if (expression instanceof With with) {
      return listed(with).orElseGet(() -> alone(with));
    }
    return rule((Licence) expression);
  }

  /** An exception only gives more: without knowing it, the licence's own ruling stands. */
  private Ruling alone(With with) {
    Ruling licence = rule(with.licence());
    return new Ruling(
        licence.category(),
        with.toString(),
        "%s; the policy says nothing of %s".formatted(licence.why(), with.exception()),
        licence.source());
  }

  private Ruling rule(Licence licence) {
    // What may be had under a later one may be had under this one.
    return listed(licence)
        .or(() -> listed(new Licence(licence.id(), false)))
        .or(() -> successor(licence))
        .orElseGet(() -> shown(unlisted, licence));
  }

  /** GPL-3.0+ is not in the files of policies, which have GPL-3.0-or-later. */
  private Optional<Ruling> listed(SpdxExpression expression) {
    return Optional.ofNullable(licences.get(expression.modern().toString()))
        .map(ruling -> shown(ruling, expression));
  }

  /** GPL-2.0-with-GCC-exception is one id, and stands for a licence and an exception. */
  private Optional<Ruling> successor(Licence licence) {
    return licence.modern() instanceof With with
        ? Optional.of(shown(rule(with), licence))
        : Optional.empty();
  }

  /** Users look for what they wrote. */
  private static Ruling shown(Ruling ruling, SpdxExpression expression) {
    return new Ruling(ruling.category(), expression.toString(), ruling.why(), ruling.source());
  }

  private static <T> Map<String, T> ignoringCase(Map<String, T> rulings) {
    TreeMap<String, T> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    copy.putAll(rulings);
    return copy;
  }
}
