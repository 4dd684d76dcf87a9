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
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.mxnet.natives.yaml.Suggestion;
import org.apache.mxnet.natives.yaml.YamlDocument;
import org.apache.mxnet.natives.yaml.YamlException;
import org.apache.mxnet.natives.yaml.YamlMap;
import org.apache.mxnet.natives.yaml.YamlText;

/** Reads policies; docs/licensing.md describes the format. */
final class LicencePolicyReader {
  private static final String FORMAT = "mxnet-licence-policy/1";

  private final YamlMap root;
  private final Map<String, Ruling> licences = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Map<String, List<ComponentRule>> components =
      new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  private LicencePolicyReader(YamlMap root) {
    this.root = root;
  }

  static LicencePolicy shipped(String name) {
    String resource = "policy-" + name + ".yaml";
    try (InputStream in = LicencePolicyReader.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the plugin lacks its resource " + resource);
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new LicencePolicyReader(YamlDocument.parse(Path.of(resource), text)).policy();
    } catch (YamlException e) {
      throw new IllegalStateException(e.getMessage() + " " + e.remedy(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static LicencePolicy read(Path file) throws LicenceException, YamlException, IOException {
    if (!Files.isRegularFile(file)) {
      throw new LicenceException(
          "there is no licence policy '" + file + "'",
          "Name one that is shipped (%s), or the path of a file."
              .formatted(String.join(", ", LicencePolicy.SHIPPED)));
    }
    return new LicencePolicyReader(YamlDocument.read(file)).policy();
  }

  private LicencePolicy policy() throws YamlException {
    root.only("format", "name", "extends", "unlisted", "licences", "components");
    YamlText format = root.text("format");
    if (!format.value().equals(FORMAT)) {
      throw format.error("'" + format + "' where '" + FORMAT + "' is read", "Write so.");
    }
    Optional<LicencePolicy> base = base();
    Map<String, YamlText> seen = new HashMap<>();
    for (YamlMap item : root.maps("licences")) {
      item.only("ids", "category", "why", "source");
      for (YamlText id : some(item, "ids")) {
        String licence = expression(id);
        once(seen, id, licence);
        licences.put(licence, ruling(item, licence));
      }
    }
    for (YamlMap item : root.maps("components")) {
      item.only("names", "versions", "category", "why", "source");
      VersionRange versions = versions(item);
      for (YamlText name : some(item, "names")) {
        once(seen, name, "component " + name.value() + " " + versions);
        components
            .computeIfAbsent(name.value(), key -> new ArrayList<>())
            .add(new ComponentRule(versions, ruling(item, name.value())));
      }
    }
    Map<String, Ruling> allLicences = new HashMap<>();
    Map<String, List<ComponentRule>> allComponents = new HashMap<>();
    base.ifPresent(
        policy -> {
          policy.licences().forEach(allLicences::put);
          policy.components().forEach(allComponents::put);
        });
    // What the file says itself comes last.
    allLicences.keySet().removeIf(licences::containsKey);
    allLicences.putAll(licences);
    allComponents.keySet().removeIf(components::containsKey);
    allComponents.putAll(components);
    return new LicencePolicy(root.text("name").value(), allLicences, allComponents, unlisted(base));
  }

  private Optional<LicencePolicy> base() throws YamlException {
    Optional<YamlText> name = root.optionalText("extends");
    if (name.isEmpty()) {
      return Optional.empty();
    }
    if (!LicencePolicy.SHIPPED.contains(name.get().value())) {
      throw name.get()
          .error(
              "no policy '" + name.get() + "' is shipped",
              Suggestion.of(name.get().value(), LicencePolicy.SHIPPED, "There are: "));
    }
    return Optional.of(shipped(name.get().value()));
  }

  /** An item that lists nothing would rule nothing, and nobody would notice. */
  private static List<YamlText> some(YamlMap item, String key) throws YamlException {
    List<YamlText> texts = item.texts(key);
    if (texts.isEmpty()) {
      throw item.error(
          "'" + key + "' names nothing", "List what it is about: '" + key + ": [NAME, …]'.");
    }
    return texts;
  }

  private static VersionRange versions(YamlMap item) throws YamlException {
    Optional<YamlText> text = item.optionalText("versions");
    if (text.isEmpty()) {
      return VersionRange.ALL;
    }
    return VersionRange.of(text.get().value())
        .orElseThrow(
            () ->
                text.get()
                    .error(
                        "'" + text.get() + "' is no range of versions",
                        "Write for example \"<4.3.5\" or \">=1.1, <3.0\", in quotes."));
  }

  /** A licence, with its exception or without; not several. */
  private static String expression(YamlText text) throws YamlException {
    try {
      SpdxExpression expression = SpdxExpression.parse(text.value());
      if (expression instanceof SpdxExpression.Licence
          || expression instanceof SpdxExpression.With) {
        return expression.modern().toString();
      }
    } catch (LicenceException e) {
      throw text.error(e.getMessage(), e.remedy());
    }
    throw text.error(
        "'" + text + "' is more than one licence", "List each: the policy follows from them.");
  }

  private static void once(Map<String, YamlText> seen, YamlText text, String key)
      throws YamlException {
    YamlText before = seen.putIfAbsent(key.toLowerCase(Locale.ROOT), text);
    if (before != null) {
      throw text.error(
          "'%s' has a ruling already, at %s".formatted(text, before.where()),
          "Leave out one of the two.");
    }
  }

  private static Ruling ruling(YamlMap item, String expression) throws YamlException {
    return new Ruling(
        category(item.text("category")),
        expression,
        item.text("why").value(),
        item.optionalText("source").map(YamlText::value).orElse(""));
  }

  private Ruling unlisted(Optional<LicencePolicy> base) throws YamlException {
    Optional<YamlText> category = root.optionalText("unlisted");
    if (category.isEmpty() && base.isPresent()) {
      return base.get().unlisted();
    }
    Category given = category.isEmpty() ? Category.X : category(category.get());
    String why =
        given == Category.X
            ? "the policy '%s' does not list this licence"
            : "the policy '%s' allows what it does not list";
    return new Ruling(given, "", why.formatted(root.text("name")), "");
  }

  private static Category category(YamlText text) throws YamlException {
    for (Category category : Category.values()) {
      if (category.name().equals(text.value())) {
        return category;
      }
    }
    throw text.error(
        "'" + text + "' is no category",
        "Write A (may be included), B (in binaries, with notice) or X (may not be included).");
  }
}
