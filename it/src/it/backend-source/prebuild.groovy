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
import org.apache.mxnet.natives.it.Bytes
import org.apache.mxnet.natives.it.Command
import org.apache.mxnet.natives.it.TinyBackend

import static org.assertj.core.api.Assertions.assertThat

TinyBackend.lay(basedir)
def checkout = new File(basedir, 'checkout')
assertThat(checkout.mkdir()).isTrue()
def archive = new File(basedir, 'src/main/recipes/tiny/tiny-1.0.tar.gz').path
Command.run([:], '', 'tar', '-xf', archive, '--strip-components=1', '-C', checkout.path)
new File(checkout, 'tiny.cc').text = TinyBackend.library(2)
// What a developer has there: a build of his own, configured for another folder.
def build = new File(checkout, 'build')
assertThat(build.mkdir()).isTrue()
new File(build, 'CMakeCache.txt').text = 'CMAKE_HOME_DIRECTORY:INTERNAL=/elsewhere\n'
context.checkout = checkout
context.tree = Bytes.tree(checkout)
return true
