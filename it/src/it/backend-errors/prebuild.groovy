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
import com.sun.net.httpserver.HttpServer

import org.apache.mxnet.natives.it.Bytes
import org.apache.mxnet.natives.it.Command
import org.apache.mxnet.natives.it.TinyBackend

import static org.assertj.core.api.Assertions.assertThat

TinyBackend.lay(basedir)
def wrong = { String name, String text, String replacement ->
  def folder = new File(basedir, "src/main/$name")
  if (!folder.exists()) {
    Bytes.copy(new File(basedir, 'src/main/recipes'), folder)
  }
  Bytes.replace(new File(folder, 'tiny/recipe.yaml'), text, replacement)
}
wrong('exports', 'CMAKE_SHARED_LINKER_FLAGS: "${link:libtiny.so}"', 'UNUSED: "1"')
wrong('exports', '["tiny_*"]', '["tiny_v*", "TinyNew*"]')
wrong('nowhere', 'from: build/libtiny.so', 'from: build/lib/libtiny.so')

// A library that somebody has installed for something else.
def other = new File(basedir, 'installed/lib/libother.a')
assertThat(other.parentFile.mkdirs()).isTrue()
Command.run([:], 'int other;', 'gcc', '-c', '-xc', '-', '-o', "${other}.o".toString())
Command.run([:], '', 'ar', 'rc', other.path, "${other}.o".toString())
context.other = other
wrong('foreign', '  options:\n', "  options:\n    OTHER_LIBRARY: $other\n".toString())

// What the configuration would like to have, and gets by whoever has a network.
def server = HttpServer.create(new InetSocketAddress(InetAddress.loopbackAddress, 0), 0)
context.requests = Collections.synchronizedList([])
server.createContext('/') { exchange ->
  context.requests << exchange.requestURI.path
  exchange.sendResponseHeaders(200, 4)
  exchange.responseBody.write('more'.bytes)
  exchange.close()
}
server.start()
context.server = server
context.url = "http://127.0.0.1:$server.address.port/more".toString()
assertThat(new URL(context.url).text).isEqualTo('more')
context.requests.clear()
wrong('fetch', '  options:\n', """\
  options:
    FETCH: $context.url
    FETCH_SHA256: ${Bytes.sha256('more'.bytes)}
""".toString())
return true
