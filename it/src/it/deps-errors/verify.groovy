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
import org.apache.mxnet.natives.it.Command
import org.apache.mxnet.natives.it.Steps

import static org.assertj.core.api.Assertions.assertThat

def log = new BuildLog(basedir)
def file = { String path -> new File(basedir, "src/main/$path").path }

assertThat(log.run(1))
    .contains(file('misspelt/sums/recipe.yaml') + ":15:3: unknown key 'option'")
    .contains("What to do: Did you mean 'options'? Known here: system, folder, ")

assertThat(log.run(2))
    .contains(file('unused/marks/recipe.yaml') + ':2:7: nothing uses marks')
    .contains("What to do: Name it under 'needs' of the recipe that uses it, or delete its folder.")

assertThat(log.run(3))
    .contains(file('prerelease/sums/recipe.yaml') + ':3:10: 1.0-rc1 is a pre-release')
    .contains("What to do: Take a release; or say in a key 'prerelease' why this one is better")

def archive = file('digest/sums/sums-1.0.tar.gz')
assertThat(log.run(4))
    .contains("$archive has the wrong bytes".toString())
    .contains("  expected SHA-256 ${'0' * 64} (pinned at ".toString())
    .contains(file('digest/sums/recipe.yaml') + ':10:5)')
    .contains("  actual   SHA-256 $context.digest ($archive)".toString())

assertThat(log.run(5))
    .contains('sums 1.0 was built, but its products have a fault:')
    .contains('  lib/libsum.a: declared, but the build did not make it; did you mean lib/libsums.a?')
    .contains('What to do: Correct "products" of the recipe')

// The command in the message fails in the same way.
def natives = new File(basedir, 'target/natives')
def command = (log.run(6) =~ /(?m)(cd -- \S+ && env -i .*)$/)[0][1]
def error = "sums.c:3:36: error: 'c' undeclared"
assertThat(log.run(6))
    .contains('sums 1.0: failed')
    .contains('sums: compile failed with exit code 2; its last lines:')
    .contains("  | $error".toString())
    .contains('The log: ' + new File(natives, 'logs/sums.log'))
    .contains('To repeat it by hand:')
    .contains('What to do: Mend what the last lines say')
assertThat(new File(natives, 'logs/sums.log').text).contains(error).contains(command)
assertThat(Command.run([LC_ALL: 'de_DE.UTF-8'], '', 'sh', '-c', "$command\necho status \$?".toString()))
    .contains(error)
    .endsWith('status 2\n')

assertThat(log.run(7))
    .contains(file('recipes/tiny/recipe.yaml') + ":2:7: tiny has no variant 'cu112'")
    .contains('What to do: Set -Dmxnet.variant to one of: cpu, native.')
assertThat(log.run(8))
    .contains(file('recipes/tiny/recipe.yaml') + ":2:7: tiny has no feature 's3'")
assertThat(log.run(9))
    .contains(file('need/greet/recipe.yaml') + ":13:9: no recipe 'sum' in " + file('need'))
    .contains("What to do: Did you mean 'sums'? There are: greet, marks, sums, tiny.")
assertThat(log.run(10))
    .contains("no toolchain 'clang' in " + file('toolchains'))
    .contains('What to do: Set -Dmxnet.toolchain to one of: host-gcc.')

// Nothing of a failed build is handed on; what was finished before stays in the store.
def left = Bytes.files(natives).keySet()
assertThat(left.findAll { it.contains('/prefix/') || it.endsWith('dependencies.json') }).isEmpty()
assertThat(new Steps(log.run(4)).built() + new Steps(log.run(5)).stored())
    .isEqualTo(['marks 1.0', 'marks 1.0'])
return true
