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
package org.apache.mxnet.natives.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * Java's compiler with its files in memory: the names of classes are no file names on a machine
 * whose locale is C.
 */
final class MemoryJavac extends ForwardingJavaFileManager<JavaFileManager> {
  private final List<Output> classes = new ArrayList<>();
  private final List<Output> headers = new ArrayList<>();

  private MemoryJavac(JavaFileManager files) {
    super(files);
  }

  /**
   * Compiles one source, which must have no errors.
   *
   * @param name as javac wants it: of the public class, with its package as folders
   */
  static MemoryJavac compile(String name, String text) throws Exception {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files =
            javac.getStandardFileManager(null, null, StandardCharsets.UTF_8);
        MemoryJavac memory = new MemoryJavac(files)) {
      List<Source> sources = List.of(new Source(name, text));
      assertThat(javac.getTask(null, memory, null, List.of("-proc:none"), null, sources).call())
          .isTrue();
      return memory;
    }
  }

  List<byte[]> classes() {
    return classes.stream().map(output -> output.bytes.toByteArray()).toList();
  }

  /** The texts of the C headers, as javac -h writes them. */
  List<String> headers() {
    return headers.stream().map(output -> output.bytes.toString(StandardCharsets.UTF_8)).toList();
  }

  @Override
  public boolean hasLocation(Location location) {
    return location == StandardLocation.NATIVE_HEADER_OUTPUT || super.hasLocation(location);
  }

  @Override
  public JavaFileObject getJavaFileForOutput(
      Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
    return added(classes, kind);
  }

  @Override
  public FileObject getFileForOutput(
      Location location, String packageName, String relativeName, FileObject sibling) {
    return added(headers, JavaFileObject.Kind.OTHER);
  }

  private static Output added(List<Output> outputs, JavaFileObject.Kind kind) {
    Output output = new Output(URI.create("memory:///" + outputs.size()), kind);
    outputs.add(output);
    return output;
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String name, String text) throws Exception {
      super(new URI("memory", null, "/" + name, null), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  private static final class Output extends SimpleJavaFileObject {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Output(URI uri, Kind kind) {
      super(uri, kind);
    }

    @Override
    public OutputStream openOutputStream() {
      return bytes;
    }
  }
}
