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
package org.apache.mxnet.natives.build;

import java.time.Duration;
import java.util.List;
import org.apache.mxnet.natives.plan.Step;
import org.apache.mxnet.natives.store.StoreListener;

/** Keeps what a build tells. */
final class RecordingProgress implements BuildProgress, StoreListener {
  private final List<String> log;

  RecordingProgress(List<String> log) {
    this.log = log;
  }

  @Override
  public void note(String line) {
    // Of a changed need only the key: its digest is no one's to know.
    if (line.contains("rebuilt")) {
      log.add(line.replaceFirst("(need\\.zlib) .*", "$1"));
    }
    if (line.contains("goes on where it was stopped") || line.contains("linked again")) {
      log.add(line);
    }
  }

  @Override
  public void warn(String line) {
    log.add(line);
  }

  @Override
  public void phase(Step step, String phase) {
    // Phases of steps at once come in any order.
  }

  @Override
  public void compiled(Step step, int done, int total, Duration left) {
    log.add("compiled %d of %d".formatted(done, total));
  }

  @Override
  public void built(Step step, String phases, Duration wall, Duration cpu) {
    log.add("built " + step.id());
  }

  @Override
  public void upToDate(Step step, String where) {
    log.add("stored " + step.id());
  }

  @Override
  public void failed(Step step, String problem) {
    log.add("failed " + step.id());
  }
}
