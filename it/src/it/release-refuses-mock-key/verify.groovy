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
def remedy = 'What to do: Put the armoured secret key into the environment variable MAVEN_GPG_KEY' +
    ' and its passphrase into MAVEN_GPG_PASSPHRASE.'

assertThat(log.run(1))
    .contains(':preflight ')
    .contains(
        'no signing key is configured, and 1.0 is a release: a mock key would sign nothing real')
    .contains(remedy)
assertThat(log.run(2))
    .contains('no signing key is configured, and mxnet.sign.requireKey forbids a mock key')
    .contains(remedy)

def signatures = Bytes.files(new File(basedir, 'target')).keySet().findAll {
  it.endsWith('.asc') || it.endsWith('.pgp')
}
assertThat(signatures.toString()).isEqualTo('[]')
return true
