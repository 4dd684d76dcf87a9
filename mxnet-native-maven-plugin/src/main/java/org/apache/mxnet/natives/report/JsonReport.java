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

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.mxnet.natives.audit.AuditResult;
import org.apache.mxnet.natives.audit.AuditedFile;
import org.apache.mxnet.natives.audit.Finding;
import org.apache.mxnet.natives.audit.SystemVerdict;
import org.apache.mxnet.natives.elf.ElfFile;
import org.apache.mxnet.natives.json.Json;

/** An audit as JSON; {@code natives-audit.schema.json} beside this class says what it holds. */
public final class JsonReport {
  /** What {@code schema} in the document says. */
  public static final String SCHEMA = "mxnet-natives-audit/1";

  private JsonReport() {}

  /**
   * The document. It depends on nothing but the result: files are sorted by path, findings by
   * weight, rule and file; needed libraries and systems keep their order, which has a meaning.
   */
  public static String write(AuditResult result) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("schema", SCHEMA);
    ObjectNode floor = document.putObject("floor");
    new TreeMap<>(result.floor()).forEach(floor::put);
    document.put("verdict", result.passed() ? "pass" : "fail");
    ArrayNode files = document.putArray("files");
    result.files().stream()
        .sorted(Comparator.comparing(file -> file.entry().path()))
        .forEach(file -> file(files.addObject(), file));
    // Without this a document could say "fail" and not why.
    if (!result.bundle().isEmpty()) {
      findings(document.putArray("findings"), result.bundle());
    }
    ArrayNode systems = document.putArray("systems");
    result.systems().forEach(system -> system(systems.addObject(), system));
    return Json.print(document);
  }

  private static void file(ObjectNode out, AuditedFile file) {
    FileFacts facts = FileFacts.of(file);
    out.put("path", file.entry().path());
    out.put("sha256", file.sha256());
    out.put("machine", facts.machine().orElse(null));
    out.put("class", facts.format().orElse(null));
    out.put("libc", file.libc());
    out.put("soname", facts.elf().flatMap(ElfFile::soname).orElse(null));
    texts(out.putArray("needed"), facts.elf().map(ElfFile::needed).orElse(List.of()));
    texts(out.putArray("runpath"), facts.runpath());
    versions(out.putObject("versions"), facts.versions());
    out.put("exports", facts.elf().map(ElfFile::exports).orElse(0));
    findings(out.putArray("findings"), file.findings());
  }

  private static void versions(ObjectNode out, SortedMap<String, VersionFamily> families) {
    families.forEach(
        (name, family) -> {
          ObjectNode each = out.putObject(name);
          each.put("max", family.max());
          ObjectNode symbols = each.putObject("symbols");
          family.symbols().forEach((version, names) -> texts(symbols.putArray(version), names));
        });
  }

  private static void findings(ArrayNode out, List<Finding> findings) {
    findings.stream()
        .sorted(FindingGroup.ORDER)
        .forEach(
            finding -> {
              ObjectNode each = out.addObject();
              each.put("rule", finding.rule());
              each.put("severity", FindingGroup.noun(finding.severity()));
              each.put("message", finding.message());
              each.put("remedy", finding.remedy());
              finding.symbol().ifPresent(symbol -> each.put("symbol", symbol));
              finding.version().ifPresent(version -> each.put("version", version));
            });
  }

  private static void system(ObjectNode out, SystemVerdict verdict) {
    out.put("name", verdict.system().name());
    boolean glibc = verdict.system().libc().equals("glibc");
    out.put("glibc", glibc ? verdict.system().libcVersion() : null);
    out.put("loads", verdict.loads());
    texts(out.putArray("because"), verdict.because());
  }

  private static void texts(ArrayNode out, List<String> texts) {
    texts.forEach(out::add);
  }
}
