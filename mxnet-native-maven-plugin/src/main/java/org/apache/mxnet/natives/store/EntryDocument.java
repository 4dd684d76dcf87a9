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

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.mxnet.natives.files.Sha256;
import org.apache.mxnet.natives.json.Json;
import org.apache.mxnet.natives.plan.Fingerprint;

/** Reads and writes {@code entry.json}. */
final class EntryDocument {
  /** Raised whenever an older reader could misunderstand the file. */
  private static final String SCHEMA = "mxnet-store/1";

  private static final ObjectMapper MAPPER = Json.mapper();

  /** Reads one value of several. */
  private static final ObjectReader VALUES =
      MAPPER.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private EntryDocument() {}

  /** An entry's document with its files. */
  record Content(EntryInfo info, List<EntryFile> files) {}

  static String print(EntryInfo info, List<EntryFile> files) {
    ObjectNode document =
        MAPPER
            .createObjectNode()
            .put("schema", SCHEMA)
            .put("name", info.name())
            .put("version", info.version())
            .put("platform", info.platform())
            .put("bytes", info.bytes())
            .put("wallMillis", info.wall().toMillis())
            .put("cpuMillis", info.cpu().toMillis())
            .put("source", info.source())
            .put("createdBy", info.createdBy())
            .put("created", info.created().toString());
    ObjectNode lines = document.putObject("fingerprint");
    info.fingerprint().lines().forEach(lines::put);
    // Last: whoever wants to know only the rest need not read on.
    ArrayNode array = document.putArray("files");
    for (EntryFile file : files) {
      ObjectNode node = array.addObject().put("path", file.path());
      if (file instanceof EntryFile.Regular regular) {
        node.put("kind", "file")
            .put("executable", regular.executable())
            .put("size", regular.size())
            .put("sha256", regular.sha256().hex());
      } else if (file instanceof EntryFile.Link link) {
        node.put("kind", "link").put("target", link.target());
      }
    }
    return Json.print(document);
  }

  /**
   * @throws MalformedEntryException if the document is missing, or not as this class writes it
   */
  static Content read(Path document) throws IOException, MalformedEntryException {
    return read(document, true);
  }

  /** As above, without the files. */
  static EntryInfo readInfo(Path document) throws IOException, MalformedEntryException {
    return read(document, false).info();
  }

  private static Content read(Path document, boolean withFiles)
      throws IOException, MalformedEntryException {
    // Not streamed from the file: Jackson's errors and the disk's must stay apart.
    try {
      return read(Files.readAllBytes(document), withFiles);
    } catch (NoSuchFileException e) {
      throw new MalformedEntryException("entry.json is missing");
    }
  }

  /**
   * @throws MalformedEntryException if {@code bytes} are no document as this class writes it
   */
  static Content read(byte[] bytes) throws MalformedEntryException {
    return read(bytes, true);
  }

  private static Content read(byte[] bytes, boolean withFiles) throws MalformedEntryException {
    try (JsonParser parser = MAPPER.createParser(bytes)) {
      return parse(parser, withFiles);
    } catch (IOException | IllegalArgumentException | DateTimeParseException e) {
      throw new MalformedEntryException(
          "entry.json cannot be read: " + String.valueOf(e.getMessage()).lines().findFirst().get());
    }
  }

  private static Content parse(JsonParser parser, boolean withFiles)
      throws IOException, MalformedEntryException {
    ObjectNode head = MAPPER.createObjectNode();
    List<EntryFile> files = new ArrayList<>();
    expect(parser.nextToken() == JsonToken.START_OBJECT, "it is no object");
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String field = parser.currentName();
      parser.nextToken();
      if (!field.equals("files")) {
        head.set(field, VALUES.readTree(parser));
      } else if (withFiles) {
        files.addAll(files(parser));
      } else {
        return new Content(info(head), files);
      }
    }
    expect(parser.currentToken() == JsonToken.END_OBJECT, "it ends too early");
    expect(parser.nextToken() == null, "something follows its end");
    EntryInfo info = info(head);
    expect(info.bytes() == Manifest.bytes(files), "its 'bytes' are not the sum of its files'");
    return new Content(info, files);
  }

  private static List<EntryFile> files(JsonParser parser)
      throws IOException, MalformedEntryException {
    List<EntryFile> files = new ArrayList<>();
    expect(parser.currentToken() == JsonToken.START_ARRAY, "'files' is no list");
    while (parser.nextToken() == JsonToken.START_OBJECT) {
      files.add(file(parser));
    }
    expect(parser.currentToken() == JsonToken.END_ARRAY, "'files' holds something else");
    Manifest.check(files);
    return files;
  }

  private static EntryFile file(JsonParser parser) throws IOException, MalformedEntryException {
    String path = "";
    String kind = "";
    String target = "";
    String sha256 = "";
    boolean executable = false;
    long size = -1;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String field = parser.currentName();
      parser.nextToken();
      switch (field) {
        case "path" -> path = parser.getText();
        case "kind" -> kind = parser.getText();
        case "target" -> target = parser.getText();
        case "sha256" -> sha256 = parser.getText();
        case "executable" -> executable = parser.getBooleanValue();
        case "size" -> size = parser.getLongValue();
        default -> expect(false, "a file has the field " + field);
      }
    }
    if (kind.equals("link")) {
      return new EntryFile.Link(path, target);
    }
    expect(kind.equals("file"), "a file is of the kind '%s'".formatted(kind));
    expect(size >= 0, "a file has no size");
    return new EntryFile.Regular(path, executable, size, new Sha256(sha256));
  }

  private static EntryInfo info(ObjectNode head) throws MalformedEntryException {
    expect(SCHEMA.equals(text(head, "schema")), "its schema is not " + SCHEMA);
    TreeMap<String, String> lines = new TreeMap<>();
    for (Map.Entry<String, JsonNode> line : head.path("fingerprint").properties()) {
      expect(line.getValue().isTextual(), "its fingerprint has a line that is no text");
      lines.put(line.getKey(), line.getValue().textValue());
    }
    EntryInfo info =
        new EntryInfo(
            text(head, "name"),
            text(head, "version"),
            text(head, "platform"),
            new Fingerprint(lines),
            number(head, "bytes"),
            Duration.ofMillis(number(head, "wallMillis")),
            Duration.ofMillis(number(head, "cpuMillis")),
            text(head, "source"),
            text(head, "createdBy"),
            Instant.parse(text(head, "created")));
    // Checks that the names are plain words.
    info.request();
    return info;
  }

  private static String text(JsonNode head, String field) throws MalformedEntryException {
    expect(head.path(field).isTextual(), "it has no text '%s'".formatted(field));
    return head.path(field).textValue();
  }

  private static long number(JsonNode head, String field) throws MalformedEntryException {
    expect(head.path(field).isIntegralNumber(), "it has no number '%s'".formatted(field));
    return head.path(field).longValue();
  }

  private static void expect(boolean truth, String fault) throws MalformedEntryException {
    if (!truth) {
      throw new MalformedEntryException("entry.json is not as it was written: " + fault);
    }
  }
}
