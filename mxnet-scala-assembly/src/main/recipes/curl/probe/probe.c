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
 * Linked with -lcurl -lssl -lcrypto -lz -ldl -lpthread -lrt. Asks which protocols there are, and fetches a
 * page from a server of its own on the loopback interface. Exits with the number of what is wrong.
 */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include <curl/curl.h>

static int failures;
static char received[256];

static void check(int right, const char *what) {
  if (!right) {
    fprintf(stderr, "curl: wrong: %s\n", what);
    failures++;
  }
}

static int has(const char *const *protocols, const char *name) {
  for (; *protocols != NULL; protocols++) {
    if (strcmp(*protocols, name) == 0) {
      return 1;
    }
  }
  return 0;
}

static void *serve(void *socketNumber) {
  static const char answer[] = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello";
  char request[4096];
  int connection = accept(*(int *)socketNumber, NULL, NULL);
  if (connection >= 0 && read(connection, request, sizeof request) > 0 &&
      write(connection, answer, sizeof answer - 1) > 0) {
    shutdown(connection, SHUT_WR);
    while (read(connection, request, sizeof request) > 0) {
    }
  }
  close(connection);
  return NULL;
}

static size_t keep(char *bytes, size_t size, size_t count, void *unused) {
  (void)unused;
  strncat(received, bytes, size * count < 200 ? size * count : 200);
  return size * count;
}

int main(void) {
  const curl_version_info_data *version;
  struct sockaddr_in address;
  socklen_t length = sizeof address;
  char url[64];
  long status = 0;
  pthread_t thread;
  CURL *curl;
  int server = socket(AF_INET, SOCK_STREAM, 0);
  check(curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK, "curl_global_init");
  version = curl_version_info(CURLVERSION_NOW);
  check(has(version->protocols, "http") && has(version->protocols, "https"), "http or https is missing");
  check(!has(version->protocols, "ftp") && !has(version->protocols, "ldap"), "a protocol that nobody asked for");
  check(strncmp(version->ssl_version, "OpenSSL/3", 9) == 0, "TLS is not OpenSSL's");
  check((version->features & CURL_VERSION_THREADSAFE) != 0, "it is not safe with threads");

  memset(&address, 0, sizeof address);
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (bind(server, (struct sockaddr *)&address, sizeof address) != 0 || listen(server, 1) != 0 ||
      getsockname(server, (struct sockaddr *)&address, &length) != 0) {
    perror("curl: no server on the loopback interface");
    return 1;
  }
  pthread_create(&thread, NULL, serve, &server);
  snprintf(url, sizeof url, "http://127.0.0.1:%d/probe", ntohs(address.sin_port));
  curl = curl_easy_init();
  curl_easy_setopt(curl, CURLOPT_URL, url);
  curl_easy_setopt(curl, CURLOPT_PROXY, "");
  curl_easy_setopt(curl, CURLOPT_TIMEOUT, 20L);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, keep);
  check(curl_easy_perform(curl) == CURLE_OK, "curl_easy_perform");
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
  check(status == 200 && strcmp(received, "hello") == 0, "the page");
  pthread_join(thread, NULL);
  close(server);
  curl_easy_setopt(curl, CURLOPT_URL, url);
  check(curl_easy_perform(curl) == CURLE_COULDNT_CONNECT, "a closed port");
  curl_easy_setopt(curl, CURLOPT_URL, "ftp://127.0.0.1/");
  check(curl_easy_perform(curl) == CURLE_UNSUPPORTED_PROTOCOL, "ftp");
  curl_easy_cleanup(curl);
  printf("%s: %d failures\n", curl_version(), failures);
  curl_global_cleanup();
  return failures;
}
