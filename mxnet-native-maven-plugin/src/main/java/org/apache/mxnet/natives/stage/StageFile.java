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
package org.apache.mxnet.natives.stage;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.nio.file.Files;
import org.apache.mxnet.natives.NativeBuildException;
import org.apache.mxnet.natives.files.AtomicFile;
import org.apache.mxnet.natives.files.Sha256;
import org.apache.mxnet.natives.json.Json;
import org.apache.mxnet.natives.platform.Platform;

/** Reads and writes {@code stage.json}. */
public final class StageFile {
  /** Raised whenever an older reader could misunderstand the file. */
  private static final String SCHEMA = "mxnet-stage/3";

  private static final ObjectMapper MAPPER =
      Json.mapper()
          .copy()
          .registerModule(
              new SimpleModule()
                  .addSerializer(Platform.class, ToStringSerializer.instance)
                  .addSerializer(Sha256.class, ToStringSerializer.instance)
                  .addDeserializer(Platform.class, new PlatformReader())
                  .addDeserializer(Sha256.class, new Sha256Reader()));

  private StageFile() {}

  /** Writes the stage, whole or not at all. */
  public static void write(StageFolder folder, Stage stage) throws IOException {
    ObjectNode document = MAPPER.createObjectNode().put("schema", SCHEMA);
    document.setAll((ObjectNode) MAPPER.valueToTree(stage));
    AtomicFile.writeText(folder.stageFile(), Json.print(document));
  }

  /**
   * @throws StageException if no goal has written the stage yet, or another version of this plugin
   * @throws IOException if the file cannot be read
   */
  public static Stage read(StageFolder folder) throws StageException, IOException {
    if (!Files.isRegularFile(folder.stageFile())) {
      throw new StageException(
          folder.stageFile() + " is missing: no backend has been staged here",
          "Run the goal compile-backend first, or a whole lifecycle up to this goal's phase.");
    }
    try {
      JsonNode document = MAPPER.readTree(folder.stageFile().toFile());
      if (document instanceof ObjectNode object && SCHEMA.equals(object.path("schema").asText())) {
        object.remove("schema");
        return MAPPER.treeToValue(object, Stage.class);
      }
      throw unreadable(folder, "its schema is not " + SCHEMA);
    } catch (JsonProcessingException e) {
      throw unreadable(folder, e.getOriginalMessage());
    }
  }

  private static StageException unreadable(StageFolder folder, String why) {
    return new StageException(
        folder.stageFile() + " is not a stage of this version: " + why,
        "Run 'mvn clean', then the build again.");
  }

  private static final class PlatformReader extends JsonDeserializer<Platform> {
    @Override
    public Platform deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      try {
        return Platform.parse(parser.getText());
      } catch (NativeBuildException e) {
        throw context.weirdStringException(parser.getText(), Platform.class, e.getMessage());
      }
    }
  }

  private static final class Sha256Reader extends JsonDeserializer<Sha256> {
    @Override
    public Sha256 deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      if (!Sha256.isHex(parser.getText())) {
        throw context.weirdStringException(parser.getText(), Sha256.class, "not a digest");
      }
      return new Sha256(parser.getText());
    }
  }
}
