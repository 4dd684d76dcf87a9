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
import org.apache.mxnet.natives.it.BuildLog
import org.apache.mxnet.natives.it.Bytes
import org.apache.mxnet.natives.it.Steps

import static org.assertj.core.api.Assertions.assertThat

def log = new BuildLog(basedir)
def steps = { new Steps(log.run(it)) }
def zlib = 'zlib ' + AssemblyRecipes.version(basedir, 'zlib')
def libpng = 'libpng ' + AssemblyRecipes.version(basedir, 'libpng')
def all = ['greet 1.0', libpng, 'marks 1.0', 'sums 1.0', zlib]

// The plan: a table and a graph, and nothing is done.
assertThat(log.run(1))
    .contains('tiny 1.0 for linux-x86_64-cpu, compiled by host-gcc')
    .containsPattern(/#  library  version  built with  needs  CPU s  path s  store/)
    .containsPattern(/libpng +\S+ +cmake +zlib +\d+ +\d+ +[0-9a-f]{12} first build/)
    .containsPattern(/greet +1\.0 +argv +sums +1 +1 +[0-9a-f]{12} first build/)
    .containsPattern(/marks +1\.0 +headers +1 +1 +[0-9a-f]{12} first build/)
    .contains("├─ $libpng".toString())
    .contains("│  └─ $zlib".toString())
    .contains('└─ marks 1.0')
assertThat(steps(1).built()).isEmpty()

assertThat(steps(2).built()).isEqualTo(all)
assertThat(log.run(2))
    .contains("$zlib: first build".toString())
    .containsPattern(/\[[45]\/5] libpng \S+: built in .* \(configure .*, compile .*, install .*; CPU .*\)/)
    .contains('5 libraries for linux-x86_64-cpu are in target/natives/linux-x86_64-cpu/prefix')

assertThat(log.run(3)).contains('The libraries for linux-x86_64-cpu are there, and nothing has changed')
assertThat(steps(3).stored() + steps(3).built()).isEmpty()

assertThat(steps(4).stored()).isEqualTo(all)
assertThat(steps(4).built()).isEmpty()

// One more flag for zlib: what needs it is built again, and the log says why.
assertThat(steps(5).built()).isEqualTo([libpng, zlib])
assertThat(steps(5).stored()).isEqualTo(all - [libpng, zlib])
assertThat(log.run(5))
    .contains("$zlib: rebuilt: flag.c.000 added -DX=1".toString())
    .containsPattern(/libpng \S+: rebuilt: need\.zlib [0-9a-f]{12}… -> [0-9a-f]{12}…/)

// All sources at once, and then no network.
assertThat(log.run(6)).contains('5 sources and the toolchain are here: -o builds everything')
assertThat(steps(6).built()).isEmpty()
assertThat(steps(7).built()).isEqualTo(all)
assertThat(log.run(8))
    .containsPattern(/Debian trixie source zlib file .* is not here yet, and Maven is offline/)
    .contains('mvn mxnet-native:build-deps -Dmxnet.prefetch')
assertThat(Bytes.files(new File(basedir, 'target/natives')).keySet().findAll { it.contains('/prefix/') })
    .isEmpty()
return true
