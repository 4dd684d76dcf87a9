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
import java.util.zip.ZipFile
import org.apache.mxnet.natives.it.BuildLog
import org.apache.mxnet.natives.it.Command

import static org.assertj.core.api.Assertions.assertThat

def log = new BuildLog(basedir).run(1)
assertThat(log)
    .contains('libquadmath.so.0 needs GLIBC_2.23 (symbol __signgam of libm.so.6), above the floor')
    .contains('CentOS 7                     glibc 2.17  does not load  libquadmath.so.0 needs GLIBC_2.23, it has 2.17')
    .contains('Ubuntu 16.04                 glibc 2.23  loads')
    .contains('holds zlib 1.2.6, released on 2012-01-29')
    .contains('exports 387 symbols of libpng')

def audit = new JsonSlurper().parse(new File(basedir, 'target/audit/natives-audit.json'))
assertThat(audit.schema).isEqualTo('mxnet-natives-audit/1')
assertThat(audit.verdict).isEqualTo('fail')
assertThat(audit.files.size()).isEqualTo(5)
def mxnet = audit.files.find { it.path.endsWith('.jar!/native/lib/libmxnet.so') }
assertThat(mxnet.exports).isEqualTo(65075)
assertThat(mxnet.versions.GLIBC.max).isEqualTo('2.14')
// Each symbol bound to a version, as binutils tell of it.
def jar = new File(
    localRepositoryPath, 'ai/djl/mxnet/mxnet-native-mkl/1.9.1/mxnet-native-mkl-1.9.1-linux-x86_64.jar')
new ZipFile(jar).withCloseable { zip ->
  audit.files.each { file ->
    def library = new File(basedir, 'target/library.so')
    library.bytes = zip.getInputStream(zip.getEntry(file.path.split('!/')[1])).bytes
    def listed = Command.run([LC_ALL: 'C'], '', 'objdump', '-T', '-w', library.path)
    def bound = (listed =~ /(?m) \*UND\*\t\p{XDigit}+ +\((\S+)\) +(\S+)$/).collect { it[1] + ' ' + it[2] }
    def named = file.versions.collectMany { family, version ->
      version.symbols.collectMany { number, names ->
        names.collect { family + (number.isEmpty() ? '' : '_' + number) + ' ' + it }
      }
    }
    assertThat(bound).as(file.path).isNotEmpty()
    assertThat(named).as(file.path).containsExactlyInAnyOrderElementsOf(bound)
  }
}
// Nothing is found that is not there: what the five files have against them, and no other rule.
assertThat(audit.files.collectMany { it.findings*.rule } as TreeSet).containsExactly(
    'bind-now', 'build-path', 'debug-sections', 'leaked-library', 'stale-library', 'version-floor')
assertThat(audit.systems.find { it.name == 'CentOS 7' }.loads).isFalse()
assertThat(audit.systems.find { it.name == 'Debian 12' }.loads).isTrue()

def page = new File(basedir, 'target/audit/natives-audit.html').text
assertThat(page).contains('<svg').contains('libquadmath.so.0').doesNotContain('<script')
return true
