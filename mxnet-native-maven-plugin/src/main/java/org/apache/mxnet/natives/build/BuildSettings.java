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
package org.apache.mxnet.natives.build;

import java.nio.file.Path;
import org.apache.mxnet.natives.platform.Platform;

/**
 * What the user decides.
 *
 * @param store the store's folder, whose path no library may name
 * @param work where libraries are built
 * @param logs gets {@code <library>.log}
 * @param cores how many jobs run at once, over all libraries
 * @param libraries how many libraries are built at once, at most
 * @param remote whether there is a remote cache to ask
 * @param keepWork whether the folders of finished builds stay
 * @param machine what the build runs on
 */
public record BuildSettings(
    Path store,
    Path work,
    Path logs,
    int cores,
    int libraries,
    boolean remote,
    boolean keepWork,
    Platform machine) {}
