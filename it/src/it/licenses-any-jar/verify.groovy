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
import groovy.json.JsonSlurper
import org.apache.mxnet.natives.it.BuildLog

import static org.assertj.core.api.Assertions.assertThat

def log = new BuildLog(basedir).run(1)
assertThat(log)
    .contains("Not cleared under the policy 'asf': 5 native files, 12 components, 6 problems")
    .contains('libmxnet.so contains zmq 4.2.2 (')
    .contains("zmq 4.2.2 is under LGPL-3.0-or-later WITH LGPL-3.0-linking-exception: forbidden by the policy 'asf'")
    .contains("libquadmath is under LGPL-2.1-or-later: forbidden by the policy 'asf'")
    .contains('which none of the 2 licence files beside it names [undeclared-component]')
    .contains('What to do: ')

def report = new JsonSlurper().parse(new File(basedir, 'target/licences/natives-licences.json'))
assertThat(report.schema).isEqualTo('mxnet-natives-licences/1')
assertThat(report.verdict).isEqualTo('fail')
// What is forbidden, what no licence file names, and nothing that is not inside.
assertThat(report.problems.collect { "$it.rule $it.component".toString() } as TreeSet).containsExactly(
    'forbidden-licence libquadmath', 'forbidden-licence zmq',
    'undeclared-component libgfortran', 'undeclared-component libgomp',
    'undeclared-component libquadmath', 'undeclared-component zmq')
assertThat(report.components.collect { "$it.name $it.version".trim() } as TreeSet).containsExactly(
    'libgfortran', 'libgomp', 'libjpeg-turbo 2.0.2', 'libpng 1.6.35', 'libquadmath', 'libtiff 4.0.9',
    'onednn', 'openblas', 'opencv 3.4.2', 'protobuf', 'zlib 1.2.6', 'zmq 4.2.2')
return true
