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

import org.apache.mxnet.natives.it.Bytes
import org.apache.mxnet.natives.it.TinyNative

def library = TinyNative.compile(new File(basedir, 'native'))
def declare = { File jar ->
  def name = jar.name - '.jar'
  TinyNative.declare(
      new File(basedir, "src/main/$name"), "file: ../../../$jar.name", Bytes.sha256(jar))
}
def jar = { name -> new File(basedir, "${name}.jar") }

// e_machine is at offset 18; 183 is EM_AARCH64.
byte[] aarch64 = Files.readAllBytes(library.toPath())
aarch64[18] = (byte) 183

declare(TinyNative.archive(library).without(TinyNative.LIBRARY).write(jar('missing-file')))
declare(
    TinyNative.archive(library)
        .put('native/lib/libsurprise.so', 'What does it do?')
        .put('native/lib/libsurprise.so.2', 'And this?')
        .write(jar('undeclared-native')))
declare(TinyNative.archive(library).put(TinyNative.LIBRARY, aarch64).write(jar('wrong-machine')))
declare(
    TinyNative.archive(library).put(TinyNative.LIBRARY, '<html>').write(jar('not-an-elf')))
Files.writeString(jar('not-a-zip').toPath(), '<html>')
declare(jar('not-a-zip'))
return true
