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
import org.apache.mxnet.natives.it.BuildLog
import org.apache.mxnet.natives.it.Bytes

import static org.assertj.core.api.Assertions.assertThat

def log = new BuildLog(basedir)
def archive = { String name -> "${new File(basedir, name)}.jar" }
def declaration = { String name -> new File(basedir, "src/main/$name/linux-x86_64-cpu.yaml") }

def name = 'missing-file'
assertThat(log.run(1))
    .contains("${archive(name)} has no file native/lib/libtiny.so, ".toString())
    .contains(", which ${declaration(name)} lists under 'libraries'".toString())
    .contains("What to do: Correct the path: 'unzip -l ${archive(name)}' shows".toString())

name = 'undeclared-native'
assertThat(log.run(2))
    .contains("${archive(name)} holds native files that ${declaration(name)} does not mention:".toString())
    .contains('mention: native/lib/libsurprise.so, native/lib/libsurprise.so.2')
    .contains("What to do: List each under 'libraries', or under 'omitted' with the reason.")

def needed = 'and linux-x86_64 needs an ELF shared object for x86_64'
assertThat(log.run(3))
    .contains(
        "native/lib/libtiny.so in ${archive('wrong-machine')} is an ELF shared object for aarch64, $needed".toString())
    .contains('What to do: Take the archive that was made for this platform')

assertThat(log.run(4))
    .contains("native/lib/libtiny.so in ${archive('not-an-elf')} is no ELF file, $needed".toString())

assertThat(log.run(5))
    .contains("${archive('not-a-zip')} is not a zip archive (jar, wheel): ".toString())
    .contains("What to do: Correct the source at ${declaration('not-a-zip')}:8:5.".toString())

def packed = Bytes.files(new File(basedir, 'target')).keySet().findAll { it.endsWith('.jar') }
assertThat(packed.toString()).isEqualTo('[]')
return true
