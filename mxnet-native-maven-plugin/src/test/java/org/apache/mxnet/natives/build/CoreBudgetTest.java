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

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.mxnet.natives.exec.Jobserver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoreBudgetTest {
  @TempDir Path folder;

  @Test
  void noMoreStepsRunThanThereAreCoresAndTheLongestChainComesFirst() throws Exception {
    List<Integer> order = Collections.synchronizedList(new ArrayList<>());
    try (Jobserver jobserver = Jobserver.open(folder, 1);
        CoreBudget cores = new CoreBudget(jobserver, 1)) {
      cores.acquire(0);
      List<Thread> threads = new ArrayList<>();
      for (int remaining : new int[] {5, 100, 20}) {
        Thread thread =
            new Thread(
                () -> {
                  try {
                    cores.acquire(remaining);
                    order.add(remaining);
                    cores.release();
                  } catch (Exception e) {
                    order.add(-1);
                  }
                });
        thread.start();
        threads.add(thread);
        // It must be in the queue before the core becomes free.
        while (thread.getState() != Thread.State.WAITING) {
          Thread.onSpinWait();
        }
      }
      assertThat(order).isEmpty();
      cores.release();
      for (Thread thread : threads) {
        thread.join();
      }
    }
    assertThat(order).containsExactly(100, 20, 5);
  }

  @Test
  void aStepStartsThoughAllTokensAreOutAndPaysWithTheNext() throws Exception {
    try (Jobserver jobserver = Jobserver.open(folder, 2);
        CoreBudget cores = new CoreBudget(jobserver, 2)) {
      // Two jobs of a make that was here before.
      jobserver.acquire();
      jobserver.acquire();
      cores.acquire(1);
      jobserver.release();
      jobserver.release();
      // One of the two is the step's now: only one is left for others.
      jobserver.acquire();
      AtomicInteger more = new AtomicInteger();
      Thread other =
          new Thread(
              () -> {
                try {
                  jobserver.acquire();
                  more.incrementAndGet();
                } catch (Exception e) {
                  more.set(-1);
                }
              });
      other.start();
      cores.release();
      other.join();
      assertThat(more.get()).isOne();
    }
  }

  @Test
  void nothingIsLostOrGainedOverManySteps() throws Exception {
    try (Jobserver jobserver = Jobserver.open(folder, 2)) {
      try (CoreBudget cores = new CoreBudget(jobserver, 2)) {
        for (int i = 0; i < 200; i++) {
          cores.acquire(1);
          cores.release();
        }
        cores.acquire(1);
        cores.acquire(1);
        cores.release();
        cores.release();
      }
      // Both are there again: neither call waits.
      jobserver.acquire();
      jobserver.acquire();
    }
  }
}
