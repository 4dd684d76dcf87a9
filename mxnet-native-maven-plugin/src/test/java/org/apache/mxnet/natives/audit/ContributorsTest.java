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
package org.apache.mxnet.natives.audit;

import static org.apache.mxnet.natives.Failures.failure;
import static org.apache.mxnet.natives.audit.AuditedBundle.sound;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.mxnet.natives.elf.ArBuilder;
import org.apache.mxnet.natives.elf.ArchiveFormatException;
import org.apache.mxnet.natives.elf.RelocatableBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContributorsTest {
  private static final byte[] CALLER =
      RelocatableBuilder.object().defines("zopen").needs("__signgam").build();
  private static final byte[] OTHER = RelocatableBuilder.object().defines("__signgam").build();

  @TempDir Path dir;

  private Path archive() throws Exception {
    return new ArBuilder()
        .member("gzlib.o", CALLER)
        .member("unlinked.o", CALLER)
        .member("own.o", OTHER)
        .member("readme", "text".getBytes(StandardCharsets.US_ASCII))
        .write(dir.resolve("lib/libz.a"));
  }

  @Test
  void findsTheObjectsThatReferToASymbol() throws Exception {
    ArchiveContributors contributors = ArchiveContributors.read(List.of(archive()));

    assertThat(contributors.of("a.so", "__signgam", "GLIBC_2.23"))
        .containsExactly(
            new Contribution("a.so", "__signgam", "GLIBC_2.23", "gzlib.o", "libz.a"),
            new Contribution("a.so", "__signgam", "GLIBC_2.23", "unlinked.o", "libz.a"));
    assertThat(contributors.of("a.so", "zopen", "")).isEmpty();
  }

  @Test
  void saysWhoBroughtInWhatIsFound() throws Exception {
    ArchiveContributors contributors = ArchiveContributors.read(List.of(archive()));
    AuditedBundle bundle =
        new AuditedBundle(dir)
            .contributors(contributors)
            .file("a.so", sound().need("libm.so.6", "GLIBC_2.23", "__signgam", "other"));

    assertThat(bundle.run().contributions())
        .extracting(c -> "%s %s %s %s".formatted(c.file(), c.symbol(), c.version(), c.object()))
        .containsExactly(
            "demo.jar!/a.so __signgam GLIBC_2.23 gzlib.o",
            "demo.jar!/a.so __signgam GLIBC_2.23 unlinked.o");
  }

  @Test
  void refusesWhatIsNoArchive() throws Exception {
    Path script = Files.writeString(dir.resolve("libc.a"), "GROUP ( libm-2.36.a )");

    assertThat(
            failure(ArchiveFormatException.class, () -> ArchiveContributors.read(List.of(script))))
        .hasMessageStartingWith(script + ": not an archive");
  }
}
