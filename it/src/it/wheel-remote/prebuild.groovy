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
import org.apache.mxnet.natives.it.TinyNative

TinyNative.lay(basedir)
def wheel = TinyNative.wheel(basedir)

def server = HttpServer.create(new InetSocketAddress(InetAddress.loopbackAddress, 0), 0)
context.requests = Collections.synchronizedList([])
server.createContext('/') { exchange ->
  def name = exchange.requestURI.path
  context.requests << "$exchange.requestMethod $name".toString()
  def answers = ['/tiny.whl': wheel.bytes, '/replaced.whl': 'Sign in first.'.bytes]
  def body = answers.getOrDefault(name, new byte[0])
  exchange.sendResponseHeaders(answers.containsKey(name) ? 200 : 404, body.length ?: -1)
  if (body.length) {
    exchange.responseBody.write(body)
  }
  exchange.close()
}
server.start()
context.server = server
context.url = "http://127.0.0.1:$server.address.port"

def declare = { String folder, String file, String sha256 ->
  TinyNative.declareWheel(new File(basedir, folder), "url: $context.url/$file", sha256)
}
declare('src/main/prebuilt', 'tiny.whl', Bytes.sha256(wheel))
declare('src/main/gone', 'gone.whl', '1' * 64)
declare('src/main/replaced', 'replaced.whl', '2' * 64)
return true
