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
package org.apache.mxnet.natives.exec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class OutputTailTest {
  @Test
  void keepsTheLastLines() {
    OutputTail tail = new OutputTail(2, 100);
    write(tail, "one\ntwo\n\nthr");
    write(tail, "ee\nfour");
    assertThat(tail.lines()).containsExactly("three", "four");
  }

  @Test
  void isEmptyBeforeAnythingIsPrinted() {
    assertThat(new OutputTail(2, 100).lines()).isEmpty();
  }

  @Test
  void keepsOnlyTheEndOfALongLine() {
    OutputTail tail = new OutputTail(5, 10);
    for (int i = 0; i < 1000; i++) {
      write(tail, "0123456");
    }
    write(tail, "ab");
    assertThat(tail.lines()).containsExactly("60123456ab".substring(0, 10));
    write(tail, "x".repeat(995) + "\nabcd");
    assertThat(tail.lines()).containsExactly("xxxxx", "abcd");
  }

  @Test
  void givesTheSameHoweverTheOutputIsCut() {
    String text = "alpha\nbeta\ngamma\ndelta ä ö\n".repeat(7);
    OutputTail whole = new OutputTail(4, 50);
    write(whole, text);
    for (int piece = 1; piece < 60; piece++) {
      OutputTail cut = new OutputTail(4, 50);
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      for (int at = 0; at < bytes.length; at += piece) {
        cut.write(bytes, at, Math.min(piece, bytes.length - at));
      }
      assertThat(cut.lines()).as("pieces of %d", piece).isEqualTo(whole.lines());
    }
    assertThat(whole.lines()).containsExactly("alpha", "beta", "gamma", "delta ä ö");
  }

  @Test
  void givesTextThatCannotMoveTheReadersCursor() {
    OutputTail tail = new OutputTail(9, 1000);
    write(tail, "\u001b[1;31merror:\u001b[0m bad\r\n 1%\r 50%\r 100%\na\tb\u0007\u001b]0;x\n");
    assertThat(tail.lines()).containsExactly("error: bad", " 100%", "a\tb??]0;x");
  }

  private static void write(OutputTail tail, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    tail.write(bytes, 0, bytes.length);
  }
}
