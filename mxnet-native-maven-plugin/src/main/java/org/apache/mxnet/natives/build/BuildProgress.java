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
import org.apache.mxnet.natives.plan.Step;

/** Is told how a build goes; several steps at once may tell it. */
public interface BuildProgress {
  /** Something that is worth a line. */
  void note(String line);

  /** Something that is not as it should be; the build goes on. */
  void warn(String line);

  /**
   * A step is in another phase.
   *
   * @param phase {@code fetch}, {@code wait}, {@code unpack}, {@code configure}, {@code compile},
   *     {@code link}, {@code install}, {@code glue} or {@code check}
   */
  void phase(Step step, String phase);

  /**
   * A step's compilation goes on.
   *
   * @param done files compiled, those of an earlier run that was stopped among them
   * @param total files to compile
   * @param left what the rest may take, by the speed so far
   */
  void compiled(Step step, int done, int total, Duration left);

  /** A step was built. */
  void built(Step step, String phases, Duration wall, Duration cpu);

  /** A step was not built, because its result is there. */
  void upToDate(Step step, String where);

  /**
   * A step failed; the whole error follows at the end.
   *
   * @param problem its first line
   */
  void failed(Step step, String problem);
}
