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
import groovy.json.JsonSlurper
import org.apache.mxnet.natives.it.Bytes

import static org.assertj.core.api.Assertions.assertThat

def jar = { String classifier -> new File(basedir, "target/leveldb-1.0-SNAPSHOT${classifier}.jar") }
def natives = jar('-linux-x86_64-cpu')

// Other bytes, which do the same in a JVM here and on glibc 2.17.
assertThat(Bytes.sha256(natives)).isNotEqualTo(context.digest)
context.computes(jar(''), natives)

// What is inside is told by the linker's map, which Zig prints and does not write.
def manifest = new JsonSlurper()
    .parseText(Bytes.text(natives, 'META-INF/natives/linux-x86_64-cpu.json'))
assertThat(manifest.components.collect { "$it.name $it.version".toString() })
    .isEqualTo(['leveldb 1.23', 'snappy 1.2.2', 'libc++ 16.0.6', 'glibc 2.17'])
assertThat(manifest.components.find { it.name == 'snappy' }.files).isEqualTo(['lib/native/libleveldb.so'])

// Its linker makes no build id: ours is there, and tells apart what differs.
def unpacked = new File(basedir, 'unpacked-zig')
assertThat(unpacked.mkdir()).isTrue()
def ids = ['libleveldb.so', 'libleveldb-jni.so'].collect { name ->
  def library = new File(unpacked, name)
  library.bytes = Bytes.entry(natives, "lib/native/$name")
  def symbols = new File(unpacked, "${name}.debug")
  symbols.bytes = Bytes.entry(jar('-linux-x86_64-cpu-debug'), "lib/debug/${name}.debug")
  assertThat(context.buildId(symbols)).isEqualTo(context.buildId(library))
  context.buildId(library)
}
assertThat(ids).doesNotHaveDuplicates()
return true
