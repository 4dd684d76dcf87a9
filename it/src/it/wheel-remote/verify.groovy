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

context.server.stop(0)
def log = new BuildLog(basedir)

(1..2).each { run ->
  assertThat(log.run(run))
      .contains("$context.url/tiny.whl: SHA-256 as pinned".toString())
      .contains('BUILD SUCCESS')
}
assertThat(log.run(3))
    .contains("$context.url/tiny.whl is not here yet, and Maven is offline".toString())
    .contains('What to do: Build once without -o.')
assertThat(log.run(4))
    .contains(
        "$context.url/gone.whl could not be downloaded: the server answers with HTTP status 404".toString())
    .contains('What to do: See whether the address opens in a browser on this machine.')
assertThat(log.run(5))
    .contains("$context.url/replaced.whl has the wrong bytes".toString())
    .contains('  expected SHA-256 ' + '2' * 64 + ' (pinned at ')
    .contains('  actual   SHA-256 ' + Bytes.sha256('Sign in first.'.bytes))
    .contains('What to do: Nothing was kept.')

assertThat(context.requests.toString())
    .isEqualTo('[GET /tiny.whl, GET /gone.whl, GET /replaced.whl]')
def kept = Bytes.files(new File(basedir, 'target')).keySet().findAll {
  it.contains('downloads/') && !it.contains('/locks/')
}
assertThat(kept.toString()).isEqualTo('[]')
return true
