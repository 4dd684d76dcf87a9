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
import java.nio.file.Files
import java.nio.file.attribute.PosixFilePermissions

import org.apache.mxnet.natives.it.BuildLog
import org.apache.mxnet.natives.it.Deployed

import static org.assertj.core.api.Assertions.assertThat

def second = 'a-folder-with-a-much-longer-name'
def builds = ['a/deployed-1', "$second/deployed-2", 'a/deployed-3'].collect {
  new Deployed(new File(basedir, it)).reproducible().collect { name, sha256 -> "$name $sha256" }
}
assertThat(builds[0].collect { it.split(' ')[0] }.findAll { !it.endsWith('-build.pom') }.join('\n'))
    .isEqualTo('''\
        twice-1.0-SNAPSHOT-linux-x86_64-cpu-cyclonedx.json
        twice-1.0-SNAPSHOT-linux-x86_64-cpu-provenance.json
        twice-1.0-SNAPSHOT-linux-x86_64-cpu.jar
        twice-1.0-SNAPSHOT-sources.jar
        twice-1.0-SNAPSHOT.jar
        twice-1.0-SNAPSHOT.pom'''.stripIndent())
assertThat(builds[1].join('\n')).isEqualTo(builds[0].join('\n'))
assertThat(builds[2].join('\n')).isEqualTo(builds[0].join('\n'))

// It has a Java class, so a placeholder for its documentation would be untrue.
assertThat(new BuildLog(basedir).run(1))
    .contains('The project has sources: no placeholder for its javadoc is attached')

// It was another umask indeed.
def packed = new File(basedir, "$second/target/twice-1.0-SNAPSHOT.jar").toPath()
assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(packed))).isEqualTo('rw-------')
return true
