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

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.mxnet.natives.plan.Fingerprint;

/**
 * What is known of an entry but its files.
 *
 * @param bytes sum of the sizes of its files
 * @param wall how long the build took
 * @param cpu processor time of the build
 * @param source which of the recipe's alternatives gave the source
 * @param createdBy the version of this plugin
 */
public record EntryInfo(
    String name,
    String version,
    String platform,
    Fingerprint fingerprint,
    long bytes,
    Duration wall,
    Duration cpu,
    String source,
    String createdBy,
    Instant created) {
  /** Cuts the times to what {@code entry.json} keeps: milliseconds, and seconds. */
  public EntryInfo {
    wall = wall.truncatedTo(ChronoUnit.MILLIS);
    cpu = cpu.truncatedTo(ChronoUnit.MILLIS);
    created = created.truncatedTo(ChronoUnit.SECONDS);
  }

  EntryRequest request() {
    return new EntryRequest(name, version, platform, fingerprint);
  }
}
