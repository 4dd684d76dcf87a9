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

/** What may still be unpacked from one archive that was named, those inside it included. */
final class InflateBudget {
  private static final String REMEDY =
      "This looks like an archive made to fill the disk. Leave it out, or unpack it by hand and name"
          + " the folder.";

  private final IntakeLimits limits;
  private final String archive;
  private final long archiveBytes;
  private long spent;

  InflateBudget(IntakeLimits limits, String archive, long archiveBytes) {
    this.limits = limits;
    this.archive = archive;
    this.archiveBytes = archiveBytes;
  }

  /**
   * @param entry for the message
   * @param count more bytes of it
   */
  void spend(String entry, long count) throws IntakeException {
    spent += count;
    if (spent > limits.freeBytes() && spent / limits.ratio() > archiveBytes) {
      throw new IntakeException(
          "%s: with it, more than %d times the %d bytes of %s are unpacked"
              .formatted(entry, limits.ratio(), archiveBytes, archive),
          REMEDY);
    }
  }

  /**
   * @param entryBytes how many bytes of the entry there are so far
   */
  void demandSize(String entry, long entryBytes) throws IntakeException {
    if (entryBytes > limits.entryBytes()) {
      throw new IntakeException(
          "%s: larger than %d bytes".formatted(entry, limits.entryBytes()), REMEDY);
    }
  }
}
