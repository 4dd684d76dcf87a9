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
import org.apache.mxnet.natives.it.Bytes
import org.apache.mxnet.natives.it.Steps

import static org.assertj.core.api.Assertions.assertThat

def log = new BuildLog(basedir)
[1, 2].each { assertThat(new Steps(log.run(it)).built()).hasSize(5) }

def first = new File(basedir, 'a/target/natives/linux-x86_64-cpu')
def second = new File(basedir, 'a-folder-with-a-much-longer-name/target/natives/linux-x86_64-cpu')
assertThat(Bytes.tree(new File(first, 'prefix'))).contains('lib/libpng.a', 'lib/libz.a')
assertThat(Bytes.tree(new File(second, 'prefix'))).isEqualTo(Bytes.tree(new File(first, 'prefix')))
assertThat(new File(second, 'dependencies.json').text)
    .isEqualTo(new File(first, 'dependencies.json').text)

// It was another umask indeed.
def mode = { PosixFilePermissions.toString(Files.getPosixFilePermissions(it.toPath())) }
assertThat(mode(new File(second, '../logs/zlib.log'))).isEqualTo('rw-------')
assertThat(mode(new File(first, '../logs/zlib.log'))).isEqualTo('rw-r--r--')
return true
