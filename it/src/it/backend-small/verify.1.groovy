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

import java.nio.file.Files

import org.apache.mxnet.natives.it.Bytes
import org.apache.mxnet.natives.it.Command
import org.apache.mxnet.natives.it.Deployed
import org.apache.mxnet.natives.it.OldSystem

import static org.assertj.core.api.Assertions.assertThat

def deployed = new Deployed(new File(basedir, 'repository'))
def jar = { String classifier -> deployed.file("leveldb-1.0-SNAPSHOT${classifier}.jar") }
def natives = jar('-linux-x86_64-cpu')
def run = { List<String> command -> Command.run([:], '', *command.collect { it.toString() }) }

// What was deployed, and signed.
def signed = ['', '-linux-x86_64-cpu', '-linux-x86_64-cpu-debug', '-sources']
    .collect { "leveldb-1.0-SNAPSHOT${it}.jar".toString() }
signed += 'leveldb-1.0-SNAPSHOT.pom'
signed += ['cyclonedx', 'provenance'].collect { "leveldb-1.0-SNAPSHOT-linux-x86_64-cpu-${it}.json".toString() }
if (mavenVersion.startsWith('4.')) {
  signed += 'leveldb-1.0-SNAPSHOT-build.pom'
}
assertThat(deployed.verifyMockSignatures().join('\n')).isEqualTo(signed.sort().join('\n'))

def libraries = ['libleveldb.so', 'libleveldb-jni.so']
def entries = { String classifier, String below ->
  Bytes.entries(jar(classifier)).findAll { it.startsWith(below) }.collect { it - below }
}
assertThat(entries('-linux-x86_64-cpu', 'lib/native/')).isEqualTo(libraries.sort(false))
assertThat(entries('-linux-x86_64-cpu-debug', 'lib/debug/'))
    .isEqualTo(libraries.collect { "${it}.debug".toString() }.sort(false))
assertThat(entries('-linux-x86_64-cpu', 'META-INF/licenses/'))
    .isEqualTo([
      'glibc/GCC-exception-2.0-note.txt', 'glibc/LGPL-2.1-or-later.txt', 'leveldb/LICENSE',
      'libstdc++/GCC-exception-3.1.txt', 'libstdc++/GPL-3.0-or-later.txt', 'snappy/COPYING'
    ])
assertThat(Bytes.text(natives, 'META-INF/licenses/snappy/COPYING')).contains('Copyright 2011, Google')

// Headers that all of its files include are parsed once.
assertThat(new File(basedir, 'target/natives/logs/leveldb.log').text)
    .contains('Building CXX object CMakeFiles/leveldb.dir/cmake_pch.hxx.pch')

// What the manifest says.
def manifest = new JsonSlurper()
    .parseText(Bytes.text(natives, 'META-INF/natives/linux-x86_64-cpu.json'))
assertThat(manifest.linkage).isEqualTo('static')
assertThat("$manifest.backend.name $manifest.backend.version".toString()).isEqualTo('leveldb 1.23')
assertThat(manifest.backend.sha256)
    .isEqualTo('9a37f8a6174f09bd622bc723b55881dc541cd50747cbd08831c2a82d620f6d76')
assertThat(manifest.files*.path).isEqualTo(libraries.collect { "lib/native/$it".toString() })
assertThat(manifest.files*.soname).isEqualTo(libraries)
assertThat(manifest.systemRequirements).isEmpty()
assertThat(manifest.components.collect { "$it.name $it.version $it.license".toString() })
    .isEqualTo([
      'leveldb 1.23 BSD-3-Clause', 'snappy 1.2.2 BSD-3-Clause',
      'libstdc++ 4.8.5 GPL-3.0-or-later WITH GCC-exception-3.1',
      'libgcc 4.8.5 GPL-3.0-or-later WITH GCC-exception-3.1',
      'glibc 2.17 LGPL-2.1-or-later WITH GCC-exception-2.0-note'
    ])
