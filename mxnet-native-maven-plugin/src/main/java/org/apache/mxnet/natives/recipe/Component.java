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

import java.util.List;

/**
 * A piece of software whose code is in the bundle.
 *
 * @param license SPDX licence expression
 * @param source where its source code is to be had
 * @param texts its licence and notice files: paths inside the archive
 * @param files names of the native files that hold code of it; all of them if empty
 */
public record Component(
    String name,
    String version,
    String license,
    String source,
    List<String> texts,
    List<String> files) {
  public Component {
    texts = List.copyOf(texts);
    files = List.copyOf(files);
  }
}
