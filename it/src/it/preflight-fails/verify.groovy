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
    .contains(':preflight ')
    .contains('3 things are missing for linux-x86_64-cu112 with linkage static:')
    .containsPattern(/1\. \S+make is version \S+, and at least 999 is needed \(nobody has it\)/)
    .contains(
        '2. there is no program /no/cuda-11.2/bin/nvcc (it compiles the kernels)',
        'Install the toolkit 11.2.',
        '3. linux-x86_64-cu112 may not be published, and this build would deploy it (its licence' +
            ' forbids it)',
        'What to do: Do what is told at each of them.')
    .doesNotContain(':build-deps ')

// What a machine cannot build, it can still plan.
assertThat(log.run(2)).contains('tiny 1.0 for linux-x86_64-cu112').contains('kernels')

assertThat(log.run(3))
    .containsPattern(/make is version \S+, and at least 999 is needed/)
    .contains('What to do: Install a newer make; the first one in ')
    .doesNotContain('things are missing', 'nvcc')
return true
