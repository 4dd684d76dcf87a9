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
package org.apache.mxnet.natives.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells a page for people (an error, a login) from the archive that was asked for. */
final class WebPage {
  private static final int LOOKED_AT = 64 * 1024;
  private static final int LONGEST_TITLE = 100;
  private static final Pattern START =
      Pattern.compile("\\A\\W{0,4}\\s*<(!doctype\\s+html|html)", Pattern.CASE_INSENSITIVE);
  private static final Pattern TITLE =
      Pattern.compile("<title[^>]*>(.*?)</title", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private WebPage() {}

  /**
   * A sentence's end about the page in the file, if it is one.
   *
   * @param type the server's Content-Type, perhaps empty
   */
  static Optional<String> describe(Path file, String type) throws IOException {
    String text;
    try (InputStream in = Files.newInputStream(file)) {
      text = new String(in.readNBytes(LOOKED_AT), StandardCharsets.UTF_8);
    }
    boolean said = type.toLowerCase(Locale.ROOT).matches("(text/html|application/xhtml).*");
    if (!said && !START.matcher(text).find()) {
      return Optional.empty();
    }
    Matcher title = TITLE.matcher(text);
    if (!title.find()) {
      return Optional.of("a web page without a title");
    }
    // The page is a stranger's: no control characters, no endless lines in our log.
    String plain = title.group(1).replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    String cut = plain.substring(0, Math.min(plain.length(), LONGEST_TITLE));
    return Optional.of("a web page titled '" + cut + "'");
  }
}
