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
package org.apache.mxnet.natives.toolchain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The schema that editors use and the reader that builds use must not drift apart. */
class ToolchainSchemaTest {
  @Test
  void hasTheReadersKeys() throws IOException {
    JsonNode schema =
        new ObjectMapper()
            .readTree(ToolchainReader.class.getResourceAsStream("mxnet-toolchain-1.schema.json"));
    assertThat(keys(schema.at("/properties"))).containsExactlyInAnyOrder(ToolchainReader.KEYS);
    assertThat(keys(schema.at("/properties/platforms/additionalProperties/properties")))
        .containsExactlyInAnyOrder(ToolchainReader.PLATFORM_KEYS);
    assertThat(keys(schema.at("/properties/requires/items/properties")))
        .containsExactlyInAnyOrder(ToolchainReader.REQUIRES_KEYS);
    assertThat(keys(schema.at("/properties/runtimes/items/properties")))
        .containsExactlyInAnyOrder(RuntimesReader.KEYS);
    assertThat(keys(schema.at("/properties/programs/properties")))
        .containsExactlyInAnyOrderElementsOf(ToolchainReader.ROLES);
    List<String> kinds = new ArrayList<>();
    schema.at("/properties/kind/enum").forEach(kind -> kinds.add(kind.asText()));
    assertThat(kinds).containsExactly(ToolchainReader.KINDS);
  }

  private static List<String> keys(JsonNode node) {
    List<String> keys = new ArrayList<>();
    node.fieldNames().forEachRemaining(keys::add);
    return keys;
  }
}
