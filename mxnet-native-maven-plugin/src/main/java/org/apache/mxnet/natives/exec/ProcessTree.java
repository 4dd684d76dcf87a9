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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.commons.exec.ProcessDestroyer;

/**
 * A program with all that it started, which ends as a whole: when asked to, and with this JVM.
 *
 * <p>A program that {@code setsid} started leads a process group. It holds even those whose parent
 * is gone, which no look at parents and children can find.
 */
final class ProcessTree implements ProcessDestroyer, AutoCloseable {
  private static final long LOOK_MILLIS = 10;
  private static final Duration LAST_WAIT = Duration.ofSeconds(10);

  /** From the start of a program until it is known here: far more than that takes. */
  private static final Duration START = Duration.ofSeconds(2);

  private final Duration grace;
  private final boolean leadsGroup;
  private final Thread hook = new Thread(this::killAtExit, "mxnet-native kill");
  private ProcessHandle root;
  private boolean doomed;
  private boolean closed;

  /**
   * @param grace how long processes have between SIGTERM and SIGKILL
   * @param leadsGroup whether the program leads a process group
   */
  ProcessTree(Duration grace, boolean leadsGroup) {
    this.grace = grace;
    this.leadsGroup = leadsGroup;
  }

  /**
   * To be called before the program is started, or the JVM could end in between.
   *
   * @throws IOException if the JVM is ending
   */
  void watchJvm() throws IOException {
    try {
      Runtime.getRuntime().addShutdownHook(hook);
    } catch (IllegalStateException e) {
      throw new IOException("nothing is started any more, because this JVM is ending", e);
    }
  }

  /** To be called when nothing of the program runs any more, or it could not be started. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The hook is running, and has nothing to do.
      return;
    }
  }

  @Override
  public synchronized boolean add(Process process) {
    root = process.toHandle();
    notifyAll();
    if (doomed) {
      kill();
    }
    return true;
  }

  @Override
  public boolean remove(Process process) {
    return true;
  }

  @Override
  public synchronized int size() {
    return root == null ? 0 : 1;
  }

  /**
   * Ends all of it; a program that is about to start is waited for, because the JVM ends with this.
   */
  synchronized void killAtExit() {
    doomed = true;
    long start = System.nanoTime();
    while (root == null && !closed && System.nanoTime() - start < LAST_WAIT.toNanos()) {
      try {
        wait(LAST_WAIT.toMillis());
      } catch (InterruptedException e) {
        // Nobody has a reason to interrupt a shutdown hook, and the program must not outlive it.
        continue;
      }
    }
    if (!closed) {
      kill();
    }
  }

  /** Ends all of it; a program that is still to start ends at its start. */
  synchronized void kill() {
    doomed = true;
    if (root == null) {
      return;
    }
    // Who loses its parent is found no more, so whoever was seen once is kept in mind.
    Set<ProcessHandle> known = new LinkedHashSet<>(Set.of(root));
    if (!ends(known, grace, ProcessHandle::destroy)) {
      ends(known, LAST_WAIT, ProcessHandle::destroyForcibly);
    }
    sweep();
  }

  /** Ends what is left in the program's group after its own end. */
  synchronized void sweep() {
    if (root != null && leadsGroup) {
      try {
        Probe.run("/bin/sh", "-c", "kill -s KILL -- \"-$1\"", "sh", Long.toString(root.pid()));
      } catch (IOException e) {
        // A machine that starts no shell any more has let nobody start a straggler either.
        doomed = true;
      }
    }
  }

  /**
   * Signals each process once, also those started meanwhile, until all have ended or time is up.
   */
  private static boolean ends(
      Set<ProcessHandle> known, Duration limit, Consumer<ProcessHandle> how) {
    Set<ProcessHandle> told = new HashSet<>();
    boolean interrupted = false;
    long start = System.nanoTime();
    try {
      while (System.nanoTime() - start < limit.toNanos()) {
        List.copyOf(known).forEach(process -> process.descendants().forEach(known::add));
        List<ProcessHandle> running = known.stream().filter(ProcessTree::isRunning).toList();
        if (running.isEmpty()) {
          return true;
        }
        running.stream().filter(told::add).forEach(how);
        try {
          Thread.sleep(LOOK_MILLIS);
        } catch (InterruptedException e) {
          // Whoever interrupts a build wants this very thing to go on.
          interrupted = true;
        }
      }
      return false;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** A zombie (proc(5), state Z) has ended; in a container, often nobody ever collects it. */
  private static boolean isRunning(ProcessHandle process) {
    Path stat = Path.of("/proc", Long.toString(process.pid()), "stat");
    if (!process.isAlive()) {
      return false;
    }
    try {
      // The name before it, in parentheses, may hold any character.
      String text = Files.readString(stat);
      return !text.startsWith(") Z", text.lastIndexOf(')'));
    } catch (IOException e) {
      return process.isAlive();
    }
  }
}
