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
package org.apache.mxnet.natives.store;

import com.github.luben.zstd.ZstdInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.mxnet.natives.files.Sha256;

/**
 * Unpacks what {@link StoreEntryArchive} packed, or something quite different: it comes from
 * outside. Each member must be the one that {@code entry.json} has next, so that no name in the tar
 * is ever used as a path, and nothing is larger than was announced.
 */
final class StoreEntryUnpacker {
  private static final int LARGEST_DOCUMENT = 1 << 26;

  private final Path folder;
  private final Path prefix;
  private final Set<Path> folders = new HashSet<>();

  /**
   * @param folder empty; gets {@code entry.json} and {@code prefix}
   */
  StoreEntryUnpacker(Path folder) {
    this.folder = folder;
    this.prefix = StoreLayout.prefix(folder);
  }

  /**
   * @throws MalformedEntryException if {@code archive} is anything but an entry for {@code request}
   *     with the digests that it promises
   * @throws IOException if {@code folder} cannot be written to
   */
  EntryDocument.Content unpack(Path archive, EntryRequest request)
      throws IOException, MalformedEntryException {
    try (InputStream file = Files.newInputStream(archive);
        InputStream zstd = new ZstdInputStream(file);
        InputStream ahead = new ReadAhead(zstd);
        TarArchiveInputStream tar = new TarArchiveInputStream(ahead, "UTF-8")) {
      return unpack(tar, request);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (InterruptedIOException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // The libraries that parse it answer hostile bytes with exceptions of many kinds.
      throw new MalformedEntryException("it cannot be unpacked: " + e.getMessage());
    }
  }

  private EntryDocument.Content unpack(TarArchiveInputStream tar, EntryRequest request)
      throws IOException, MalformedEntryException {
    EntryDocument.Content content = document(tar);
    EntryRequest actual = content.info().request();
    if (!actual.equals(request)) {
      throw new MalformedEntryException(
          "it is of %s with the fingerprint %s, not of %s with %s"
              .formatted(
                  actual, actual.fingerprint().digest(), request, request.fingerprint().digest()));
    }
    writing(() -> Files.createDirectory(prefix));
    for (EntryFile file : content.files()) {
      TarArchiveEntry member = next(tar, StoreEntryArchive.PREFIX + file.path());
      if (file instanceof EntryFile.Regular regular) {
        expect(member.isFile() && member.getSize() == regular.size(), member, "is not the file");
        write(tar, regular);
      } else if (file instanceof EntryFile.Link link) {
        expect(
            member.isSymbolicLink() && member.getLinkName().equals(link.target()),
            member,
            "is not the link");
      }
    }
    TarArchiveEntry more = tar.getNextEntry();
    if (more != null) {
      throw new MalformedEntryException("it has %s besides".formatted(more.getName()));
    }
    makeLinks(content.files());
    return content;
  }

  private EntryDocument.Content document(TarArchiveInputStream tar)
      throws IOException, MalformedEntryException {
    TarArchiveEntry member = next(tar, StoreEntryArchive.DOCUMENT);
    expect(member.isFile() && member.getSize() <= LARGEST_DOCUMENT, member, "is too large");
    byte[] bytes = tar.readNBytes((int) member.getSize());
    EntryDocument.Content content = EntryDocument.read(bytes);
    writing(() -> Files.write(StoreLayout.document(folder), bytes));
    return content;
  }

  private static TarArchiveEntry next(TarArchiveInputStream tar, String name)
      throws IOException, MalformedEntryException {
    TarArchiveEntry member = tar.getNextEntry();
    if (member == null) {
      throw new MalformedEntryException("it ends before " + name);
    }
    expect(member.getName().equals(name), member, "stands where %s should be".formatted(name));
    return member;
  }

  private static void expect(boolean truth, TarArchiveEntry member, String fault)
      throws MalformedEntryException {
    if (!truth) {
      throw new MalformedEntryException("%s in it %s".formatted(member.getName(), fault));
    }
  }

  private void write(InputStream tar, EntryFile.Regular file)
      throws IOException, MalformedEntryException {
    Path target = prefix.resolve(file.path());
    writing(() -> folders.add(target.getParent()) ? makeFolder(target) : null);
    Sha256 actual;
    try (OutputStream out = writing(() -> new Output(Files.newOutputStream(target)))) {
      actual = FileDigest.drain(tar, out, file.size());
    }
    if (!actual.equals(file.sha256())) {
      throw new MalformedEntryException(
          file.path() + " " + PrefixReader.differs(actual, file.sha256()));
    }
    writing(() -> PrefixNormaliser.finish(target, file.executable()));
  }

  private static Path makeFolder(Path file) throws IOException {
    return Files.createDirectories(file.getParent());
  }

  /** Last, so that no file is written through a link. */
  private void makeLinks(List<EntryFile> files) {
    for (EntryFile file : files) {
      if (file instanceof EntryFile.Link link) {
        Path target = prefix.resolve(link.path());
        writing(
            () -> {
              makeFolder(target);
              return Files.createSymbolicLink(target, Path.of(link.target()));
            });
      }
    }
  }

  /**
   * What is done to the disk.
   *
   * @param <T> what it gives
   */
  @FunctionalInterface
  private interface Writing<T> {
    T run() throws IOException;
  }

  /** Keeps the disk's trouble apart from the archive's. */
  private static <T> T writing(Writing<T> writing) {
    try {
      return writing.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As {@link #writing}, for each piece. */
  private static final class Output extends FilterOutputStream {
    Output(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      writing(
          () -> {
            out.write(bytes, offset, length);
            return null;
          });
    }
  }
}
