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

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.mxnet.natives.toolchain.Toolchain.Runtime;
import org.apache.mxnet.natives.yaml.YamlException;
import org.apache.mxnet.natives.yaml.YamlMap;
import org.apache.mxnet.natives.yaml.YamlText;

/** Reads what a toolchain adds to whatever it links. */
final class RuntimesReader {
  static final String[] KEYS = {"name", "version", "license", "source", "files"};

  private RuntimesReader() {}

  static List<Runtime> read(YamlMap root) throws YamlException {
    List<Runtime> runtimes = new ArrayList<>();
    Map<String, String> owners = new HashMap<>();
    for (YamlMap each : root.maps("runtimes")) {
      each.only(KEYS);
      YamlText name = each.text("name");
      List<String> files = new ArrayList<>();
      for (YamlText file : each.texts("files")) {
        String other = owners.put(file.value(), name.value());
        if (other != null) {
          throw file.error(
              "'" + file + "' is of " + other + " already", "Leave it out of one of the two.");
        }
        files.add(file.value());
      }
      if (files.isEmpty()) {
        throw each.error(
            "no file of " + name, "List its static libraries and start files under 'files'.");
      }
      runtimes.add(
          new Runtime(
              name.value(),
              each.text("version").value(),
              each.text("license").value(),
              each.text("source").value(),
              files));
    }
    return runtimes;
  }
}
