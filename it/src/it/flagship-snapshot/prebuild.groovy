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

def root = new File(repositoryRoot).canonicalFile
['first', 'second-folder-with-a-longer-name', 'third'].each { folder ->
  ['.mvn', 'LICENSE', 'NOTICE', 'mxnet-scala-assembly', 'pom.xml'].each {
    Bytes.copy(new File(root, it), new File(basedir, "$folder/$it"))
  }
}
Bytes.copy(new File(root, 'it/src/consumer'), new File(basedir, 'consumer'))
Bytes.copy(
    new File(root, 'mxnet-scala-assembly/src/test/scala'), new File(basedir, 'consumer/src/test/scala'))

// What an earlier, interrupted run may have left: the package itself, and the changed artifact.
Bytes.delete(new File(localRepositoryPath, 'org/apache/mxnet/mxnet-scala-assembly'))
def upstream = new File(localRepositoryPath, 'ai/djl/mxnet/mxnet-native-mkl/1.9.1')
Bytes.delete(upstream)
context.upstream = new File(upstream, 'mxnet-native-mkl-1.9.1-linux-x86_64.jar')
return true
