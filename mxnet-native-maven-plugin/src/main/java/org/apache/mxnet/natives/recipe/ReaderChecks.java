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
package org.apache.mxnet.natives.recipe;

import java.util.List;
import java.util.Optional;
import org.apache.mxnet.natives.files.Sha256;
import org.apache.mxnet.natives.platform.Platform;
import org.apache.mxnet.natives.platform.UnknownPlatformException;
import org.apache.mxnet.natives.yaml.YamlException;
import org.apache.mxnet.natives.yaml.YamlMap;
import org.apache.mxnet.natives.yaml.YamlText;

/** What the texts of recipes and toolchains may be. */
public final class ReaderChecks {
  private ReaderChecks() {}

  /** A relative path that stays in its folder. */
  public static String inside(YamlText text) throws YamlException {
    String path = text.value();
    if (path.startsWith("/") || List.of(path.split("/", -1)).contains("..")) {
      throw text.error(
          "'" + path + "' leads out of its folder", "Write a path that starts in the folder.");
    }
    return path;
  }

  /** One of a few words. */
  public static String oneOf(YamlText text, String... words) throws YamlException {
    if (!List.of(words).contains(text.value())) {
      throw text.error(
          "'" + text + "' is not known here", "Write one of " + String.join(", ", words) + ".");
    }
    return text.value();
  }

  /** A key that says true or false; missing, it is false. */
  static boolean flag(YamlMap map, String key) throws YamlException {
    Optional<YamlText> text = map.optionalText(key);
    return text.isPresent() && oneOf(text.get(), "true", "false").equals("true");
  }

  /** A whole number above zero. */
  public static int positive(YamlText text) throws YamlException {
    try {
      int number = Integer.parseInt(text.value());
      if (number > 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, in the same words.
    }
    throw text.error("'" + text + "' is no whole number above zero", "Write one, 60 for example.");
  }

  /** The id of a platform, {@code linux-x86_64}. */
  static Platform platform(YamlText text) throws YamlException {
    try {
      return Platform.parse(text.value());
    } catch (UnknownPlatformException e) {
      throw text.error(e.getMessage(), e.remedy());
    }
  }

  /** A SHA-256 digest. */
  public static Sha256 digest(YamlText text) throws YamlException {
    if (!Sha256.isHex(text.value())) {
      throw text.error(
          "'" + text + "' is not a SHA-256 digest",
          "Write the 64 lower-case digits that 'sha256sum' prints for the file.");
    }
    return new Sha256(text.value());
  }
}
