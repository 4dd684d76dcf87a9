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
package org.apache.mxnet.natives.legal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CopyrightLinesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Copyright (c) 1988-1997 Sam Leffler | Copyright (c) 1988-1997 Sam Leffler",
        "' (C) 1995-2012 Jean-loup Gailly' | (C) 1995-2012 Jean-loup Gailly",
        "\u00a9 2020 A. Author | \u00a9 2020 A. Author",
        "' * COPYRIGHT 2008   Google Inc. */' | COPYRIGHT 2008 Google Inc.",
        "# Copyright (C) Facebook, Inc. | Copyright (C) Facebook, Inc.",
        "// Copyright: 2004, A | 'Copyright: 2004, A'",
      })
  void findsWhoHoldsTheRights(String line, String found) {
    assertThat(CopyrightLines.of("The licence\n" + line + "\nmore")).containsExactly(found);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "copyright notice, this list of conditions and the following disclaimer.",
        "Copyright [yyyy] [name of copyright owner], 2004",
        "    Copyright (C) <year>  <name of author>",
        "(c) You must retain, in the Source form of any Derivative Works",
        "The above copyright notice of 2004 shall be included",
        "Copyright (C) 2007 Free Software Foundation, Inc. <https://fsf.org/>",
        "copyrighted in 2004 or not",
      })
  void leavesOutSentencesTemplatesAndTheRightsInALicencesText(String line) {
    assertThat(CopyrightLines.of(line)).isEmpty();
  }

  @Test
  void saysEachOnceInTheirOrder() {
    assertThat(CopyrightLines.of("Copyright 2002 B\nCopyright 2001 A\n  Copyright  2002 B\n"))
        .containsExactly("Copyright 2002 B", "Copyright 2001 A");
  }

  @Test
  void cutsALineThatHasTheWholeLicence() {
    String words = "Permission is hereby granted ".repeat(10);
    assertThat(CopyrightLines.of("Copyright 2020 A. Author " + words))
        .singleElement()
        .asString()
        .startsWith("Copyright 2020 A. Author Permission")
        .endsWith(" ...")
        .hasSizeLessThanOrEqualTo(204);
    String oneWord = "Copyright(c)2020" + "x".repeat(300);
    assertThat(CopyrightLines.of(oneWord)).containsExactly(oneWord.substring(0, 200) + " ...");
  }
}
