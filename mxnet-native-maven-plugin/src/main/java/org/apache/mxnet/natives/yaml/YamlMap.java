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
package org.apache.mxnet.natives.yaml;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A mapping of a data file: keys are asked for by name, and what was not asked for is an error. */
public final class YamlMap {
  private final Path file;
  private final YamlLocation where;
  private final Map<String, Node> values;
  private final Map<String, YamlLocation> keys;

  private YamlMap(
      Path file, YamlLocation where, Map<String, Node> values, Map<String, YamlLocation> keys) {
    this.file = file;
    this.where = where;
    this.values = values;
    this.keys = keys;
  }

  static YamlMap of(Path file, Node node) throws YamlException {
    YamlLocation where = YamlLocation.of(file, node);
    if (!(node instanceof MappingNode mapping)) {
      throw new YamlException(where, "expected a mapping", "Write it as 'key: value' lines.");
    }
    Map<String, Node> values = new LinkedHashMap<>();
    Map<String, YamlLocation> keys = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      YamlText key = text(file, tuple.getKeyNode(), "a key");
      if (values.put(key.value(), tuple.getValueNode()) != null) {
        throw key.error("key '" + key + "' is there twice", "Leave one of the two out.");
      }
      keys.put(key.value(), key.where());
    }
    return new YamlMap(file, where, values, keys);
  }

  /**
   * Refuses every key but these.
   *
   * @return this
   * @throws YamlException for the first other key, with the known key nearest to it
   */
  public YamlMap only(String... known) throws YamlException {
    for (Map.Entry<String, YamlLocation> key : keys.entrySet()) {
      if (!Arrays.asList(known).contains(key.getKey())) {
        throw new YamlException(
            key.getValue(),
            "unknown key '" + key.getKey() + "'",
            Suggestion.of(key.getKey(), Arrays.asList(known), "Known here: "));
      }
    }
    return this;
  }

  public YamlLocation where() {
    return where;
  }

  public boolean has(String key) {
    return values.containsKey(key);
  }

  /** For the few keys that are one text or a list of them. */
  public boolean isList(String key) {
    return values.get(key) instanceof SequenceNode;
  }

  /**
   * @throws YamlException if the key is missing, or its value is not a text, or blank
   */
  public YamlText text(String key) throws YamlException {
    return text(file, required(key), "'" + key + "'");
  }

  /** As {@link #text}, but the key may be missing. */
  public Optional<YamlText> optionalText(String key) throws YamlException {
    return has(key) ? Optional.of(text(key)) : Optional.empty();
  }

  /**
   * @throws YamlException if the key is missing, or its value is not a mapping
   */
  public YamlMap map(String key) throws YamlException {
    return of(file, required(key));
  }

  /** The mappings of a list; none if the key is missing. */
  public List<YamlMap> maps(String key) throws YamlException {
    List<YamlMap> maps = new ArrayList<>();
    for (Node item : items(key)) {
      maps.add(of(file, item));
    }
    return maps;
  }

  /** The texts of a list; none if the key is missing. */
  public List<YamlText> texts(String key) throws YamlException {
    List<YamlText> texts = new ArrayList<>();
    for (Node item : items(key)) {
      texts.add(text(file, item, "an item of '" + key + "'"));
    }
    return texts;
  }

  /** As {@link #map}, but the key may be missing. */
  public Optional<YamlMap> optionalMap(String key) throws YamlException {
    return has(key) ? Optional.of(map(key)) : Optional.empty();
  }

  /** The mappings of a mapping, by their keys in the order of the file; none if it is missing. */
  public Map<String, YamlMap> mapsByKey(String key) throws YamlException {
    Map<String, YamlMap> maps = new LinkedHashMap<>();
    if (has(key)) {
      for (Map.Entry<String, Node> entry : map(key).values.entrySet()) {
        maps.put(entry.getKey(), of(file, entry.getValue()));
      }
    }
    return maps;
  }

  /** An error about a key, whatever its value is. */
  public YamlException error(String key, String problem, String remedy) {
    return new YamlException(keys.getOrDefault(key, where), problem, remedy);
  }

  /** The texts of a mapping with free keys, each of them perhaps empty; none if it is missing. */
  public Map<String, String> settings(String key) throws YamlException {
    Map<String, String> settings = new LinkedHashMap<>();
    if (has(key)) {
      for (Map.Entry<String, Node> entry : map(key).values.entrySet()) {
        if (!(entry.getValue() instanceof ScalarNode scalar)) {
          throw new YamlException(
              YamlLocation.of(file, entry.getValue()),
              "'" + entry.getKey() + "' is not a text",
              "Write one text there, in quotes if need be.");
        }
        settings.put(entry.getKey(), scalar.getValue().strip());
      }
    }
    return settings;
  }

  /** The lists of texts of a mapping with free keys; none if it is missing. */
  public Map<String, List<YamlText>> textsByKey(String key) throws YamlException {
    Map<String, List<YamlText>> lists = new LinkedHashMap<>();
    if (has(key)) {
      YamlMap inner = map(key);
      for (String name : inner.values.keySet()) {
        lists.put(name, inner.texts(name));
      }
    }
    return lists;
  }

  /** The lists of texts of a list, argument vectors for example; none if the key is missing. */
  public List<List<String>> textLists(String key) throws YamlException {
    List<List<String>> lists = new ArrayList<>();
    for (Node item : items(key)) {
      if (!(item instanceof SequenceNode sequence) || sequence.getValue().isEmpty()) {
        throw new YamlException(
            YamlLocation.of(file, item),
            "an item of '" + key + "' is not a list of arguments",
            "Write it as [program, argument, …]; no shell reads it.");
      }
      List<String> list = new ArrayList<>();
      for (Node text : sequence.getValue()) {
        list.add(text(file, text, "an argument").value());
      }
      lists.add(list);
    }
    return lists;
  }

  /** An error about this mapping as a whole. */
  public YamlException error(String problem, String remedy) {
    return new YamlException(where, problem, remedy);
  }

  private List<Node> items(String key) throws YamlException {
    if (!has(key)) {
      return List.of();
    }
    Node node = values.get(key);
    if (!(node instanceof SequenceNode sequence)) {
      throw new YamlException(
          YamlLocation.of(file, node),
          "'" + key + "' is not a list",
          "Write it as lines that start with '- '.");
    }
    return sequence.getValue();
  }

  private Node required(String key) throws YamlException {
    if (!has(key)) {
      throw error("'" + key + "' is missing", "Add a line '" + key + ": …'.");
    }
    return values.get(key);
  }

  private static YamlText text(Path file, Node node, String what) throws YamlException {
    YamlLocation where = YamlLocation.of(file, node);
    if (!(node instanceof ScalarNode scalar) || scalar.getValue().isBlank()) {
      throw new YamlException(
          where, what + " is not a text", "Write one non-empty text there, in quotes if need be.");
    }
    return new YamlText(scalar.getValue().strip(), where);
  }
}
