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

import org.apache.mxnet.natives.it.Gpg
import org.apache.mxnet.natives.it.MavenWrapper
import org.apache.mxnet.natives.it.TinyNative

TinyNative.lay(basedir)

// Outside of the case, where verify.groovy looks for traces of them.
def secrets = Files.createTempDirectory('key').toFile()
context.secrets = secrets
context.passphrase = 'correct horse battery staple'
new Gpg().withCloseable { gpg ->
  gpg.generate('Release Manager <release@example.com>', context.passphrase)
  context.key = gpg.secretKey(context.passphrase)
  context.fingerprint = gpg.fingerprints()[0]
  new File(basedir, 'public.asc').text = gpg.publicKey()
}
new File(secrets, 'key.asc').text = context.key
new File(secrets, 'cut.asc').text = context.key.readLines()[0..10].join('\n')
new File(secrets, 'passphrase').text = context.passphrase

def wrapper = { String name, File key, String passphrase ->
  MavenWrapper.write(
      new File(basedir, name),
      mavenHome,
      """
      MAVEN_GPG_KEY="\$(cat '$key')"; export MAVEN_GPG_KEY
      $passphrase
      """)
}
def key = new File(secrets, 'key.asc')
def right = "MAVEN_GPG_PASSPHRASE=\"\$(cat '$secrets/passphrase')\"; export MAVEN_GPG_PASSPHRASE"
wrapper('mvn-with-key', key, right)
wrapper('mvn-with-wrong-passphrase', key, 'export MAVEN_GPG_PASSPHRASE=wrong-horse')
wrapper('mvn-without-passphrase', key, 'unset MAVEN_GPG_PASSPHRASE')
wrapper('mvn-with-public-key', new File(basedir, 'public.asc'), right)
wrapper('mvn-with-cut-key', new File(secrets, 'cut.asc'), right)
return true
