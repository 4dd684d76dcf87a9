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

import java.util.Objects;

/**
 * A method that Java declares {@code native}.
 *
 * @param archive the archive that the class lies in, as in {@link NativeEntry#archive}; empty if it
 *     lies in none
 * @param className its binary name: {@code a.b.C$D}
 * @param name the method's name
 * @param descriptor its parameters and result as the class file has them (JVM specification,
 *     4.3.3): {@code (I[Ljava/lang/String;)V}
 * @param overloaded whether its class has another native method of this name; then the JVM finds it
 *     by the long name alone
 */
public record NativeMethod(
    String archive, String className, String name, String descriptor, boolean overloaded) {
  /** Not null. */
  public NativeMethod {
    Objects.requireNonNull(archive, "archive");
    Objects.requireNonNull(className, "className");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(descriptor, "descriptor");
  }

  /**
   * The symbol that the JVM looks for first: {@code Java_a_b_C_00024D_name} (JNI specification,
   * "Resolving Native Method Names").
   */
  public String shortExport() {
    return "Java_" + JniName.mangle(className) + "_" + JniName.mangle(name);
  }

  /**
   * The symbol that it looks for next, which has the parameters too: {@code
   * Java_a_b_C_00024D_name__I}.
   */
  public String longExport() {
    String parameters = descriptor.substring(1, descriptor.lastIndexOf(')'));
    return shortExport() + "__" + JniName.mangle(parameters);
  }
}
