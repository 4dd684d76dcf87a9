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
import org.apache.mxnet.natives.it.BuildLog
import org.apache.mxnet.natives.it.Bytes

import static org.assertj.core.api.Assertions.assertThat

def log = new BuildLog(basedir)
def wheel = new File(basedir, 'tiny-1.0-py3-none-any.whl')
def jar = new File(basedir, 'target/wheel-local-1.0-SNAPSHOT-linux-x86_64-cpu.jar')

assertThat(log.run(1)).contains("$wheel: SHA-256 as pinned".toString())
assertThat(Bytes.entries(jar).findAll { it =~ 'native/|licenses/' }.toString())
    .isEqualTo('[META-INF/licenses/tiny/LICENSE, lib/native/libmxnet.so]')
assertThat(Bytes.sha256(Bytes.entry(jar, 'lib/native/libmxnet.so')))
    .isEqualTo(Bytes.sha256(new File(basedir, 'native/libtiny.so')))
def manifest = Bytes.text(jar, 'META-INF/natives/linux-x86_64-cpu.json')
assertThat(new JsonSlurper().parseText(manifest).backend.sha256).isEqualTo(Bytes.sha256(wheel))
assertThat(manifest).contains(wheel.name).doesNotContain(basedir.path)

def absent = new File(basedir, 'absent.whl')
def declaration = new File(basedir, 'src/main/absent/linux-x86_64-cpu.yaml')
assertThat(log.run(2))
    .contains("no file $absent, the source at $declaration:8:5".toString())
    .contains('What to do: Put the file there, or correct the path')
return true
