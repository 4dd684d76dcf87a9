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
package org.apache.mxnet.natives.recipe;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.mxnet.natives.files.Sha256;
import org.apache.mxnet.natives.yaml.YamlException;
import org.apache.mxnet.natives.yaml.YamlMap;
import org.apache.mxnet.natives.yaml.YamlText;

/** Reads where an archive comes from, and with which digest. */
final class SourceReader {
  private static final String[] KINDS = {"maven", "file", "url"};

  private SourceReader() {}

  /** The alternatives under {@code sources} of a file's top level, at least one. */
  static List<PinnedSource> read(YamlMap root, Path file) throws YamlException {
    List<PinnedSource> sources = new ArrayList<>();
    for (YamlMap item : root.maps("sources")) {
      item.only("maven", "file", "url", "sha256");
      YamlText sha256 = item.text("sha256");
      if (!Sha256.isHex(sha256.value())) {
        throw sha256.error(
            "'" + sha256 + "' is not a SHA-256 digest",
            "Write the 64 lower-case digits that 'sha256sum' prints for the archive.");
      }
      sources.add(new PinnedSource(source(item, file), new Sha256(sha256.value()), item.where()));
    }
    if (sources.isEmpty()) {
      throw root.error("no source", "List at least one under 'sources'.");
    }
    return sources;
  }

  private static Source source(YamlMap item, Path file) throws YamlException {
    List<String> kinds = new ArrayList<>();
    for (String kind : KINDS) {
      if (item.has(kind)) {
        kinds.add(kind);
      }
    }
    if (kinds.size() != 1) {
      throw item.error(
          "a source has exactly one of " + String.join(", ", KINDS) + "; this has " + kinds,
          "Give each alternative an item of its own.");
    }
    YamlText text = item.text(kinds.get(0));
    return switch (kinds.get(0)) {
      case "maven" -> coordinates(text);
      case "url" -> new Source.Download(uri(text));
      default ->
          new Source.LocalFile(file.toAbsolutePath().resolveSibling(text.value()).normalize());
    };
  }

  private static Source coordinates(YamlText text) throws YamlException {
    String[] parts = text.value().split(":", -1);
    boolean blank = List.of(parts).contains("");
    if (blank || parts.length < 4 || parts.length > 5) {
      throw text.error(
          "'" + text + "' are not Maven coordinates",
          "Write groupId:artifactId:version:extension or"
              + " groupId:artifactId:version:extension:classifier.");
    }
    return new Source.MavenArtifact(
        parts[0], parts[1], parts[2], parts[3], parts.length == 5 ? parts[4] : "");
  }

  private static URI uri(YamlText text) throws YamlException {
    try {
      URI uri = new URI(text.value());
      if (uri.getHost() != null && Set.of("http", "https").contains(uri.getScheme())) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // Told below, in the same words.
    }
    throw text.error("'" + text + "' is not a web address", "Write https://host/path/file.whl.");
  }
}
