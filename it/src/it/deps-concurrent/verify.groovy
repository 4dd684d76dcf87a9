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

// Offline, from whichever repository it once came: no settings are given.
def command = [
  "$mavenHome/bin/mvn",
  '-B',
  '-o',
  "-Dmaven.repo.local=$localRepositoryPath",
  '-Daether.enhancedLocalRepository.trackingFilename=none',
  'mxnet-native:build-deps',
].collect { it.toString() }
def builds = ['a', 'b', 'c'].collectEntries { name ->
  def folder = new File(basedir, name)
  def process = new ProcessBuilder(command)
      .directory(folder)
      .redirectErrorStream(true)
      .redirectOutput(new File(folder, 'build.log'))
      .start()
  [folder, process]
}
builds.each { folder, process ->
  def status = process.waitFor()
  assertThat(status).as(new File(folder, 'build.log').text).isZero()
}

def logs = builds.keySet().collect { new File(it, 'build.log').text }
def built = logs.collectMany { new Steps(it).built() }.sort()
assertThat(built).as(logs.join('\n')).isEqualTo(['greet 1.0', 'marks 1.0', 'sums 1.0'])

def trees = builds.keySet().collect {
  Bytes.tree(new File(it, 'target/natives/linux-x86_64-cpu/prefix'))
}
assertThat(trees[0]).contains('lib/libgreet.a')
assertThat(trees[1]).isEqualTo(trees[0])
assertThat(trees[2]).isEqualTo(trees[0])
return true
