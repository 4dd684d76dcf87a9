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
package org.apache.mxnet.natives.store;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Does the same with many files at once. */
final class Parallel {
  /** Below that, starting threads costs more than they save. */
  private static final int FEW = 8;

  private static final int MOST_THREADS = 8;

  private Parallel() {}

  /**
   * What is done with each item.
   *
   * @param <T> the items
   */
  @FunctionalInterface
  interface Task<T> {
    void run(T item) throws IOException;
  }

  /**
   * Runs {@code task} for each item, the first ones first: put what takes long at the front.
   *
   * @throws IOException the first that any task threw; the other items may or may not be done
   */
  static <T> void each(List<T> items, Task<? super T> task) throws IOException {
    int threads = Math.min(Runtime.getRuntime().availableProcessors(), MOST_THREADS);
    if (items.size() < FEW || threads == 1) {
      for (T item : items) {
        task.run(item);
      }
      return;
    }
    AtomicInteger next = new AtomicInteger();
    ExecutorService executor = Executors.newFixedThreadPool(threads, Parallel::daemon);
    try {
      List<Future<?>> workers = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        workers.add(
            executor.submit(
                () -> {
                  try {
                    for (int item = next.getAndIncrement();
                        item < items.size();
                        item = next.getAndIncrement()) {
                      task.run(items.get(item));
                    }
                    return null;
                  } finally {
                    // After a failure the others stop, too.
                    next.set(items.size());
                  }
                }));
      }
      await(workers);
    } finally {
      executor.shutdownNow();
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "mxnet-store");
    thread.setDaemon(true);
    return thread;
  }

  /** Waits for all, so that nothing touches the files any more once this method is left. */
  private static void await(List<Future<?>> workers) throws IOException {
    Throwable failure = null;
    boolean interrupted = false;
    for (Future<?> worker : workers) {
      boolean done = false;
      while (!done) {
        try {
          worker.get();
          done = true;
        } catch (ExecutionException e) {
          failure = failure == null ? e.getCause() : failure;
          done = true;
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while files were read or copied");
    }
    if (failure instanceof IOException e) {
      throw e;
    }
    if (failure != null) {
      throw new IllegalStateException(failure);
    }
  }
}
