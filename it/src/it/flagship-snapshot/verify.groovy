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
import org.apache.mxnet.natives.it.Deployed

import static org.assertj.core.api.Assertions.assertThat

def log = new BuildLog(basedir)
assertThat(log.runs()).as('runs of Maven, of which the last may not be as expected').isEqualTo(5)
def artifact = 'mxnet-scala-assembly-1.9.1-SNAPSHOT'

// Both builds deployed the same, and signed it.
def names = ['javadoc.jar', 'linux-x86_64-cpu.jar', 'sources.jar'].collect { "$artifact-$it".toString() }
names += ["${artifact}.jar".toString(), "${artifact}.pom".toString()]
names += ['cyclonedx', 'provenance'].collect { "$artifact-linux-x86_64-cpu-${it}.json".toString() }
if (mavenVersion.startsWith('4.')) {
  names += "$artifact-build.pom".toString()
}
def first = new Deployed(context.repository)
def second = new Deployed(
    new File(basedir, 'second-folder-with-a-longer-name/mxnet-scala-assembly/target/repository'))
[first, second].each {
  assertThat(it.verifyMockSignatures().join('\n')).isEqualTo(names.sort().join('\n'))
}
def text = { it.collect { name, sha256 -> "$name $sha256" }.join('\n') }
assertThat(text(second.reproducible())).isEqualTo(text(first.reproducible()))
(1..2).each { run ->
  assertThat(log.run(run))
      .contains('Linkage prebuilt: ')
      .contains('4 native files need at most GLIBC_2.17 (floor 2.17): ')
}

// The package test and the independent client ran, on all three.
(1..3).each { run ->
  assertThat(log.run(run)).contains('Tests run: 16, Failures: 0, Errors: 0, Skipped: 0')
}
def used = new File(
    localRepositoryPath, 'org/apache/mxnet/mxnet-scala-assembly/1.9.1-SNAPSHOT/')
    .listFiles().findAll { it.name.endsWith('-linux-x86_64-cpu.jar') }
assertThat(used.collect { Bytes.sha256(it) }.unique().toString())
    .as("digest of $used")
    .isEqualTo([Bytes.sha256(first.file("$artifact-linux-x86_64-cpu.jar"))].toString())

// One changed bit upstream.
assertThat(log.run(4))
    .contains('ai.djl.mxnet:mxnet-native-mkl:1.9.1:jar:linux-x86_64 has the wrong bytes')
    .contains('  expected SHA-256 9b53063699976e41ee538af6ce51c3f1bf2197f5990b1850b5b85668d2360d4e (pinned at ')
    .contains("  actual   SHA-256 $context.tampered ($context.upstream)".toString())
assertThat(context.leftByTampered).as('files in target').isEqualTo('[]')

// A library above the floor.
assertThat(log.run(5))
    .contains(':check-glibc ')
    .contains(
        'libquadmath.so.0 needs GLIBC_2.23 (symbol __signgam of libm.so.6), above the floor'
            + ' GLIBC_2.17: it does not load on ')
    .contains('CentOS 7', 'Amazon Linux 1', 'Ubuntu 14.04')
    .doesNotContain('Ubuntu 16.04')
    .contains('leave the file out and declare it as a system requirement')
return true
