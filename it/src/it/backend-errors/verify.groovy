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

context.server.stop(0)
def log = new BuildLog(basedir)
def natives = new File(basedir, 'target/natives')

// Linked without what the recipe says of it: other symbols can be seen, and another is missed.
assertThat(log.run(1))
    .contains('tiny 1.0 was built, but its products have ')
    .containsPattern(/libtiny\.so: exports \d+ symbols beyond those of the recipe: /)
    .contains('libtiny.so: exports nothing that matches TinyNew*')
    .contains('Link it with a version script of its "exports"')
    .contains('Correct "exports" of the module')

assertThat(log.run(2))
    .contains('libtiny.so: needs libstdc++.so.6, which the jar does not hold and a system may lack')
    .contains('What to do: Link it with -static-libstdc++.')

assertThat(log.run(3))
    .contains('tiny 1.0: CMake took what is not of this build')
    .contains("OTHER_LIBRARY = $context.other".toString())

assertThat(log.run(4))
    .contains('tiny: configure failed with exit code 1; its last lines:')
    .contains('DOWNLOAD')
assertThat(context.requests).as('requests that came through').isEmpty()

assertThat(log.run(5))
    .contains(new File(basedir, 'src/main/nowhere/tiny/recipe.yaml').path)
    .contains('the build of tiny 1.0 has left no ')
    .contains('/build/lib/libtiny.so')
    .contains("Correct 'modules'")

// None of these has come into the store, or to where it would be packed.
(1..5).each { assertThat(new Steps(log.run(it)).built()).as("run $it").isEmpty() }
assertThat(new Steps(log.run(6)).built()).isEqualTo(['tiny 1.0'])
assertThat(log.run(6)).containsPattern(/libtiny\.so: \d+\.\d MB, 2 exports, glibc /)
assertThat(Bytes.files(new File(natives, 'linux-x86_64-cpu/lib')).keySet().toString())
    .isEqualTo('[libtiny.so]')
return true
