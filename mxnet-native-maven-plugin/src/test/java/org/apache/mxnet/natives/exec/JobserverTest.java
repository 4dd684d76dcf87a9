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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobserverTest {
  @TempDir Path temp;

  @Test
  void hasATokenForEachCore() throws Exception {
    try (Jobserver jobserver = Jobserver.open(temp.resolve("new/folder"), 3)) {
      assertThat(jobserver.free()).isEqualTo(3);
      jobserver.acquire();
      jobserver.acquire();
      assertThat(jobserver.free()).isEqualTo(1);
      jobserver.release();
      assertThat(jobserver.free()).isEqualTo(2);
      jobserver.release();
      assertThat(jobserver.free()).isEqualTo(3);
    }
  }

  @Test
  void makesOneWaitUntilAnotherIsReady() throws Exception {
    try (Jobserver jobserver = Jobserver.open(temp, 1)) {
      jobserver.acquire();
      Waiter waiter = new Waiter(jobserver);
      assertThat(waiter.thread.isAlive()).isTrue();
      assertThat(jobserver.free()).isZero();
      jobserver.release();
      waiter.thread.join();
      assertThat(waiter.thrown.get()).isNull();
      assertThat(jobserver.free()).isZero();
      jobserver.release();
      assertThat(jobserver.free()).isEqualTo(1);
    }
  }

  @Test
  void anInterruptEndsTheWaitAndTakesNoToken() throws Exception {
    try (Jobserver jobserver = Jobserver.open(temp, 1)) {
      jobserver.acquire();
      Waiter waiter = new Waiter(jobserver);
      waiter.thread.interrupt();
      waiter.thread.join();
      assertThat(waiter.thrown.get())
          .isInstanceOf(InterruptedException.class)
          .hasMessage("interrupted while waiting for a core");
      jobserver.release();
      assertThat(jobserver.free()).isEqualTo(1);
    }
  }

  @Test
  void losesNoTokenHoweverAnInterruptFalls() throws Exception {
    try (Jobserver jobserver = Jobserver.open(temp, 1)) {
      for (int i = 0; i < 200; i++) {
        jobserver.acquire();
        Waiter waiter = new Waiter(jobserver);
        Thread interrupter = new Thread(waiter.thread::interrupt);
        interrupter.start();
        jobserver.release();
        waiter.thread.join();
        interrupter.join();
        if (waiter.thrown.get() == null) {
          jobserver.release();
        }
        assertThat(jobserver.free()).isEqualTo(1);
      }
    }
  }

  @Test
  void closingEndsTheWaitAndRemovesThePipe() throws Exception {
    Jobserver jobserver = Jobserver.open(temp, 1);
    jobserver.acquire();
    Waiter waiter = new Waiter(jobserver);
    jobserver.close();
    waiter.thread.join();
    assertThat(waiter.thrown.get())
        .isInstanceOf(IOException.class)
        .hasMessageMatching("the jobserver (is closed|was closed while a step waited for a core)");
    try (Stream<Path> left = Files.list(temp)) {
      assertThat(left).isEmpty();
    }
    assertThatThrownBy(jobserver::acquire)
        .isInstanceOf(IOException.class)
        .hasMessage("the jobserver is closed");
  }

  @Test
  void makesUpForTokensThatAKilledMakeTookAlong() throws Exception {
    try (Jobserver jobserver = Jobserver.open(temp, 4)) {
      jobserver.acquire();
      Path pipe = Path.of(jobserver.prefix().get(4));
      Process thief = new ProcessBuilder("/bin/dd", "bs=1", "count=2", "if=" + pipe).start();
      assertThat(thief.waitFor()).isZero();
      assertThat(jobserver.free()).isEqualTo(1);
      jobserver.release();
      assertThat(jobserver.free()).isEqualTo(4);
    }
  }

  @Test
  void refusesABudgetThatNoPipeCanHold() {
    assertThatThrownBy(() -> Jobserver.open(temp, 0)).hasMessage("cores must be 1 to 4096: 0");
    assertThatThrownBy(() -> Jobserver.open(temp, 5000)).hasMessageEndingWith(": 5000");
  }

  @Test
  void failsWhereNoPipeCanBeMade() {
    Path proc = Path.of("/proc/self");
    assertThatThrownBy(() -> Jobserver.open(proc, 1)).isInstanceOf(IOException.class);
  }

  /** A thread that is about to wait for a token, or does. */
  private static final class Waiter {
    final AtomicReference<Exception> thrown = new AtomicReference<>();
    final Thread thread;

    Waiter(Jobserver jobserver) throws InterruptedException {
      CountDownLatch begun = new CountDownLatch(1);
      thread =
          new Thread(
              () -> {
                begun.countDown();
                try {
                  jobserver.acquire();
                } catch (IOException | InterruptedException e) {
                  thrown.set(e);
                }
              });
      thread.start();
      begun.await();
    }
  }
}
