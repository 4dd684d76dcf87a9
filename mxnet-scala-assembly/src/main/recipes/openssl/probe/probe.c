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
 * Linked with -lssl -lcrypto -ldl -lpthread. SHA-256 and AES-256-GCM against published values, and a TLS 1.3
 * handshake in memory with a certificate that it makes itself. Exits with the number of what is wrong.
 */
#include <stdio.h>
#include <string.h>

#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

static int failures;

static void check(int right, const char *what) {
  if (!right) {
    fprintf(stderr, "openssl: wrong: %s\n", what);
    ERR_print_errors_fp(stderr);
    failures++;
  }
}

static void digest(void) {
  /* FIPS 180-2, appendix B.1. */
  static const unsigned char expected[] = {0xba, 0x78, 0x16, 0xbf, 0x8f, 0x01, 0xcf, 0xea, 0x41, 0x41, 0x40,
                                           0xde, 0x5d, 0xae, 0x22, 0x23, 0xb0, 0x03, 0x61, 0xa3, 0x96, 0x17,
                                           0x7a, 0x9c, 0xb4, 0x10, 0xff, 0x61, 0xf2, 0x00, 0x15, 0xad};
  unsigned char hash[EVP_MAX_MD_SIZE];
  unsigned int length = 0;
  check(EVP_Digest("abc", 3, hash, &length, EVP_sha256(), NULL), "EVP_Digest");
  check(length == 32 && memcmp(hash, expected, 32) == 0, "SHA-256 of abc");
}

static void cipher(void) {
  /* Test case 14 of the GCM specification: key, initial vector and text of zeros. */
  static const unsigned char zeros[32] = {0};
  static const unsigned char expected[] = {0xce, 0xa7, 0x40, 0x3d, 0x4d, 0x60, 0x6b, 0x6e,
                                           0x07, 0x4e, 0xc5, 0xd3, 0xba, 0xf3, 0x9d, 0x18};
  unsigned char out[32];
  int length = 0;
  EVP_CIPHER_CTX *context = EVP_CIPHER_CTX_new();
  check(EVP_EncryptInit_ex(context, EVP_aes_256_gcm(), NULL, zeros, zeros), "EVP_EncryptInit_ex");
  check(EVP_EncryptUpdate(context, out, &length, zeros, 16), "EVP_EncryptUpdate");
  check(length == 16 && memcmp(out, expected, 16) == 0, "AES-256-GCM");
  EVP_CIPHER_CTX_free(context);
}

static void tls(void) {
  EVP_PKEY *key = EVP_EC_gen("P-256");
  X509 *certificate = X509_new();
  SSL_CTX *serverContext = SSL_CTX_new(TLS_server_method());
  SSL_CTX *clientContext = SSL_CTX_new(TLS_client_method());
  SSL *server;
  SSL *client;
  BIO *one;
  BIO *other;
  char message[16] = "";
  int i;
  check(key != NULL && serverContext != NULL && clientContext != NULL, "a key or a TLS context");
  if (failures > 0) {
    return;
  }
  X509_set_version(certificate, X509_VERSION_3);
  ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1);
  X509_gmtime_adj(X509_getm_notBefore(certificate), -60);
  X509_gmtime_adj(X509_getm_notAfter(certificate), 3600);
  X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate), "CN", MBSTRING_ASC, (const unsigned char *)"probe",
                             -1, -1, 0);
  X509_set_issuer_name(certificate, X509_get_subject_name(certificate));
  X509_set_pubkey(certificate, key);
  check(X509_sign(certificate, key, EVP_sha256()) > 0, "X509_sign");
  check(SSL_CTX_use_certificate(serverContext, certificate) == 1, "SSL_CTX_use_certificate");
  check(SSL_CTX_use_PrivateKey(serverContext, key) == 1, "SSL_CTX_use_PrivateKey");
  X509_STORE_add_cert(SSL_CTX_get_cert_store(clientContext), certificate);
  SSL_CTX_set_verify(clientContext, SSL_VERIFY_PEER, NULL);
  server = SSL_new(serverContext);
  client = SSL_new(clientContext);
  BIO_new_bio_pair(&one, 0, &other, 0);
  SSL_set_bio(server, one, one);
  SSL_set_bio(client, other, other);
  SSL_set_accept_state(server);
  SSL_set_connect_state(client);
  for (i = 0; i < 10 && !(SSL_is_init_finished(server) && SSL_is_init_finished(client)); i++) {
    SSL_do_handshake(client);
    SSL_do_handshake(server);
  }
  check(SSL_is_init_finished(server) && SSL_is_init_finished(client), "the handshake");
  check(SSL_version(client) == TLS1_3_VERSION, "the TLS version");
  check(SSL_get_verify_result(client) == X509_V_OK, "the verification of the certificate");
  check(SSL_write(client, "hello", 5) == 5, "SSL_write");
  check(SSL_read(server, message, sizeof message) == 5 && memcmp(message, "hello", 5) == 0, "SSL_read");
  SSL_free(server);
  SSL_free(client);
  SSL_CTX_free(serverContext);
  SSL_CTX_free(clientContext);
  X509_free(certificate);
  EVP_PKEY_free(key);
}

int main(void) {
  digest();
  cipher();
  tls();
  printf("%s: %d failures\n", OpenSSL_version(OPENSSL_VERSION), failures);
  return failures;
}
