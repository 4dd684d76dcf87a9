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
package org.apache.mxnet.natives.bundle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.mxnet.natives.files.AtomicFile;
import org.apache.mxnet.natives.files.Sha256;

/**
 * A jar whose bytes depend on its content alone: entries sorted by name behind the manifest, all at
 * one time, without modes, owners or folders.
 *
 * <p>The same Java runtime gives the same bytes; another one may bring another zlib, which may
 * deflate differently.
 */
final class ReproducibleJar {
  private final Map<String, Entry> entries = new TreeMap<>();
  private final Manifest manifest;
  private final LocalDateTime time;

  /**
   * @param time every entry's time
   */
  ReproducibleJar(Manifest manifest, Instant time) {
    this.manifest = manifest;
    // Local by intent: the zip format's times have no zone, and setTime would add this machine's.
    this.time = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
  }

  private interface Content {
    void writeTo(OutputStream out) throws IOException, BundleException;
  }

  /**
   * @param origin where it comes from, for messages
   */
  private record Entry(String origin, Content content) {}

  boolean has(String entry) {
    return entries.containsKey(entry);
  }

  ReproducibleJar text(String entry, String text) throws BundleException {
    return put(entry, "this plugin", out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  ReproducibleJar bytes(String entry, byte[] bytes) throws BundleException {
    return put(entry, "this plugin", out -> out.write(bytes));
  }

  ReproducibleJar file(String entry, Path file) throws BundleException {
    return put(entry, file.toString(), out -> Files.copy(file, out));
  }

  /** Adds a file that must still have the digest with which it went through the gates. */
  ReproducibleJar file(String entry, Path file, Sha256 expected) throws BundleException {
    return put(
        entry,
        file.toString(),
        out -> {
          try (InputStream in = Files.newInputStream(file)) {
            Sha256 actual = Sha256.drain(in, out);
            if (!actual.equals(expected)) {
              throw new BundleException(
                  file
                      + " was changed after it was staged: SHA-256 "
                      + actual
                      + ", staged "
                      + expected,
                  "Nothing may touch the stage between compile-backend and bundle-natives;"
                      + " run the build again from 'mvn clean'.");
            }
          }
        });
  }

  /** Adds the files below a folder; none if there is no such folder. */
  ReproducibleJar folder(String prefix, Path folder) throws IOException, BundleException {
    if (Files.isDirectory(folder)) {
      try (Stream<Path> walk = Files.walk(folder)) {
        for (Path file : walk.filter(Files::isRegularFile).toList()) {
          String relative = folder.relativize(file).toString().replace('\\', '/');
          // A manifest of the project's own would be a second first entry.
          if (!(prefix + relative).equals(JarFile.MANIFEST_NAME)) {
            file(prefix + relative, file);
          }
        }
      }
    }
    return this;
  }

  private ReproducibleJar put(String entry, String origin, Content content) throws BundleException {
    Entry other = entries.put(entry, new Entry(origin, content));
    if (other != null) {
      throw new BundleException(
          "%s is to come from %s and from %s in one jar".formatted(entry, other.origin(), origin),
          "Rename or leave out one of the two.");
    }
    return this;
  }

  /** Writes the jar, whole or not at all. */
  void write(Path jar) throws IOException, BundleException {
    ByteArrayOutputStream main = new ByteArrayOutputStream();
    manifest.write(main);
    AtomicFile.write(
        jar,
        out -> {
          ZipOutputStream zip = new ZipOutputStream(out);
          // Packed once and downloaded often: registries count the bytes, too.
          zip.setLevel(Deflater.BEST_COMPRESSION);
          // First: readers such as JarInputStream look for the manifest nowhere else.
          add(zip, JarFile.MANIFEST_NAME, main::writeTo);
          for (Map.Entry<String, Entry> entry : entries.entrySet()) {
            add(zip, entry.getKey(), entry.getValue().content());
          }
          zip.finish();
          return jar;
        });
  }

  private void add(ZipOutputStream zip, String name, Content content)
      throws IOException, BundleException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(time);
    zip.putNextEntry(entry);
    content.writeTo(zip);
    zip.closeEntry();
  }
}
