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

/**
 * What users are told of a rule.
 *
 * @param id for example {@code version-floor}; also the anchor in docs/audit-rules.md
 * @param severity {@code error}, {@code warning} or {@code note}: what it is unless a policy file
 *     says otherwise
 * @param title what is wrong, in a few words
 * @param why why it matters, with the incident or the specification behind it
 * @param remedy how to mend it
 */
public record RuleText(String id, String severity, String title, String why, String remedy) {}
