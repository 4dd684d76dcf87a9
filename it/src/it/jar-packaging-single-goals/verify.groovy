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
import org.apache.mxnet.natives.it.Gpg

import static org.assertj.core.api.Assertions.assertThat

def log = new BuildLog(basedir)
def target = { String path -> new File(basedir, "target/$path") }

assertThat(log.run(1))
    .contains(
        "${target('natives/linux-x86_64-cpu/stage.json')} is missing: no backend has been staged here".toString())
    .contains(
        "What to do: Run the goal compile-backend first, or a whole lifecycle up to this goal's phase.")

def glibc = '1 native file needs at most GLIBC_2.2.5 (floor 2.17): libtiny.so 2.2.5'
// Maven 4 adds the POM of the build.
def signed = mavenVersion.startsWith('4.') ? 6 : 5
assertThat(log.run(2))
    .contains(glibc)
    .contains("Signed and verified $signed files with MOCK KEY of ".toString())
assertThat(log.run(3)).contains(glibc)

def jars = target('').list().sort().findAll { it.endsWith('.jar') }
assertThat(jars.toString())
    .isEqualTo('[tiny-java-1.0-SNAPSHOT-linux-x86_64-cpu.jar, tiny-java-1.0-SNAPSHOT.jar]')
assertThat(Bytes.entries(target('tiny-java-1.0-SNAPSHOT.jar')).findAll { !it.startsWith('META-INF/') }.toString())
    .as("the main jar is the maven-jar-plugin's")
    .isEqualTo('[com/, com/example/, com/example/Tiny.class]')
def natives = target('tiny-java-1.0-SNAPSHOT-linux-x86_64-cpu.jar')
assertThat(Bytes.sha256(Bytes.entry(natives, 'lib/native/libtiny.so')))
    .isEqualTo(Bytes.sha256(new File(basedir, 'native/libtiny.so')))
assertThat(Bytes.text(natives, 'META-INF/maven/com.example/tiny-java/pom.xml'))
    .as('the POM that is published, as nothing replaces it')
    .isEqualTo(new File(basedir, 'pom.xml').text)

new Gpg().importKey(target('tiny-java-1.0-SNAPSHOT-mock-signing-key.pgp')).withCloseable { gpg ->
  def documents = target('').list().findAll { it.endsWith('-cyclonedx.json') || it.endsWith('-provenance.json') }
  assertThat(documents).hasSize(2)
  (jars + documents + 'tiny-java-1.0-SNAPSHOT.pom').each { gpg.verify(target(it)) }
}
return true
