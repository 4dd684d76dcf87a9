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
package org.apache.mxnet.natives.policy;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A finding that a project lives with for now.
 *
 * @param rule the rule's id
 * @param file pattern ({@link Glob}) of the finding's file, for example {@code *!/lib/native/*.so}
 * @param symbol the finding's symbol or library; empty for any
 * @param reason why it is accepted
 * @param until the last day on which it is
 */
public record Accepted(
    String rule, String file, Optional<String> symbol, String reason, LocalDate until) {}
