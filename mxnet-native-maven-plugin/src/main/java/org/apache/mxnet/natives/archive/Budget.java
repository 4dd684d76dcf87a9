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

/** What is left of an archive's {@link Limits}. */
final class Budget {
  private static final String REMEDY =
      "This looks like an archive made to fill the disk. Take it from the project's own site.";

  private final Limits limits;
  private final long archiveBytes;
  private final Complaints complaints;
  private long entries;
  private long bytes;

  Budget(Limits limits, long archiveBytes, Complaints complaints) {
    this.limits = limits;
    this.archiveBytes = archiveBytes;
    this.complaints = complaints;
  }

  void spendEntry(String name) throws ArchiveException {
    if (++entries > limits.entries()) {
      throw complaints.entry(name, "one more than " + limits.entries() + " entries", REMEDY);
    }
  }

  void spendBytes(String name, long count) throws ArchiveException {
    bytes += count;
    if (bytes > limits.bytes()) {
      throw complaints.entry(
          name, "with it, the archive holds more than %d bytes".formatted(limits.bytes()), REMEDY);
    }
    if (bytes > Limits.ALWAYS_ALLOWED && bytes / limits.ratio() > archiveBytes) {
      throw complaints.entry(
          name,
          "with it, the archive holds more than %d times its own size of %d bytes"
              .formatted(limits.ratio(), archiveBytes),
          REMEDY);
    }
  }
}
