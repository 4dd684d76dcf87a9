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
import groovy.json.JsonOutput
import groovy.json.JsonSlurper
import groovy.xml.XmlSlurper
import java.nio.charset.StandardCharsets
import java.nio.file.Files
import java.util.jar.JarFile

import org.apache.mxnet.natives.it.BuildLog
import org.apache.mxnet.natives.it.Bytes
import org.apache.mxnet.natives.it.Deployed

import static org.assertj.core.api.Assertions.assertThat

def maven4 = mavenVersion.startsWith('4.')
def log = new BuildLog(basedir).run(1)
def library = new File(basedir, 'native/libtiny.so')
def upstream = new File(basedir, 'repository/com/example/tiny-native/1.0/tiny-native-1.0-linux-x86_64.jar')
def deployed = new Deployed(new File(basedir, 'target/repository'))

// What is there.
def signed = ['javadoc.jar', 'linux-x86_64-cpu.jar', 'sources.jar'].collect { "tiny-1.0-SNAPSHOT-$it" }
signed += ['tiny-1.0-SNAPSHOT.jar', 'tiny-1.0-SNAPSHOT.pom']
signed += ['cyclonedx', 'provenance'].collect { "tiny-1.0-SNAPSHOT-linux-x86_64-cpu-${it}.json" }
if (maven4) {
  // The POM of the build, beside that for consumers.
  signed += 'tiny-1.0-SNAPSHOT-build.pom'
}
def expected = (signed + signed.collect { it + '.asc' } + 'tiny-1.0-SNAPSHOT-mock-signing-key.pgp')
assertThat(deployed.names().join('\n')).isEqualTo(expected*.toString().sort().join('\n'))
deployed.verifyChecksums()
assertThat(deployed.verifyMockSignatures().join('\n')).isEqualTo(signed*.toString().sort().join('\n'))

// What the jars hold.
def jar = { String classifier -> deployed.file("tiny-1.0-SNAPSHOT${classifier}.jar") }
def common = [
  'META-INF/LICENSE', 'META-INF/MANIFEST.MF', 'META-INF/NOTICE', 'META-INF/licenses/tiny/LICENSE',
  'META-INF/maven/com.example/tiny/pom.properties', 'META-INF/maven/com.example/tiny/pom.xml'
]
def entries = { String classifier -> Bytes.entries(jar(classifier)).join('\n') }
def exactly = { List<String> more -> (common + more).sort().join('\n') }
assertThat(entries(''))
    .isEqualTo(exactly(['META-INF/natives/index.json', 'com/example/tiny/tiny.properties']))
assertThat(entries('-linux-x86_64-cpu'))
    .isEqualTo(exactly([
      'META-INF/natives/linux-x86_64-cpu.json', 'META-INF/sbom/bom.cdx.json', 'lib/native/libtiny.so'
    ]))
assertThat(entries('-sources'))
    .isEqualTo(exactly(['com/example/tiny/tiny.properties', 'prebuilt/linux-x86_64-cpu.yaml']))
assertThat(entries('-javadoc')).isEqualTo(exactly(['README.md']))

// The POM that users read, which is also in each jar.
def pom = Files.readString(deployed.file('tiny-1.0-SNAPSHOT.pom').toPath())
['', '-linux-x86_64-cpu', '-sources', '-javadoc'].each {
  assertThat(Bytes.text(jar(it), 'META-INF/maven/com.example/tiny/pom.xml')).isEqualTo(pom)
}
if (maven4) {
  assertThat(Files.readString(deployed.file('tiny-1.0-SNAPSHOT-build.pom').toPath())).isEqualTo(pom)
}
assertThat(pom).doesNotContain('${')
def project = new XmlSlurper().parseText(pom)
assertThat(project.children()*.name().join(' ')).isEqualTo(
    'modelVersion groupId artifactId version name description url organization licenses developers'
        + ' scm dependencies')
assertThat([project.groupId, project.artifactId, project.version].join(':'))
    .isEqualTo('com.example:tiny:1.0-SNAPSHOT')
assertThat([project.name, project.description, project.url, project.organization.name].join('; '))
    .isEqualTo('Tiny; A tiny native backend.; https://example.com/tiny; Example Ltd')
assertThat([project.licenses.license.name, project.developers.developer.name].join('; '))
    .isEqualTo('Apache-2.0; Example Developer')
assertThat(project.scm.children().collect { "${it.name()} ${it.text()}" }.sort().join('\n')).isEqualTo('''\
    connection scm:git:https://example.com/tiny.git
    developerConnection scm:git:ssh://git@example.com/tiny.git
    url https://example.com/tiny'''.stripIndent())
