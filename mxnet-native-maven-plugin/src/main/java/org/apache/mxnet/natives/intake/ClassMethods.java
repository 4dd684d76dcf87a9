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

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;

/**
 * Reads the native methods of a class file.
 *
 * <p>ASM reads the constant pool; the methods are walked here, since ASM's own walk copies each
 * attribute that it does not know, at whatever length a malformed file gives it.
 */
final class ClassMethods {
  private static final int ATTRIBUTE_HEAD = 6;

  private final ClassReader reader;
  private final int length;
  private final char[] names;
  private int at;

  private ClassMethods(byte[] bytes) {
    this.reader = new ClassReader(bytes);
    this.length = bytes.length;
    this.names = new char[reader.getMaxStringLength()];
    this.at = reader.header;
  }

  /**
   * @param archive for {@link NativeMethod#archive}
   * @throws RuntimeException if the file is malformed or of a Java too new for ASM; there is no
   *     saying which exceptions ASM may throw
   */
  static List<NativeMethod> of(String archive, byte[] bytes) {
    return new ClassMethods(bytes).read(archive);
  }

  private List<NativeMethod> read(String archive) {
    String className = reader.readClass(at + 2, names).replace('/', '.');
    at += 6;
    at += 2 + 2 * reader.readUnsignedShort(at);
    int fields = next();
    for (int i = 0; i < fields; i++) {
      at += 6;
      skipAttributes();
    }
    List<NativeMethod> found = new ArrayList<>();
    int methods = next();
    for (int i = 0; i < methods; i++) {
      if ((reader.readUnsignedShort(at) & Opcodes.ACC_NATIVE) != 0) {
        String name = reader.readUTF8(at + 2, names);
        String descriptor = reader.readUTF8(at + 4, names);
        found.add(new NativeMethod(archive, className, name, checked(descriptor), false));
      }
      at += 6;
      skipAttributes();
    }
    return found.isEmpty() ? List.of() : overloads(found);
  }

  private static String checked(String descriptor) {
    if (!descriptor.startsWith("(") || descriptor.indexOf(')') < 0) {
      throw new IllegalArgumentException("no method descriptor: " + descriptor);
    }
    return descriptor;
  }

  private int next() {
    int value = reader.readUnsignedShort(at);
    at += 2;
    return value;
  }

  private void skipAttributes() {
    int count = next();
    for (int i = 0; i < count; i++) {
      long bytes = reader.readInt(at + 2) & 0xffffffffL;
      if (bytes > length - at - ATTRIBUTE_HEAD) {
        throw new IllegalArgumentException("an attribute runs past the end of the file");
      }
      at += ATTRIBUTE_HEAD + (int) bytes;
    }
  }

  /** Methods that are not native do not count: the JVM looks for no symbol of theirs. */
  private static List<NativeMethod> overloads(List<NativeMethod> methods) {
    Map<String, Integer> counts = new HashMap<>();
    methods.forEach(method -> counts.merge(method.name(), 1, Integer::sum));
    return methods.stream()
        .map(
            m ->
                new NativeMethod(
                    m.archive(), m.className(), m.name(), m.descriptor(), counts.get(m.name()) > 1))
        .toList();
  }
}
