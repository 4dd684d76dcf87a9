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
package org.apache.mxnet.natives.platform;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Which build of the natives: a platform and a variant of it, as in the classifier of their Maven
 * artifact.
 *
 * @param platform where it runs
 * @param variant what it was built with, for example {@code cpu}, {@code native} or {@code cu112}:
 *     a lower-case ASCII letter, then lower-case ASCII letters and digits
 */
public record NativesId(Platform platform, String variant) {
  private static final Pattern VARIANT = Pattern.compile("[a-z][a-z0-9]*");

  /**
   * For values the program knows to be right; what a user wrote goes through {@link #of}.
   *
   * @throws IllegalArgumentException if the variant is malformed
   */
  public NativesId {
    Objects.requireNonNull(platform, "platform");
    if (!VARIANT.matcher(variant).matches()) {
      throw new IllegalArgumentException("malformed variant: " + variant);
    }
  }

  /**
   * The id of a platform and a variant that a user gave.
   *
   * @throws InvalidVariantException if the variant is malformed
   */
  public static NativesId of(Platform platform, String variant) throws InvalidVariantException {
    if (!VARIANT.matcher(variant).matches()) {
      throw new InvalidVariantException(variant);
    }
    return new NativesId(platform, variant);
  }

  /**
   * The id in a Maven classifier: what {@link #toString} gives, read back.
   *
   * @param classifier {@code <platform>-<variant>}, for example {@code linux-x86_64-cpu}
   * @throws UnknownPlatformException if what is before the last dash is not a platform's id
   * @throws InvalidVariantException if the part after the last dash is malformed
   */
  public static NativesId parse(String classifier)
      throws UnknownPlatformException, InvalidVariantException {
    // A variant holds no dash, so the last one is the boundary, however many the platform has.
    int dash = classifier.lastIndexOf('-');
    Platform platform = Platform.parse(dash < 0 ? classifier : classifier.substring(0, dash));
    return of(platform, classifier.substring(dash + 1));
  }

  /** The Maven classifier, {@code <platform>-<variant>}, for example {@code linux-x86_64-cpu}. */
  @Override
  public String toString() {
    return platform + "-" + variant;
  }
}
