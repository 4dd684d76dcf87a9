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
def file = { String path -> new File(basedir, path).toString() }

assertThat(log.run(1))
    .contains(file('src/main/typo/linux-x86_64-cpu.yaml') + ":10:1: unknown key 'librarys'")
    .contains("What to do: Did you mean 'libraries'? Known here: format, platform, ")

assertThat(log.run(2))
    .contains(
        'no prebuilt backend is declared: '
            + file('src/main/prebuilt/linux-x86_64-cu112.yaml')
            + ' does not exist')
    .contains(
        'What to do: Choose one of linux-x86_64-cpu with -Dmxnet.platform and -Dmxnet.variant, or'
            + ' write that file, see docs/prebuilt.md.')

assertThat(log.run(3))
    .contains(
        'no prebuilt backend is declared: '
            + file('src/main/nowhere/linux-x86_64-cpu.yaml')
            + ' does not exist')
    .contains('What to do: Write it, see docs/prebuilt.md.')

assertThat(Bytes.files(new File(basedir, 'target')).keySet().toString()).isEqualTo('[]')
return true
