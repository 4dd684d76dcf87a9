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
package org.apache.mxnet.natives.sbom;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names software by package URLs (purl), as its specification and the list of its types have them:
 * https://github.com/package-url/purl-spec.
 */
final class PackageUrls {
  private static final Pattern GITHUB =
      Pattern.compile("https?://github\\.com/([^/?#]+)/([^/?#]+?)(?:\\.git)?(?:/([^?#]*))?");
  private static final Pattern GITHUB_REF =
      Pattern.compile(
          "archive/(?:refs/tags/)?(?<archive>.+?)\\.(?:tar\\.gz|zip)"
              + "|releases/download/(?<release>[^/]+)/.*"
              + "|commit/(?<commit>[^/]+)/?"
              + "|tree/(?<tree>[^/]+)(?:/(?<path>.*))?");
  private static final Pattern MAVEN =
      Pattern.compile("([^:/\\s]+):([^:/\\s]+):([^:/\\s]+):([^:/\\s]+)(?::([^:/\\s]+))?");
  private static final Pattern NPM =
      Pattern.compile("npm (?:(@[^/\\s]+)/)?([^@/\\s]+)@([^@/\\s]+)");

  private PackageUrls() {}

  /**
   * @param classifier may be empty
   */
  static String maven(
      String groupId, String artifactId, String version, String type, String classifier) {
    TreeMap<String, String> qualifiers = new TreeMap<>();
    qualifiers.put("type", type);
    if (!classifier.isEmpty()) {
      qualifiers.put("classifier", classifier);
    }
    return print("maven", groupId, artifactId, version, qualifiers, null);
  }

  /**
   * The purl of what a source gives: of a Maven or npm artifact, of a repository on GitHub at a
   * commit or tag, or else {@code pkg:generic} with what is known of its source.
   *
   * @param name of the component, for a source that has none of its own
   * @param version of the component, for the same reason
   */
  static String of(SourceOrigin source, String name, String version) {
    Matcher maven = MAVEN.matcher(source.text());
    if (maven.matches()) {
      String classifier = maven.group(5) == null ? "" : maven.group(5);
      return maven(maven.group(1), maven.group(2), maven.group(3), maven.group(4), classifier);
    }
    Matcher npm = NPM.matcher(source.text());
    if (npm.matches()) {
      return print("npm", npm.group(1), npm.group(2), npm.group(3), null, null);
    }
    Matcher github = GITHUB.matcher(source.url());
    return github.matches() ? github(github, source, version) : generic(source, name, version);
  }

  private static String github(Matcher github, SourceOrigin source, String version) {
    String ref = "";
    String path = null;
    Matcher rest = GITHUB_REF.matcher(github.group(3) == null ? "" : github.group(3));
    if (rest.matches()) {
      for (String group : new String[] {"archive", "release", "commit", "tree"}) {
        ref = rest.group(group) == null ? ref : rest.group(group);
      }
      path = rest.group("path");
    }
    if (!source.commit().isEmpty()) {
      ref = source.commit();
    }
    return print(
        "github",
        github.group(1),
        github.group(2),
        ref.isEmpty() ? version : ref,
        null,
        path == null || path.isEmpty() ? null : path);
  }

  private static String generic(SourceOrigin source, String name, String version) {
    TreeMap<String, String> qualifiers = new TreeMap<>();
    if (!source.sha256().isEmpty()) {
      qualifiers.put("checksum", "sha256:" + source.sha256());
    }
    if (!source.url().isEmpty() && source.isFile()) {
      qualifiers.put("download_url", source.url());
    } else if (source.url().endsWith(".git")) {
      qualifiers.put("vcs_url", source.location());
    }
    return print("generic", null, name, version, qualifiers, null);
  }

  private static String print(
      String type,
      String namespace,
      String name,
      String version,
      TreeMap<String, String> qualifiers,
      String path) {
    try {
      return new PackageURL(type, namespace, name, version, qualifiers, path).canonicalize();
    } catch (MalformedPackageURLException e) {
      throw new IllegalStateException("any name and version can be encoded", e);
    }
  }
}
