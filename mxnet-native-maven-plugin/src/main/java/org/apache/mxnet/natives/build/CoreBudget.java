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

import java.io.IOException;
import java.util.PriorityQueue;
import org.apache.mxnet.natives.exec.Jobserver;

/**
 * The cores that all libraries built at once may use together: at most as many steps run as there
 * are cores, each of which is one job, and their makes take more jobs from the {@link Jobserver} as
 * cores are free. Whoever has the longest chain behind it comes first: the critical path decides
 * when everything is done.
 *
 * <p>A step starts at once and pays for its core afterwards, with the next token that any make
 * gives back. It would otherwise wait for minutes: a make that has just given a token back takes it
 * again before another process wakes up. Until the token is paid, one job more than cores may run.
 */
final class CoreBudget implements AutoCloseable {
  private final Jobserver jobserver;
  private final int cores;
  private final PriorityQueue<Ticket> waiting = new PriorityQueue<>();
  private final Thread collector = new Thread(this::collect, "mxnet-native cores");
  private long tickets;
  private int running;
  private int debt;

  CoreBudget(Jobserver jobserver, int cores) {
    this.jobserver = jobserver;
    this.cores = cores;
    collector.setDaemon(true);
    collector.start();
  }

  private record Ticket(int remaining, long number) implements Comparable<Ticket> {
    @Override
    public int compareTo(Ticket other) {
      int longer = Integer.compare(other.remaining, remaining);
      return longer != 0 ? longer : Long.compare(number, other.number);
    }
  }

  /**
   * Waits for a core.
   *
   * @param remaining CPU seconds of the longest chain that waits for the caller
   */
  synchronized void acquire(int remaining) throws InterruptedException {
    Ticket ticket = new Ticket(remaining, tickets++);
    waiting.add(ticket);
    try {
      while (running == cores || waiting.peek() != ticket) {
        wait();
      }
      running++;
      debt++;
    } finally {
      waiting.remove(ticket);
      notifyAll();
    }
  }

  /** Gives back what {@link #acquire} took. */
  synchronized void release() throws IOException {
    running--;
    if (debt > 0) {
      debt--;
    } else {
      jobserver.release();
    }
    notifyAll();
  }

  private void collect() {
    try {
      while (true) {
        synchronized (this) {
          while (debt == 0) {
            wait();
          }
        }
        jobserver.acquire();
        synchronized (this) {
          if (debt > 0) {
            debt--;
          } else {
            // Whoever owed it has ended meanwhile.
            jobserver.release();
          }
        }
      }
    } catch (InterruptedException | IOException e) {
      // Closed: nobody runs any more.
    }
  }

  @Override
  public void close() {
    collector.interrupt();
  }
}
