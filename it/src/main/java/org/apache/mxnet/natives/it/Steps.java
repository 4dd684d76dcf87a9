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
package org.apache.mxnet.natives.it;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a run of the goal {@code build-deps} printed of its steps. */
public final class Steps {
  private static final Pattern BUILT = Pattern.compile("(?m)\\[\\d+/\\d+] (\\S+ \\S+): built in ");
  private static final Pattern STORED =
      Pattern.compile("(?m)\\[\\d+/\\d+] (\\S+ \\S+): up to date \\(stored\\)$");
  private static final Pattern REMOTE = Pattern.compile("(?m) (\\S+): from the remote cache, ");

  private final String log;

  /**
   * @param log of one run
   */
  public Steps(String log) {
    this.log = log;
  }

  /** The libraries that were built, {@code zlib 1.3.1} for example, sorted. */
  public List<String> built() {
    return find(BUILT);
  }

  /** The libraries that the store had, sorted. */
  public List<String> stored() {
    return find(STORED);
  }

  /** The names of the libraries that came from the remote cache, sorted. */
  public List<String> remote() {
    return find(REMOTE);
  }

  private List<String> find(Pattern pattern) {
    List<String> found = new ArrayList<>();
    Matcher matcher = pattern.matcher(log);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    found.sort(null);
    return found;
  }
}
