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
def steps = { new Steps(log.run(it)) }

assertThat(steps(1).built()).isEqualTo(['leveldb 1.23', 'snappy 1.2.2'])
assertThat(log.run(1))
    .containsPattern(/libleveldb\.so: linked again, [\d,]+ functions side by side with their likes/)
    .containsPattern(/libleveldb\.so: \d+\.\d MB, 68 exports, glibc 2\.14, needs /)
    .containsPattern(/libleveldb-jni\.so: \d+\.\d MB, 6 exports, glibc 2\.\S+, needs libleveldb\.so /)
    .contains('2 native files need at most GLIBC_2.14 (floor 2.17): ')
    .containsPattern(/leveldb: given to the remote cache, leveldb:tar\.zst:linux-x86_64:1\.23-[0-9a-f]{16}/)

assertThat(steps(2).built()).isEmpty()
assertThat(steps(2).stored()).isEqualTo(['leveldb 1.23', 'snappy 1.2.2'])

assertThat(steps(3).built()).isEmpty()
assertThat(steps(3).remote()).isEqualTo(['leveldb', 'snappy'])
return true
