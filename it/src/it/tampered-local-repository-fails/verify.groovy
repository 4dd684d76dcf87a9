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
def coordinates = 'com.example.tampered:tiny-native:1.0:jar:linux-x86_64'
assertThat(log.run(1)).contains("$coordinates: SHA-256 as pinned".toString())
assertThat(log.run(2))
    .contains("$coordinates has the wrong bytes".toString())
    .contains("  expected SHA-256 $context.sha256 (pinned at ".toString())
    .contains("  actual   SHA-256 ${Bytes.sha256(context.artifact)} ($context.artifact)".toString())
assertThat(Bytes.files(new File(basedir, 'target')).keySet().toString()).isEqualTo('[]')
return true
