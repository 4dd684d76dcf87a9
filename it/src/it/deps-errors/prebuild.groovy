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
import org.apache.mxnet.natives.it.TinyLibraries

TinyLibraries.lay(basedir, repositoryRoot, 'greet')
def wrong = { String name, String library, String text, String replacement ->
  def folder = new File(basedir, "src/main/$name")
  Bytes.copy(new File(basedir, 'src/main/recipes'), folder)
  Bytes.replace(new File(folder, "$library/recipe.yaml"), text, replacement)
  return folder
}
wrong('misspelt', 'sums', '  system: make', '  system: make\n  option: {X: 1}')
wrong('unused', 'tiny', 'needs: [marks]', 'needs: []')
wrong('prerelease', 'sums', 'version: 1.0', 'version: 1.0-rc1')
wrong('need', 'greet', 'needs: [sums]', 'needs: [sum]')
wrong('product', 'sums', 'lib/libsums.a', 'lib/libsum.a')
def sums = new File(basedir, 'src/main/recipes/sums/sums-1.0.tar.gz')
context.digest = Bytes.sha256(sums)
wrong('digest', 'sums', context.digest, '0' * 64)
TinyLibraries.sums(
    wrong('source', 'sums', 'name: sums', 'name: sums'),
    'int sum(int a, int b) { return a + c; }\n')
return true
