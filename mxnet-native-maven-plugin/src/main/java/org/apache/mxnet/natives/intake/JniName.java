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

/** How Java's names become C's (JNI specification, "Resolving Native Method Names"). */
final class JniName {
  private JniName() {}

  /**
   * @param text a class name with dots or slashes, a method name, or the parameters of a descriptor
   */
  static String mangle(String text) {
    StringBuilder mangled = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '.', '/' -> mangled.append('_');
        case '_' -> mangled.append("_1");
        case ';' -> mangled.append("_2");
        case '[' -> mangled.append("_3");
        default -> {
          if (isPlain(c)) {
            mangled.append(c);
          } else {
            // A character outside the basic plane is two of these, as the JVM makes them.
            mangled.append("_0%04x".formatted((int) c));
          }
        }
      }
    }
    return mangled.toString();
  }

  private static boolean isPlain(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
  }
}
