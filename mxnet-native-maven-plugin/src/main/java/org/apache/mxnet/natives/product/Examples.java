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

import java.util.ArrayList;
import java.util.List;

/** Counts things of one sort and keeps the first few for a message. */
final class Examples {
  private static final int SHOWN = 3;

  private final int most;
  private final List<String> shown = new ArrayList<>();
  private int count;

  Examples() {
    this(SHOWN);
  }

  /**
   * @param most how many to keep
   */
  Examples(int most) {
    this.most = most;
  }

  void add(String example) {
    count++;
    if (shown.size() < most) {
      shown.add(example);
    }
  }

  int count() {
    return count;
  }

  boolean isEmpty() {
    return count == 0;
  }

  /** "a, b, c and 4 more". */
  @Override
  public String toString() {
    String more = count > shown.size() ? " and " + (count - shown.size()) + " more" : "";
    return String.join(", ", shown) + more;
  }
}
