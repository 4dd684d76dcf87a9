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
package com.example.leveldb;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;

/** LevelDB, out of the jar of its native files. */
public final class LevelDb {
  private static final int SIZE = 1_000_000;

  private LevelDb() {}

  static native String version();

  static native long open(byte[] path);

  static native void put(long database, byte[] key, byte[] value);

  static native byte[] get(long database, byte[] key);

  static native void compact(long database);

  static native void close(long database);

  /**
   * Writes a million bytes into a database, reads them again, and tells whether they were
   * compressed.
   *
   * @param arguments a folder that becomes full
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Paths.get(arguments[0]);
    Files.createDirectories(folder);
    for (String name : new String[] {"libleveldb.so", "libleveldb-jni.so"}) {
      try (InputStream in = LevelDb.class.getResourceAsStream("/lib/native/" + name)) {
        Files.copy(in, folder.resolve(name));
      }
    }
    // The other one is found beside it, or not at all.
    System.load(folder.resolve("libleveldb-jni.so").toAbsolutePath().toString());

    byte[] key = bytes("key");
    byte[] value = new byte[SIZE];
    Arrays.fill(value, (byte) 'x');
    Path place = folder.resolve("database");
    long database = open(bytes(place.toString()));
    put(database, key, value);
    compact(database);
    boolean same = Arrays.equals(value, get(database, key));
    boolean none = get(database, bytes("another key")) == null;
    String error = "none";
    try {
      open(bytes(folder.resolve("no/such/folder").toString()));
    } catch (IllegalStateException e) {
      error = e.getMessage().contains("No such file or directory") ? "told" : e.getMessage();
    }
    close(database);
    System.out.printf(
        "leveldb %s on Java %s: same %b, none %b, compressed %b, error %s%n",
        version(),
        System.getProperty("java.specification.version"),
        same,
        none,
        size(place) < SIZE / 2,
        error);
  }

  private static long size(Path folder) {
    long size = 0;
    for (File file : folder.toFile().listFiles()) {
      size += file.getName().endsWith(".ldb") ? file.length() : 0;
    }
    return size == 0 ? Long.MAX_VALUE : size;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
