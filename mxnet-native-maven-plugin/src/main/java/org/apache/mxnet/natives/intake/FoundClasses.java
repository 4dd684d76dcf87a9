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

/** The classes of one archive, or of one folder. */
final class FoundClasses {
  private final Found found;
  private final String where;
  private final String archive;
  private int unreadable;
  private String first = "";

  /**
   * @param where for notes
   * @param archive for {@link NativeMethod#archive}
   */
  FoundClasses(Found found, String where, String archive) {
    this.found = found;
    this.where = where;
    this.archive = archive;
  }

  /** Whether it is named as a class that may have methods. */
  static boolean isClass(String name) {
    return name.endsWith(".class")
        && !name.equals("module-info.class")
        && !name.endsWith("/module-info.class");
  }

  void read(String name, byte[] bytes) {
    try {
      found.addMethods(ClassMethods.of(archive, bytes));
    } catch (RuntimeException e) {
      String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      unreadable(name, reason);
    }
  }

  void unreadable(String name, String reason) {
    if (unreadable++ == 0) {
      first = "%s (%s)".formatted(Printable.of(name), Printable.of(reason));
    }
  }

  /** One note for all, as a jar for a newer Java may have thousands. */
  void finish() {
    if (unreadable > 0) {
      found.note(
          where,
          "%d class file%s cannot be read, and their native methods are not known: %s%s"
              .formatted(
                  unreadable,
                  unreadable == 1 ? "" : "s",
                  first,
                  unreadable == 1 ? "." : " and others."));
    }
  }
}
