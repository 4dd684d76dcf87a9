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

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.mxnet.natives.NativeBuildException;

/** A glibc version was not written as two or three numbers joined by dots. */
public final class InvalidGlibcVersionException extends NativeBuildException {
  private static final long serialVersionUID = 1L;

  private static final Pattern MEANT =
      Pattern.compile("(?<![0-9.,])2[.,]([1-9][0-9]{0,2})(?![0-9]|[.,][0-9])");

  InvalidGlibcVersionException(String text) {
    super("\"" + text + "\" is not a glibc version.", remedy(text));
  }

  private static String remedy(String text) {
    Matcher meant = MEANT.matcher(text);
    return meant.find()
        ? "Write it as 2." + meant.group(1) + "."
        : "Write it as major.minor with 2 for major, for example 2.17.";
  }
}
