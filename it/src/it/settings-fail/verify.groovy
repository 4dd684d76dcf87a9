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

assertThat(log.run(1))
    .contains('no recipe in ' + new File(basedir, 'src/main/recipes'))
    .contains('What to do: Write ')
assertThat(log.run(2))
    .contains('no recipe in ' + new File(basedir, 'src/main/recipes'))
    .contains('What to do: Write ')
assertThat(log.run(3))
    .contains("'shared' is not a linkage")
    .contains('What to do: Set -Dmxnet.linkage to one of prebuilt, static, dynamic.')
assertThat(log.run(4))
    .contains(
        '"linux-amd64" is not a known platform; known are linux-x86_64, linux-aarch64, osx-x86_64, osx-aarch64.')
    .contains('What to do: Write it as linux-x86_64.')
assertThat(log.run(5))
    .contains('"CPU" is not a variant of native builds.')
    .contains('What to do: Write a lower-case letter, then lower-case letters and digits')
assertThat(log.run(6))
    .contains('"217" is not a glibc version.')
    .contains('What to do: Write it as major.minor with 2 for major, for example 2.17.')

def packed = Bytes.files(new File(basedir, 'target')).keySet().findAll { it.endsWith('.jar') }
assertThat(packed.toString()).isEqualTo('[]')
return true
