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
package org.apache.mxnet.natives.product;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.mxnet.natives.platform.GlibcVersion;
import org.junit.jupiter.api.Test;

class GlibcNamesTest {
  private final GlibcNames names = GlibcNames.load();

  @Test
  void knowsFunctionsOfEachLibrary() {
    assertThat(names.functions())
        .contains("memcpy", "vsnprintf", "stat", "sqrt", "pthread_create", "dlopen", "shm_open")
        .doesNotContain("arc4random", "_exit", "deflate", "png_read_info", "cblas_sgemm", "nop");
  }

  @Test
  void knowsWhatCameLater() {
    GlibcVersion floor = new GlibcVersion(2, 17, 0);
    assertThat(names.above(floor, "getrandom")).contains(new GlibcVersion(2, 25, 0));
    assertThat(names.above(floor, "fcntl64")).contains(new GlibcVersion(2, 28, 0));
    assertThat(names.above(floor, "__libc_single_threaded")).contains(new GlibcVersion(2, 32, 0));
    assertThat(names.above(floor, "quick_exit")).isEmpty();
    assertThat(names.above(floor, "pow")).isEmpty();
    assertThat(names.above(floor, "lstat")).isEmpty();
    assertThat(names.above(new GlibcVersion(2, 28, 0), "fcntl64")).isEmpty();
  }
}
