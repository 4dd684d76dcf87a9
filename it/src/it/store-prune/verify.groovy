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
import org.apache.mxnet.natives.it.Steps

import static org.assertj.core.api.Assertions.assertThat

def log = new BuildLog(basedir)
def listed = { run ->
  (log.run(run) =~ /(\S+) +1\.0 +linux-x86_64 +[0-9a-f]{12} +\d+\.\d MB  last used /).collect { it[1] }
}
def removed = { run -> (log.run(run) =~ /removed (\S+) 1\.0\S*.*, \d+\.\d MB/).collect { it[1] }.sort() }

assertThat(new Steps(log.run(1)).built()).hasSize(3)
assertThat(listed(2)).isEqualTo(['greet', 'marks', 'sums'])
assertThat(log.run(2)).doesNotContain('removed')

assertThat(removed(3)).isEmpty()
assertThat(log.run(3)).contains(new File(basedir, 'store').path + ': removed 0.0 MB, ')

assertThat(removed(4)).isEqualTo(['greet', 'sums'])
assertThat(new Steps(log.run(5)).built()).isEqualTo(['greet 1.0', 'sums 1.0'])
assertThat(new Steps(log.run(5)).stored()).isEqualTo(['marks 1.0'])

assertThat(removed(6)).isEqualTo(['greet'])
assertThat(log.run(7))
    .contains('mxnet.store.maxGigabytes and mxnet.store.maxDays cannot be below zero')
    .contains('What to do: Write 0 to remove all that is not in use.')
return true
