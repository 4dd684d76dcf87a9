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

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackageUrlsTest {
  private static final String COMMIT = SbomSamples.COMMIT;
  private static final String DIGEST = SbomSamples.DIGEST;

  @ParameterizedTest
  @CsvSource({
    "https://github.com/oneapi-src/oneDNN, pkg:github/oneapi-src/onednn@7",
    "https://github.com/opencv/opencv.git, pkg:github/opencv/opencv@7",
    "https://github.com/opencv/opencv/tree/3.4.2, pkg:github/opencv/opencv@3.4.2",
    "https://github.com/a/b/commit/0123abc, pkg:github/a/b@0123abc",
    "https://github.com/a/b/archive/refs/tags/v4.3.5.tar.gz, pkg:github/a/b@v4.3.5",
    "https://github.com/a/b/archive/v4.3.5.zip, pkg:github/a/b@v4.3.5",
    "https://github.com/a/b/releases/download/v1/b-1.tar.xz, pkg:github/a/b@v1",
    "https://github.com/a/b/tree/0.11.0/lib/libc, pkg:github/a/b@0.11.0#lib/libc",
    "https://github.com/a/b/wiki, pkg:github/a/b@7",
    "g:a:1:jar:linux, pkg:maven/g/a@1?classifier=linux&type=jar",
    "g:a:1:zip, pkg:maven/g/a@1?type=zip",
    "npm @ziglang/cli@0.11.0, pkg:npm/%40ziglang/cli@0.11.0",
    "npm zig@0.11.0, pkg:npm/zig@0.11.0",
    "Debian trixie source x file x_7.orig.tar.xz, pkg:generic/x@7",
    "https://gcc.gnu.org/git/gcc.git,"
        + " pkg:generic/x@7?vcs_url=git%2Bhttps%3A%2F%2Fgcc.gnu.org%2Fgit%2Fgcc.git",
    "https://curl.se/x-7.tar.gz, pkg:generic/x@7?download_url=https%3A%2F%2Fcurl.se%2Fx-7.tar.gz",
    "https://ftp.gnu.org/gnu/gcc/, pkg:generic/x@7",
    "wheel.whl, pkg:generic/x@7"
  })
  void followTheKindOfSource(String source, String purl) {
    assertThat(purl(source, "")).isEqualTo(purl);
  }

  @Test
  void takeTheCommitOfADigestBeforeTheTagOfAnAddress() {
    assertThat(purl("https://github.com/a/b/tree/v1", "git:" + COMMIT + "+paths(x)"))
        .isEqualTo("pkg:github/a/b@" + COMMIT);
    assertThat(purl("https://github.com/a/b.git commit " + COMMIT + " only x", ""))
        .isEqualTo("pkg:github/a/b@" + COMMIT);
    assertThat(purl("https://example.org/b.git commit " + COMMIT, ""))
        .isEqualTo("pkg:generic/x@7?vcs_url=git%2Bhttps%3A%2F%2Fexample.org%2Fb.git%40" + COMMIT);
  }

  @Test
  void carryTheDigestOfAFileWithoutAnAddressOfItsOwn() {
    assertThat(purl("Debian trixie source x file x_7.orig.tar.xz", "sha256:" + DIGEST))
        .isEqualTo("pkg:generic/x@7?checksum=sha256%3A" + DIGEST);
    assertThat(purl("https://curl.se/get?x=7", "sha256:" + DIGEST))
        .startsWith("pkg:generic/x@7?checksum=sha256%3A" + DIGEST + "&download_url=https%3A");
  }

  @Test
  void encodeAnyNameAndVersion() {
    assertThat(PackageUrls.of(SourceOrigin.parse("", ""), "x y?", "1 beta@2"))
        .isEqualTo("pkg:generic/x%20y%3F@1%20beta%402");
  }

  private static String purl(String source, String digest) {
    return PackageUrls.of(SourceOrigin.parse(source, digest), "x", "7");
  }
}
