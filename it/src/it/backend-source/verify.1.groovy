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
import org.apache.mxnet.natives.it.Command

import static org.assertj.core.api.Assertions.assertThat

def library = new File(basedir, 'target/natives/linux-x86_64-cpu/lib/libtiny.so').path
def program = new File(basedir, 'program').path
Command.run(
    [:],
    '''\
    int tiny_version(void);
    int main(void) { return 10 + tiny_version(); }
    '''.stripIndent(),
    'gcc', '-xc', '-', '-xnone', library, '-o', program)
assertThat(
        Command.run(
            [LD_LIBRARY_PATH: new File(library).parent], '', 'sh', '-c', "$program; echo \$?".toString()))
    .isEqualTo('11\n')
return true
