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
 * The cores that all libraries built at once may use together. A step holds one of them while its
 * commands run; make takes more from the same {@link Jobserver} as they are free. Whoever has the
 * longest chain behind it comes first: the critical path decides when everything is done.
 */
final class CoreBudget {
  private final Jobserver jobserver;
  private final PriorityQueue<Ticket> waiting = new PriorityQueue<>();
  private long tickets;

  CoreBudget(Jobserver jobserver) {
    this.jobserver = jobserver;
  }

  private record Ticket(int remaining, long number) implements Comparable<Ticket> {
    @Override
    public int compareTo(Ticket other) {
      int longer = Integer.compare(other.remaining, remaining);
      return longer != 0 ? longer : Long.compare(number, other.number);
    }
  }

  /** A core that is held. */
  @FunctionalInterface
  interface Core {
    void release() throws IOException;
  }

  /**
   * Waits for a core.
   *
   * @param remaining CPU seconds of the longest chain that waits for the caller
   */
  Core acquire(int remaining) throws IOException, InterruptedException {
    Ticket ticket;
    synchronized (waiting) {
      ticket = new Ticket(remaining, tickets++);
      waiting.add(ticket);
    }
    try {
      synchronized (waiting) {
        while (waiting.peek() != ticket) {
          waiting.wait();
        }
      }
      // Alone here: the others wait until this one is out of the queue.
      jobserver.acquire();
    } finally {
      synchronized (waiting) {
        waiting.remove(ticket);
        waiting.notifyAll();
      }
    }
    return jobserver::release;
  }
}
