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
package org.apache.mxnet.natives.archive;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Writes a folder as a tar whose bytes depend on nothing but names, contents, links, and which
 * files their owner may execute: not on who wrote it, when, in what order, or with what umask.
 *
 * <p>Entries are sorted by the bytes of their paths; modes are 0755 or 0644, owners are 0, times
 * are given. It is a POSIX ustar, with a pax header only for what ustar cannot hold.
 */
public final class TreeArchive {
  private static final int EXECUTABLE = 0755;
  private static final int PLAIN = 0644;
  private static final int LINK = 0777;

  /** zstd's own default, which keeps up with a disk. */
  private static final int ZSTD_LEVEL = 3;

  private TreeArchive() {}

  /**
   * Writes all in {@code folder}, without the folder itself, with time 0 (1970).
   *
   * @param out left open
   * @throws ArchiveException if there is something but files, folders and symbolic links
   */
  public static void write(Path folder, OutputStream out) throws ArchiveException, IOException {
    write(folder, "", Instant.EPOCH, out);
  }

  /**
   * Writes all in {@code folder}.
   *
   * @param top a folder in the archive that all is put in, for {@link ArchiveUnpacker} leaves a
   *     single one out; empty for none
   * @param time the time of each entry, from 1970 on; its fraction of a second is cut off
   * @param out left open
   * @throws ArchiveException if there is something but files, folders and symbolic links
   */
  public static void write(Path folder, String top, Instant time, OutputStream out)
      throws ArchiveException, IOException {
    write(folder, top, time, path -> true, out);
  }

  /**
   * As above, without some.
   *
   * @param wanted is asked for each path, relative to the folder; what is below one that it refuses
   *     is left out too
   */
  public static void write(
      Path folder, String top, Instant time, Predicate<Path> wanted, OutputStream out)
      throws ArchiveException, IOException {
    String above = top.isEmpty() ? "" : top + "/";
    long seconds = time.getEpochSecond();
    if (!top.isEmpty()) {
      out.write(new UstarHeader(UstarHeader.FOLDER, above, "", EXECUTABLE, 0, seconds).bytes());
    }
    Set<Path> left = new HashSet<>();
    for (Path path : sorted(folder)) {
      Path relative = folder.relativize(path);
      if (left.contains(relative.getParent()) || !wanted.test(relative)) {
        // A folder comes before what is in it.
        left.add(relative);
        continue;
      }
      add(path, above + folder.relativize(path), seconds, out);
    }
    // The end mark: two blocks of zeros.
    out.write(new byte[2 * UstarHeader.BLOCK]);
    out.flush();
  }

  /** As {@link #write(Path, OutputStream)}, compressed by zstd, with a checksum. */
  public static void writeZstd(Path folder, OutputStream out) throws ArchiveException, IOException {
    try (ZstdOutputStream zstd = new ZstdOutputStream(new LeftOpen(out), ZSTD_LEVEL)) {
      zstd.setChecksum(true);
      write(folder, zstd);
    }
  }

  private static List<Path> sorted(Path folder) throws IOException {
    Comparator<Path> byBytes =
        Comparator.comparing(
            path -> folder.relativize(path).toString().getBytes(StandardCharsets.UTF_8),
            Arrays::compareUnsigned);
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(path -> !path.equals(folder)).sorted(byBytes).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void add(Path path, String name, long time, OutputStream out)
      throws ArchiveException, IOException {
    PosixFileAttributes attributes =
        Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (attributes.isDirectory()) {
      out.write(new UstarHeader(UstarHeader.FOLDER, name + "/", "", EXECUTABLE, 0, time).bytes());
    } else if (attributes.isSymbolicLink()) {
      String target = Files.readSymbolicLink(path).toString();
      out.write(new UstarHeader(UstarHeader.SYMBOLIC_LINK, name, target, LINK, 0, time).bytes());
    } else if (attributes.isRegularFile()) {
      boolean executable = attributes.permissions().contains(PosixFilePermission.OWNER_EXECUTE);
      int mode = executable ? EXECUTABLE : PLAIN;
      long size = attributes.size();
      out.write(new UstarHeader(UstarHeader.FILE, name, "", mode, size, time).bytes());
      if (Files.copy(path, out) != size) {
        throw new IOException(path + " changed its size while it was read");
      }
      out.write(new byte[UstarHeader.padding(size)]);
    } else {
      throw new ArchiveException(
          path + " is no file, folder or symbolic link, so it cannot be put into an archive",
          "Find out what made it, and remove it: a socket or a pipe of a running program perhaps.");
    }
  }

  /** A stream that its user may close without harm. */
  private static final class LeftOpen extends FilterOutputStream {
    LeftOpen(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      out.flush();
    }
  }
}
