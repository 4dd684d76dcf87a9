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
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.mxnet.natives.plan.SamplePlans;
import org.apache.mxnet.natives.plan.Step;
import org.apache.mxnet.natives.recipe.SampleRecipes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchedulerTest {
  @TempDir Path folder;
  private final List<String> log = Collections.synchronizedList(new ArrayList<>());
  private List<Step> steps;

  @BeforeEach
  void plan() throws Exception {
    SampleRecipes recipes =
        new SampleRecipes(folder)
            .library("zlib", 1)
            .library("png", 1, "zlib")
            .library("tiff", 1, "zlib")
            .library("opencv", 1, "png", "tiff")
            .library("blas", 1)
            .backend("opencv, blas", "", "");
    steps = SamplePlans.plan(recipes).steps();
  }

  @Test
  void aStepStartsOnlyAfterAllThatItNeeds() throws Exception {
    new Scheduler(
            Integer.MAX_VALUE,
            step -> {
              log.add("+" + step.id());
              Thread.sleep(5);
              log.add("-" + step.id());
            })
        .run(steps);
    assertThat(log).hasSize(10);
    assertThat(log.indexOf("-zlib")).isLessThan(log.indexOf("+png"));
    assertThat(log.indexOf("-zlib")).isLessThan(log.indexOf("+tiff"));
    assertThat(log.indexOf("-png")).isLessThan(log.indexOf("+opencv"));
    assertThat(log.indexOf("-tiff")).isLessThan(log.indexOf("+opencv"));
  }

  @Test
  void independentStepsRunAtOnce() throws Exception {
    CountDownLatch both = new CountDownLatch(2);
    new Scheduler(
            Integer.MAX_VALUE,
            step -> {
              if (step.id().equals("png") || step.id().equals("tiff")) {
                both.countDown();
                // Alone, either would wait here for ever.
                both.await();
              }
            })
        .run(steps);
    assertThat(both.getCount()).isZero();
  }

  @Test
  void noMoreRunAtOnceThanAllowed() throws Exception {
    AtomicInteger running = new AtomicInteger();
    new Scheduler(
            1,
            step -> {
              log.add(String.valueOf(running.incrementAndGet()));
              Thread.sleep(5);
              running.decrementAndGet();
            })
        .run(steps);
    assertThat(log).hasSize(5).containsOnly("1");
  }

  @Test
  void needsThatAreNotAmongTheStepsAreDone() throws Exception {
    List<Step> some = steps.stream().filter(step -> !step.id().equals("zlib")).toList();
    new Scheduler(Integer.MAX_VALUE, step -> log.add(step.id())).run(some);
    assertThat(log).containsExactlyInAnyOrder("png", "tiff", "opencv", "blas");
  }

  @Test
  void afterAFailureWhatRunsIsFinishedAndNothingStarts() {
    CountDownLatch failed = new CountDownLatch(1);
    Throwable failure =
        catchThrowable(
            () ->
                new Scheduler(
                        Integer.MAX_VALUE,
                        step -> {
                          if (step.id().equals("zlib")) {
                            failed.countDown();
                            throw new IOException("disk");
                          }
                          failed.await();
                          log.add(step.id());
                        })
                    .run(steps));
    assertThat(failure).isInstanceOf(IOException.class).hasMessage("disk");
    assertThat(log).containsExactly("blas");
  }

  @Test
  void anInterruptEndsEveryStep() throws Exception {
    CountDownLatch started = new CountDownLatch(2);
    Thread caller = Thread.currentThread();
    Thread interrupter =
        new Thread(
            () -> {
              try {
                started.await();
                caller.interrupt();
              } catch (InterruptedException e) {
                log.add("never");
              }
            });
    interrupter.start();
    Throwable failure =
        catchThrowable(
            () ->
                new Scheduler(
                        Integer.MAX_VALUE,
                        step -> {
                          started.countDown();
                          try {
                            new CountDownLatch(1).await();
                          } finally {
                            log.add(step.id());
                          }
                        })
                    .run(steps));
    interrupter.join();
    assertThat(failure).isInstanceOf(InterruptedException.class);
    assertThat(log).containsExactlyInAnyOrder("zlib", "blas");
  }
}
