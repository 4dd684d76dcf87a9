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
import org.apache.mxnet.natives.it.Steps

import static org.assertj.core.api.Assertions.assertThat

def log = new BuildLog(basedir)
def steps = { new Steps(log.run(it)) }
def all = ['greet 1.0', 'marks 1.0', 'sums 1.0']
def names = ['greet', 'marks', 'sums']

assertThat(steps(1).built()).isEqualTo(all)

assertThat(steps(2).built()).isEqualTo(all)
names.each { name ->
  assertThat(log.run(2))
      .containsPattern("$name: given to the remote cache, $name:tar\\.zst:linux-x86_64:1\\.0-[0-9a-f]{16}".toString())
}
def deployed = Bytes.files(new File(basedir, 'cache')).keySet().findAll { it.endsWith('.tar.zst') }
assertThat(deployed.collect { it.replaceAll('[0-9a-f]{16}', 'X') })
    .isEqualTo(names.collect {
      "com/example/natives-cache/$it/1.0-X/$it-1.0-X-linux-x86_64.tar.zst".toString()
    })

assertThat(steps(3).built()).isEmpty()
assertThat(steps(3).remote()).isEqualTo(names)

assertThat(steps(4).built()).isEqualTo(['greet 1.0'])
assertThat(steps(4).remote()).isEqualTo(['marks', 'sums'])
assertThat(log.run(4))
    .containsPattern(/\[WARNING] remote cache: greet:tar\.zst:linux-x86_64:1\.0-[0-9a-f]{16} is wrong: /)
    .contains(new File(context.archive).name)
    .contains('and greet is built here')
// The wrong one stays as it is: it is not for a build without leave to mend it.
assertThat(log.run(4)).doesNotContain('given to the remote cache')

assertThat(log.run(5))
    .contains("'nowhere' in mxnet.remoteCache is no repository")
    .contains('What to do: Write ID::URL')
return true
