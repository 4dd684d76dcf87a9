/*
 * Licensed to the Apache Software Foundation (ASF) under one or more
 * contributor license agreements.  See the NOTICE file distributed with
 * this work for additional information regarding copyright ownership.
 * The ASF licenses this file to You under the Apache License, Version 2.0
 * (the "License"); you may not use this file except in compliance with
 * the License.  You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

/*
 * Linked with -lzmq -lpthread -lrt. A thread answers a request over inproc and one
 * over TCP on the loopback interface. Exits with the number of what is wrong.
 */
#include <pthread.h>
#include <stdio.h>
#include <string.h>

#include <zmq.h>

static int failures;

static void check(int right, const char *what) {
  if (!right) {
    fprintf(stderr, "libzmq: wrong: %s (%s)\n", what, zmq_strerror(zmq_errno()));
    failures++;
  }
}

static void *answer(void *socket) {
  char request[16];
  int size = zmq_recv(socket, request, sizeof request, 0);
  if (size > 0) {
    request[0]++;
    zmq_send(socket, request, (size_t)size, 0);
  }
  return NULL;
}

static void ask(void *context, const char *address) {
  int timeout = 10000;
  int linger = 0;
  char endpoint[128];
  size_t length = sizeof endpoint;
  char reply[16] = "";
  pthread_t thread;
  void *server = zmq_socket(context, ZMQ_REP);
  void *client = zmq_socket(context, ZMQ_REQ);
  zmq_setsockopt(server, ZMQ_RCVTIMEO, &timeout, sizeof timeout);
  zmq_setsockopt(client, ZMQ_RCVTIMEO, &timeout, sizeof timeout);
  zmq_setsockopt(server, ZMQ_LINGER, &linger, sizeof linger);
  zmq_setsockopt(client, ZMQ_LINGER, &linger, sizeof linger);
  check(zmq_bind(server, address) == 0, "zmq_bind");
  check(zmq_getsockopt(server, ZMQ_LAST_ENDPOINT, endpoint, &length) == 0, "ZMQ_LAST_ENDPOINT");
  check(zmq_connect(client, endpoint) == 0, "zmq_connect");
  check(pthread_create(&thread, NULL, answer, server) == 0, "pthread_create");
  check(zmq_send(client, "Aloha", 5, 0) == 5, "zmq_send");
  check(zmq_recv(client, reply, sizeof reply, 0) == 5, "zmq_recv");
  check(memcmp(reply, "Bloha", 5) == 0, "the reply");
  pthread_join(thread, NULL);
  zmq_close(client);
  zmq_close(server);
}

int main(void) {
  int major;
  int minor;
  int patch;
  void *context = zmq_ctx_new();
  ask(context, "inproc://probe");
  ask(context, "tcp://127.0.0.1:*");
  check(zmq_ctx_term(context) == 0, "zmq_ctx_term");
  zmq_version(&major, &minor, &patch);
  check(ZMQ_MAKE_VERSION(major, minor, patch) == ZMQ_VERSION, "the version differs from the header's");
  check(!zmq_has("draft"), "draft interfaces are built in");
  printf("libzmq %d.%d.%d: %d failures\n", major, minor, patch, failures);
  return failures;
}
