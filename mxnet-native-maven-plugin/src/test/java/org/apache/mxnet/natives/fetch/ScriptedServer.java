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
package org.apache.mxnet.natives.fetch;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A web server that does what a test tells it, wrong things above all. */
final class ScriptedServer implements Closeable {
  private final ServerSocket socket;
  private final Map<String, List<Reply>> script = new HashMap<>();
  private final List<Socket> open = new CopyOnWriteArrayList<>();

  /** The requests so far. */
  final List<Request> requests = new CopyOnWriteArrayList<>();

  ScriptedServer() throws IOException {
    socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::serve, "scripted server");
    thread.setDaemon(true);
    thread.start();
  }

  /** One request; header names in lower case. */
  record Request(String line, Map<String, String> headers) {
    String path() {
      return line.split(" ")[1];
    }

    String header(String name) {
      return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }
  }

  /** Answers a request; the connection is closed afterwards. */
  @FunctionalInterface
  interface Reply {
    void answer(Request request, Socket connection) throws IOException;

    /** A status, headers, a blank line, and bytes, whether they fit the headers or not. */
    static Reply raw(String head, String body) {
      return (request, connection) -> {
        OutputStream out = connection.getOutputStream();
        String text = "HTTP/1.1 " + head.replace("\n", "\r\n") + "\r\n\r\n" + body;
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
      };
    }

    /** A whole answer. */
    static Reply of(String status, String body, String... headers) {
      List<String> lines = new ArrayList<>(List.of(status));
      lines.addAll(Arrays.asList(headers));
      lines.add("Content-Length: " + body.length());
      return raw(String.join("\n", lines), body);
    }

    static Reply redirect(String to) {
      return of("302 Found", "", "Location: " + to);
    }

    /** As this, and then the connection ends as if a cable were cut. */
    default Reply thenReset() {
      return (request, connection) -> {
        answer(request, connection);
        pause();
        connection.setSoLinger(true, 0);
      };
    }

    /** As this, and then nothing more for as long as the test lasts. */
    default Reply thenSilence() {
      return (request, connection) -> {
        answer(request, connection);
        while (!connection.isClosed()) {
          pause();
        }
      };
    }

    private static void pause() throws IOException {
      try {
        // Long enough for the client to read what came before a reset throws it away.
        Thread.sleep(100);
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    }
  }

  /** The n-th request of a path gets the n-th reply, and the last for ever. */
  void on(String path, Reply... replies) {
    script.put(path, new ArrayList<>(List.of(replies)));
  }

  String url(String path) {
    return "http://127.0.0.1:" + socket.getLocalPort() + path;
  }

  int port() {
    return socket.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    socket.close();
    for (Socket each : open) {
      each.close();
    }
  }

  private void serve() {
    while (!socket.isClosed()) {
      try {
        Socket connection = socket.accept();
        open.add(connection);
        Thread thread = new Thread(() -> answer(connection), "scripted reply");
        thread.setDaemon(true);
        thread.start();
      } catch (IOException e) {
        return;
      }
    }
  }

  private void answer(Socket connection) {
    try (connection) {
      Request request = read(connection.getInputStream());
      requests.add(request);
      List<Reply> replies =
          script.getOrDefault(
              request.path(), new ArrayList<>(List.of(Reply.of("404 Not Found", "no such page"))));
      Reply reply = replies.size() > 1 ? replies.remove(0) : replies.get(0);
      reply.answer(request, connection);
    } catch (IOException e) {
      // The client went away: some tests are about that.
      open.remove(connection);
    }
  }

  private static Request read(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("no request");
      }
      head.append((char) next);
    }
    String[] lines = head.toString().split("\r\n");
    Map<String, String> headers = new HashMap<>();
    for (int i = 1; i < lines.length; i++) {
      String[] parts = lines[i].split(": *", 2);
      headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1]);
    }
    return new Request(lines[0], headers);
  }
}
