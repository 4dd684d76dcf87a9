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
import org.apache.mxnet.natives.it.AssemblyRecipes
import org.apache.mxnet.natives.it.Bytes

['clang-glibc2.17', 'zig-glibc2.17'].each { AssemblyRecipes.copyToolchain(repositoryRoot, it, basedir) }
new File(basedir, 'LICENSE').text = 'The licence of the project.\n'
// What an earlier run of this case took from its cache.
Bytes.delete(new File(localRepositoryPath, 'com/example/natives-cache'))
return true
