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
package org.apache.mxnet.natives.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.mxnet.natives.audit.AuditResult;

/**
 * An audit as one HTML page that needs nothing else: no script, no font, no picture beside it. It
 * follows the reader's choice of light or dark; paper is light.
 */
public final class HtmlReport {
  /** A browser that honours it loads and runs nothing, whatever a name in the page says. */
  private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'";

  private HtmlReport() {}

  /** The page, to be saved as UTF-8; of very long lists it has the start and says so. */
  public static String write(AuditResult result) {
    String verdict = result.passed() ? "passed" : "failed";
    Markup out = new Markup();
    out.open("html", "lang", "en", "xmlns", "http://www.w3.org/1999/xhtml").open("head").line();
    out.empty("meta", "charset", "utf-8").line();
    out.empty("meta", "http-equiv", "Content-Security-Policy", "content", POLICY).line();
    out.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1").line();
    out.empty("meta", "name", "referrer", "content", "no-referrer").line();
    out.element("title", "Natives audit: " + verdict).line();
    out.style(sheet()).line();
    out.close().line().open("body").line();
    new PageHead(result, out).write();
    new PageSystems(result, out).write();
    new PageGraph(result, out).write();
    new PageFindings(result, out).write();
    new PageFiles(result, out).write();
    out.close().close().line();
    return "<!DOCTYPE html>\n" + out.finished();
  }

  private static String sheet() {
    try (InputStream in = HtmlReport.class.getResourceAsStream("report.css")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      // The licence is that of the sheet; the page is the user's.
      return text.substring(text.indexOf("*/") + 2);
    } catch (IOException e) {
      throw new UncheckedIOException("the plugin's own report.css", e);
    }
  }
}
