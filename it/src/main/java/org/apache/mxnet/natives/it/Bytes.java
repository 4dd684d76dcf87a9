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
package org.apache.mxnet.natives.it;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Files and what is in them. */
public final class Bytes {
  private Bytes() {}

  /** The files below a folder, by their paths in it, sorted; none if there is no folder. */
  public static Map<String, Path> files(File folder) throws IOException {
    Map<String, Path> files = new TreeMap<>();
    if (folder.isDirectory()) {
      Path root = folder.toPath();
      try (Stream<Path> walk = Files.walk(root)) {
        walk.filter(Files::isRegularFile)
            .forEach(file -> files.put(root.relativize(file).toString(), file));
      }
    }
    return files;
  }

  /**
   * Everything in a folder, in lines that are the same if and only if the folders are: path, and
   * the mode and digest of a file or the target of a link.
   */
  public static String tree(File folder) throws IOException {
    List<String> lines = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(folder.toPath())) {
      for (Path path : walk.toList()) {
        String name = folder.toPath().relativize(path).toString();
        if (Files.isSymbolicLink(path)) {
          lines.add(name + " -> " + Files.readSymbolicLink(path));
        } else if (Files.isRegularFile(path)) {
          String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
          lines.add(name + " " + mode + " " + sha256(path.toFile()));
        } else {
          lines.add(name + "/");
        }
      }
    }
    lines.sort(null);
    return String.join("\n", lines);
  }

  /** The names of the entries of a zip, sorted. */
  public static List<String> entries(File zip) throws IOException {
    try (ZipFile file = new ZipFile(zip)) {
      return file.stream().map(ZipEntry::getName).sorted().toList();
    }
  }

  /** The content of an entry of a zip. */
  public static byte[] entry(File zip, String name) throws IOException {
    try (ZipFile file = new ZipFile(zip)) {
      ZipEntry entry = file.getEntry(name);
      if (entry == null) {
        throw new AssertionError(zip + " has no entry " + name);
      }
      return file.getInputStream(entry).readAllBytes();
    }
  }

  /** The content of an entry of a zip, as text. */
  public static String text(File zip, String name) throws IOException {
    return new String(entry(zip, name), StandardCharsets.UTF_8);
  }

  public static String sha256(byte[] bytes) {
    return digest("SHA-256", bytes);
  }

  public static String sha256(File file) throws IOException {
    return sha256(Files.readAllBytes(file.toPath()));
  }

  /**
   * The digest of bytes.
   *
   * @param algorithm as {@link MessageDigest} has it
   */
  public static String digest(String algorithm, byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /** Changes one bit in the middle of a file; a second time changes it back. */
  public static void flip(File file) throws IOException {
    byte[] bytes = Files.readAllBytes(file.toPath());
    bytes[bytes.length / 2] ^= 1;
    Files.write(file.toPath(), bytes);
  }

  /** Replaces a text that must occur in a file. */
  public static void replace(File file, String text, String replacement) throws IOException {
    String before = Files.readString(file.toPath());
    if (!before.contains(text)) {
      throw new AssertionError(file + " does not hold " + text);
    }
    Files.writeString(file.toPath(), before.replace(text, replacement));
  }

  /** Copies a file, or a folder without its {@code target}. */
  public static void copy(File from, File to) throws IOException {
    try (Stream<Path> walk = Files.walk(from.toPath())) {
      for (Path file : walk.toList()) {
        Path relative = from.toPath().relativize(file);
        Path copy = to.toPath().resolve(relative);
        if (relative.startsWith("target")) {
          continue;
        }
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.createDirectories(copy.getParent());
          Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }

  /** Deletes a file, or a folder with all that is in it; nothing if there is neither. */
  public static void delete(File file) throws IOException {
    if (!file.exists()) {
      return;
    }
    // A key agent that is ending removes its sockets meanwhile.
    Files.walkFileTree(
        file.toPath(),
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path path, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(path);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path path, IOException failure)
              throws IOException {
            if (failure instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw failure;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