def dependencies = project.dependencies.dependency.collect {
  def excluded = it.exclusions.exclusion.collect { "$it.groupId:$it.artifactId" }
  "$it.groupId:$it.artifactId:$it.version:$it.scope without $excluded"
}
assertThat(dependencies.join('\n')).isEqualTo('''\
    net.java.dev.jna:jna:5.19.1:compile without []
    org.slf4j:slf4j-nop:2.0.17:runtime without [org.slf4j:slf4j-api]'''.stripIndent())

// The manifests.
def json = { String classifier, String entry, Map content ->
  assertThat(JsonOutput.prettyPrint(Bytes.text(jar(classifier), entry)))
      .isEqualTo(JsonOutput.prettyPrint(JsonOutput.toJson(content)))
}
def requirement = [
  soname: 'libtinydata.so.1', debian: 'libtinydata1', rpm: 'tinydata',
  why: 'An example of a library that the system provides.'
]
json('-linux-x86_64-cpu', 'META-INF/natives/linux-x86_64-cpu.json', [
  schema: 'mxnet-natives/1',
  platform: 'linux-x86_64',
  variant: 'cpu',
  linkage: 'prebuilt',
  backend: [
    name: 'tiny', version: '1.0', origin: 'com.example:tiny-native:1.0:jar:linux-x86_64',
    sha256: Bytes.sha256(upstream), reportedVersion: '1'
  ],
  files: [[
    path: 'lib/native/libtiny.so', sha256: Bytes.sha256(library), size: library.length(),
    soname: 'libtiny.so', needed: ['libc.so.6'], exports: 1, glibc: '2.2.5'
  ]],
  systemRequirements: [requirement],
  components: [[
    name: 'tiny', version: '1.0', license: 'Apache-2.0', source: 'https://example.com/tiny',
    role: 'backend', files: ['lib/native/libtiny.so'], texts: ['META-INF/licenses/tiny/LICENSE']
  ]]
])
assertThat(Bytes.sha256(Bytes.entry(jar('-linux-x86_64-cpu'), 'lib/native/libtiny.so')))
    .isEqualTo(Bytes.sha256(library))
json('', 'META-INF/natives/index.json', [
  schema: 'mxnet-natives-index/1',
  natives: [[
    classifier: 'linux-x86_64-cpu', sha256: Bytes.sha256(jar('-linux-x86_64-cpu')),
    manifest: 'META-INF/natives/linux-x86_64-cpu.json', systemRequirements: [requirement]
  ]]
])
def bom = new JsonSlurper()
    .parseText(Bytes.text(jar('-linux-x86_64-cpu'), 'META-INF/sbom/bom.cdx.json'))
assertThat("$bom.bomFormat of $bom.metadata.component.purl".toString()).isEqualTo(
    'CycloneDX of pkg:maven/com.example/tiny@1.0-SNAPSHOT?classifier=linux-x86_64-cpu&type=jar')
assertThat(bom.components.take(2).collect { "$it.type $it.name ${it.hashes?.content}" }.join('\n')).isEqualTo(
    "file lib/native/libtiny.so [${Bytes.sha256(library)}]\nlibrary tiny null".toString())
// What the module depends on in Maven.
assertThat(bom.components.drop(2)*.purl as String).isEqualTo(
    '[pkg:maven/net.java.dev.jna/jna@5.19.1?type=jar, pkg:maven/org.slf4j/slf4j-nop@2.0.17?type=jar]')
['', '-linux-x86_64-cpu'].each {
  new JarFile(jar(it)).withCloseable { file ->
    assertThat(file.manifest.mainAttributes.getValue('Natives-System-Requirements'))
        .isEqualTo('libtinydata.so.1 (Debian: libtinydata1, RPM: tinydata)')
  }
}

// What the user was told.
assertThat(log.readLines().count { it.startsWith('[INFO] Linkage prebuilt: ') }).isEqualTo(1)
assertThat(log)
    .contains('1 native file needs at most GLIBC_2.2.5 (floor 2.17): libtiny.so 2.2.5')
    .contains("Signed and verified ${signed.size()} files with MOCK KEY of one build of tiny 1.0-SNAPSHOT".toString())
    .contains('No signing key is configured: this was a mock key of this build.')

// The mock key's secret part is nowhere.
def files = Bytes.files(new File(basedir, 'target')) +
    Bytes.files(new File(localRepositoryPath, 'com/example/tiny'))
assertThat(files.size()).isGreaterThan(30)
def leaks = files.findAll { name, file ->
  new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains('PRIVATE KEY')
}
assertThat(leaks.keySet().toString()).isEqualTo('[]')
return true
