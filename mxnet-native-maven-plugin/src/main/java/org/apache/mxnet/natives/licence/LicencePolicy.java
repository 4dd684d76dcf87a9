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
 * @param components rulings by the name of a component
 * @param unlisted of all other licences
 */
public record LicencePolicy(
    String name, Map<String, Ruling> licences, Map<String, Ruling> components, Ruling unlisted) {
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
   * Judges a component.
   *
   * @param component its name
   */
  public Ruling rule(String component, SpdxExpression licence) {
    Ruling own = components.get(component);
    return own != null ? own : rule(licence);
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
      return Optional.ofNullable(licences.get(with.toString())).orElseGet(() -> alone(with));
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
    Ruling listed = licences.get(licence.toString());
    if (listed == null) {
      // What may be had under a later one may be had under this one.
      listed = licences.get(licence.id());
    }
    return listed != null
        ? listed
        : new Ruling(unlisted.category(), licence.toString(), unlisted.why(), unlisted.source());
  }

  private static Map<String, Ruling> ignoringCase(Map<String, Ruling> rulings) {
    TreeMap<String, Ruling> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    copy.putAll(rulings);
    return copy;
  }
}
