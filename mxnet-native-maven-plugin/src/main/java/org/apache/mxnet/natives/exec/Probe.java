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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.apache.commons.exec.PumpStreamHandler;

/**
 * A small program's answer, for what Java itself cannot do.
 *
 * @param code its exit code
 * @param text what it printed
 */
public record Probe(int code, String text) {
  /**
   * Runs a program that ends at once, without environment, and waits for it whatever happens.
   *
   * @throws IOException if it cannot be started
   */
  public static Probe run(String... argv) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      int code =
          Execution.start(List.of(argv), Path.of("/"), new PumpStreamHandler(out), null).join();
      return new Probe(code, out.toString(StandardCharsets.UTF_8).strip());
    } catch (CompletionException e) {
      throw new IOException(e.getCause().getMessage(), e.getCause());
    }
  }
}
