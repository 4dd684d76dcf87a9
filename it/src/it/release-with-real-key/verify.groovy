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
import java.nio.charset.StandardCharsets
import java.nio.file.Files

import org.apache.mxnet.natives.it.BuildLog
import org.apache.mxnet.natives.it.Bytes
import org.apache.mxnet.natives.it.Deployed
import org.apache.mxnet.natives.it.Gpg

import static org.assertj.core.api.Assertions.assertThat

Bytes.delete(context.secrets)

def log = new BuildLog(basedir)
def holder = "Release Manager <release@example.com>, fingerprint $context.fingerprint"
def artifact = 'release-with-real-key-1.0'

def deployed = new Deployed(new File(basedir, 'deployed'))
new Gpg().withCloseable { gpg ->
  gpg.importKey(new File(basedir, 'public.asc'))
  def signed = deployed.verifySignatures(gpg)
  assertThat(log.run(1)).contains("Signed and verified ${signed.size()} files with $holder".toString())
  // Maven 4 adds the POM of the build.
  assertThat(signed.findAll { !it.endsWith('-build.pom') }.join('\n')).isEqualTo("""\
      ${artifact}-javadoc.jar
      ${artifact}-linux-x86_64-cpu-cyclonedx.json
      ${artifact}-linux-x86_64-cpu-provenance.json
      ${artifact}-linux-x86_64-cpu.jar
      ${artifact}-sources.jar
      ${artifact}.jar
      ${artifact}.pom""".stripIndent())
}
assertThat(deployed.names().toString()).doesNotContain('mock')

[2: 'has another passphrase than the one given', 3: 'has a passphrase, and none is given'].each { run, why ->
  assertThat(log.run(run))
      .contains("the signing key of Release Manager <release@example.com> $why".toString())
      .contains('What to do: Put its passphrase into the environment variable MAVEN_GPG_PASSPHRASE.')
}
(4..5).each { run ->
  assertThat(log.run(run))
      .contains('the configured signing key is not an ASCII-armoured OpenPGP secret key')
      .contains("What to do: Export it with 'gpg --armor --export-secret-keys <fingerprint>'.")
}

// Full lines of the key's armour, and what begins and ends it.
def secrets = [context.passphrase, 'wrong-horse', 'PRIVATE KEY'] +
    context.key.readLines().findAll { it.length() >= 40 }
assertThat(secrets.size()).isGreaterThan(20)
def files = Bytes.files(new File(basedir, 'target')) + Bytes.files(new File(basedir, 'deployed'))
assertThat(files.size()).isGreaterThan(20)
def texts = files.collectEntries { name, file ->
  [name, new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)]
}
texts['build.log'] = log.text()
def leaks = texts.findAll { name, text -> secrets.any { text.contains(it) } }.keySet()
assertThat(leaks.toString()).as('files that hold the passphrase or parts of the key').isEqualTo('[]')
return true