// The glue is C++ without a need of its own for compression.
assertThat(manifest.components.find { it.name == 'snappy' }.files).isEqualTo(['lib/native/libleveldb.so'])
assertThat(Bytes.text(natives, 'META-INF/LICENSE')).contains('Copyright 2011, Google')
manifest.files.each { file ->
  def (major, minor) = file.glibc.tokenize('.')*.toInteger()
  assertThat([major, minor]).as("glibc of $file.path").satisfies(
      { assertThat(it[0]).isEqualTo(2) } as org.assertj.core.api.ThrowingConsumer,
      { assertThat(it[1]).isBetween(2, 17) } as org.assertj.core.api.ThrowingConsumer)
}
def glibc = ['libc.so.6', 'libdl.so.2', 'libm.so.6', 'libpthread.so.0', 'librt.so.1', 'ld-linux-x86-64.so.2']
assertThat(manifest.files[0].needed - glibc).isEmpty()
assertThat(manifest.files[1].needed - glibc).isEqualTo(['libleveldb.so'])

// What the files say.
def unpacked = new File(basedir, 'unpacked')
assertThat(unpacked.mkdir()).isTrue()
def exported = [:]
context.buildId = { File file -> (run(['llvm-readelf-16', '--notes', file]) =~ /Build ID: (\w+)/)[0][1] }
libraries.each { name ->
  def library = new File(unpacked, name)
  library.bytes = Bytes.entry(natives, "lib/native/$name")
  def symbols = new File(unpacked, "${name}.debug")
  symbols.bytes = Bytes.entry(jar('-linux-x86_64-cpu-debug'), "lib/debug/${name}.debug")

  assertThat(run(['llvm-readelf-16', '--dynamic-table', library]))
      .contains('Library runpath: [$ORIGIN]')
      .doesNotContain('(RPATH)')
      .contains('BIND_NOW')
  def lines = run(['llvm-nm-16', '--dynamic', '--defined-only', '--format=posix', library]).readLines()
  exported[name] = lines.collect { it.split(' ')[0] }.sort()

  // The symbols belong to it, and it has none of them.
  assertThat(run(['llvm-readelf-16', '--sections', library]))
      .contains('.gnu_debuglink')
      .doesNotContain('.symtab')
  assertThat(context.buildId(symbols)).isEqualTo(context.buildId(library))
  assertThat(run(['llvm-nm-16', symbols])).contains(' t ')
  assertThat(new String(library.bytes, 'ISO-8859-1')).doesNotContain(basedir.path)
}
def header = Bytes.files(new File(basedir, 'store/sources')).values()
    .find { it.fileName.toString().startsWith('9a37f8a6') || it.parent.fileName.toString().startsWith('9a37f8a6') }
def declared = run(['tar', '-xOf', header, '--wildcards', '*/include/leveldb/c.h'])
assertThat(exported['libleveldb.so'])
    .isEqualTo((declared =~ /\b(leveldb_\w+)\(/).collect { it[1] }.unique().sort())
assertThat(exported['libleveldb-jni.so'])
    .isEqualTo(['close', 'compact', 'get', 'open', 'put', 'version']
        .collect { "Java_com_example_leveldb_LevelDb_$it".toString() })

// It computes: in the JVM of this test, and in one on glibc 2.17.
def compiler = new File(basedir, 'target/natives/linux-x86_64-cpu/toolchain/target/cc').text
def sysroot = new File((compiler =~ /--sysroot=([^']+)/)[0][1])
def old = new OldSystem(sysroot.toPath(), new File(basedir, 'old-system').toPath())
assertThat(old.glibc()).contains(' version 2.17,')
context.computes = { File main, File packed ->
  def expected = { "leveldb 1.23 on Java $it: same true, none true, compressed true, error told\n".toString() }
  def program = ['-cp', [main, packed].join(':'), 'com.example.leveldb.LevelDb']
  def used = Files.createTempDirectory(basedir.toPath(), 'used')
  def java = "${System.getProperty('java.home')}/bin/java"
  assertThat(run([java, *program, "$used/here"]))
      .endsWith(expected(System.getProperty('java.specification.version')))
  assertThat(old.java([main.parentFile.toPath(), used], [*program, "$used/there"]*.toString()))
      .matches('(?s)(.*\n)?' + expected('[0-9.]+').replaceFirst('1\\.23', '1\\\\.23'))
}
context.computes(jar(''), natives)

context.natives = new File(basedir, 'target/leveldb-1.0-SNAPSHOT-linux-x86_64-cpu.jar')
context.digest = Bytes.sha256(context.natives)
return true
