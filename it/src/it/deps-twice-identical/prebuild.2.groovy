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
import org.apache.mxnet.natives.it.Bytes
import org.apache.mxnet.natives.it.Command
import org.apache.mxnet.natives.it.MavenWrapper

def second = new File(basedir, 'a-folder-with-a-much-longer-name')
def home = new File(second, 'home')
home.mkdirs()
Bytes.copy(new File(basedir, 'a/store/sources'), new File(second, 'store/sources'))

// Root can be somebody else, if that one may read what Maven needs.
def run = { String... command -> Command.run([:], '', command) }
def become = 'setpriv --reuid=65534 --regid=65534 --clear-groups'
def canBecome = run('id', '-u').trim() == '0' &&
    ['sh', '-c', "$become test -r '$localRepositoryPath' -a -r '$second/pom.xml'"]
        .execute().waitFor() == 0
if (canBecome) {
  run('chown', '-R', '65534:65534', second.path)
}
MavenWrapper.write(
    new File(second, 'mvn-elsewhere'),
    mavenHome,
    """\
    umask 077
    export HOME='$home' MAVEN_OPTS="\$MAVEN_OPTS -Duser.home='$home'"
    """.stripIndent(),
    canBecome ? become : '')
return true
