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
package org.apache.mxnet.natives.fetch;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/**
 * How long to wait before a server is asked again: longer each time, and never all clients at once.
 *
 * @param attempts how often in a row a server may fail, the first time included
 * @param first pause after the first failure
 * @param longest pause that is worth waiting for
 * @param jitter gives numbers from 0 to below 1
 */
record Retry(
    int attempts, Duration first, Duration longest, Sleeper sleeper, DoubleSupplier jitter) {
  /** Waits; a test's only notes how long. */
  @FunctionalInterface
  interface Sleeper {
    void sleep(Duration pause) throws InterruptedException;
  }

  /** Gives up on a dead server after about 8 seconds of pauses. */
  static Retry usual() {
    return new Retry(
        5,
        Duration.ofSeconds(1),
        Duration.ofSeconds(60),
        pause -> Thread.sleep(pause.toMillis()),
        () -> ThreadLocalRandom.current().nextDouble());
  }

  /**
   * Waits after a failure.
   *
   * @param failures how many in a row, from 1
   * @param asked what the server asks for, as with HTTP's Retry-After
   */
  void pause(int failures, Optional<Duration> asked) throws IOException {
    try {
      sleeper.sleep(asked.orElseGet(() -> backOff(failures)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  /** Doubles each time; between half of that and the whole. */
  private Duration backOff(int failures) {
    long whole = first.toMillis() << Math.min(failures - 1, 20);
    double share = 0.5 + jitter.getAsDouble() / 2;
    return Duration.ofMillis((long) (Math.min(whole, longest.toMillis()) * share));
  }
}
