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
/**
 * What must be true of a library's installed prefix once it is built: the declared files are there,
 * the archives can become part of a shared library for the right processor and the oldest glibc,
 * and nothing in the prefix leads elsewhere. And what must be true of a shared library that goes
 * into a jar once it is linked: {@link org.apache.mxnet.natives.product.ModuleCheck}.
 *
 * <p>What an object says of itself comes from {@link org.apache.mxnet.natives.elf}; this package
 * holds the policy and the wording. It collects all faults before it complains.
 */
package org.apache.mxnet.natives.product;
