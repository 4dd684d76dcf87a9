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
import org.apache.mxnet.natives.it.Steps

import static org.assertj.core.api.Assertions.assertThat

def jar = { new File(basedir, 'target/backend-stopped-1.0-SNAPSHOT-linux-x86_64-cpu.jar') }
def undisturbed = Bytes.sha256(jar())
Bytes.delete(new File(basedir, 'target'))
Bytes.delete(new File(basedir, 'store'))

// Offline, from whichever repository it once came: no settings are given.
def command = [
  "$mavenHome/bin/mvn",
  '-B',
  '-o',
  "-Dmaven.repo.local=$localRepositoryPath",
  '-Daether.enhancedLocalRepository.trackingFilename=none',
  'package',
].collect { it.toString() }
def start = { File log ->
  new ProcessBuilder(command).directory(basedir).redirectErrorStream(true).redirectOutput(log).start()
}
def compiled = {
  def log = new File(basedir, 'target/natives/logs/tiny.log')
  log.exists() ? log.readLines().count { it.contains('Building CXX object') } : 0
}

// Killed with all that it can still do about it: nothing. After six of nine files, of which the first
// was finished long before the last was begun.
def killed = new File(basedir, 'killed.log')
def build = start(killed)
try {
  while (compiled() < 6) {
    assertThat(build.alive).as(killed.text).isTrue()
    sleep(100)
  }
} finally {
  build.destroyForcibly().waitFor()
}
def before = compiled()
assertThat(jar()).doesNotExist()

def resumed = new File(basedir, 'resumed.log')
def status = start(resumed).waitFor()
assertThat(status).as(resumed.text).isZero()
def kept = (resumed.text =~ /tiny 1\.0: goes on where it was stopped, with (\d+) files compiled/)
assertThat(kept.find()).as(resumed.text).isTrue()
def left = kept.group(1) as int
assertThat(left).isBetween(1, 8)
assertThat(compiled() - before).as('files compiled by the second build').isEqualTo(9 - left)
assertThat(new Steps(resumed.text).built()).isEqualTo(['tiny 1.0'])
assertThat(Bytes.sha256(jar())).isEqualTo(undisturbed)

// Nothing goes on behind the back of the second build.
def strays = ProcessHandle.allProcesses()
    .filter { it.info().commandLine().orElse('').contains("$basedir.path/target/natives/".toString()) }
    .toList()
assertThat(strays).isEmpty()
return true
