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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/** A jar in memory, with any names, also twice the same. */
final class SampleJar {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes);

  SampleJar with(String name, byte[] content) throws IOException {
    zip.putArchiveEntry(new ZipArchiveEntry(name));
    zip.write(content);
    zip.closeArchiveEntry();
    return this;
  }

  SampleJar with(String name, String content) throws IOException {
    return with(name, content.getBytes(StandardCharsets.UTF_8));
  }

  SampleJar manifest(String line) throws IOException {
    return with("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\n" + line + "\n\n");
  }

  byte[] bytes() throws IOException {
    zip.close();
    return bytes.toByteArray();
  }

  Path write(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.write(file, bytes());
  }

  /**
   * A class file.
   *
   * @param methods names with descriptors, {@code run()V}, all of them native
   */
  static byte[] classFile(String internalName, String... methods) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V1_8, Opcodes.ACC_PUBLIC, internalName, null, "java/lang/Object", null);
    writer.visitField(Opcodes.ACC_STATIC, "field", "I", null, 1);
    for (String method : methods) {
      int parenthesis = method.indexOf('(');
      writer.visitMethod(
          Opcodes.ACC_NATIVE,
          method.substring(0, parenthesis),
          method.substring(parenthesis),
          null,
          new String[] {"java/io/IOException"});
    }
    writer.visitMethod(Opcodes.ACC_ABSTRACT, "plain", "()V", null, null);
    return writer.toByteArray();
  }
}
