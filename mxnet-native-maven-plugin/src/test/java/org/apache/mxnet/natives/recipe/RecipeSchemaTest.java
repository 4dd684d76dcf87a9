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

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.mxnet.natives.recipe.BuildInstructions.System;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The schema that editors use and the reader that builds use must not drift apart. */
class RecipeSchemaTest {
  private JsonNode schema;

  @BeforeEach
  void schema() throws IOException {
    schema =
        new ObjectMapper()
            .readTree(RecipeReader.class.getResourceAsStream("mxnet-recipe-1.schema.json"));
  }

  @Test
  void hasTheReadersKeys() {
    assertThat(keys("/properties")).containsExactlyInAnyOrder(RecipeReader.KEYS);
    assertThat(keys("/properties/patches/items/properties"))
        .containsExactlyInAnyOrder(RecipeReader.PATCH_KEYS);
    assertThat(keys("/properties/products/properties"))
        .containsExactlyInAnyOrder(ProductsReader.PRODUCT_KEYS);
    assertThat(keys("/properties/probe/properties"))
        .containsExactlyInAnyOrder(ProductsReader.PROBE_KEYS);
    assertThat(keys("/properties/platforms/additionalProperties/properties"))
        .containsExactlyInAnyOrder(RecipeReader.PLATFORM_KEYS);
  }

  @Test
  void hasTheReadersKeysOfABackend() {
    String variant = "/properties/variants/additionalProperties/properties";
    assertThat(keys(variant)).containsExactlyInAnyOrder(VariantsReader.KEYS);
    assertThat(keys(variant + "/requires/items/properties"))
        .containsExactlyInAnyOrder(VariantsReader.REQUIREMENT_KEYS);
    assertThat(keys("/properties/features/additionalProperties/properties"))
        .containsExactlyInAnyOrder(BackendReader.FEATURE_KEYS);
    String module = "/properties/modules/items/properties";
    assertThat(keys(module)).containsExactlyInAnyOrder(ModulesReader.KEYS);
    assertThat(keys(module + "/glue/properties"))
        .containsExactlyInAnyOrder(ModulesReader.GLUE_KEYS);
    assertThat(keys("/properties/contains/items/properties"))
        .containsExactlyInAnyOrder(BackendReader.CONTAINED_KEYS);
    assertThat(keys("/properties/dynamic/properties"))
        .containsExactlyInAnyOrder(BackendReader.DYNAMIC_KEYS);
    assertThat(keys("/properties/dynamic/properties/provides/items/properties"))
        .containsExactlyInAnyOrder(PartsReader.REQUIREMENT_KEYS);
  }

  /** A schema that refers to what is not there accepts anything. */
  @Test
  void refersOnlyToWhatIsThere() {
    List<String> references = schema.findValuesAsText("$ref");
    assertThat(references).hasSize(4).containsOnly("#/$defs/difference");
    List<String> difference = new ArrayList<>(keys("/properties/build/properties"));
    difference.remove("system");
    assertThat(keys("/$defs/difference/properties"))
        .containsExactlyInAnyOrderElementsOf(difference);
  }

  @Test
  void hasTheKeysOfEachBuildSystem() {
    List<String> all = new ArrayList<>(Arrays.asList(InstructionsReader.COMMON));
    InstructionsReader.SPECIFIC.values().forEach(all::addAll);
    String[] distinct = all.stream().distinct().toArray(String[]::new);
    assertThat(keys("/properties/build/properties")).containsExactlyInAnyOrder(distinct);
    assertThat(texts("/properties/build/properties/system/enum"))
        .containsExactlyInAnyOrder(
            Arrays.stream(System.values()).map(System::id).toArray(String[]::new));
    assertThat(InstructionsReader.SPECIFIC.keySet()).containsExactlyInAnyOrder(System.values());
  }

  @Test
  void asksForWhatTheReaderAsksFor() {
    assertThat(texts("/required"))
        .containsExactlyInAnyOrder(
            "format",
            "name",
            "version",
            "why",
            "homepage",
            "license",
            "texts",
            "category",
            "sources");
    assertThat(schema.at("/properties/format/const").asText()).isEqualTo(RecipeReader.FORMAT);
  }

  @Test
  void refusesUnknownKeysEverywhere() {
    List<String> open = new ArrayList<>();
    collectOpen("", schema, open);
    assertThat(open).as("objects with properties that allow others").isEmpty();
  }

  private static void collectOpen(String path, JsonNode node, List<String> open) {
    if (node.has("properties") && !node.path("additionalProperties").isBoolean()) {
      open.add(path);
    }
    for (Map.Entry<String, JsonNode> child : node.properties()) {
      collectOpen(path + "/" + child.getKey(), child.getValue(), open);
    }
  }

  private List<String> keys(String pointer) {
    List<String> keys = new ArrayList<>();
    schema.at(pointer).fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  private List<String> texts(String pointer) {
    List<String> texts = new ArrayList<>();
    schema.at(pointer).forEach(each -> texts.add(each.asText()));
    return texts;
  }
}
