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
 * Linked with -lz. Compresses and decompresses a text, and compares CRC-32 and Adler-32 with the check
 * values that their definitions publish. Exits with the number of what is wrong.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

static int failures;

static void check(int right, const char *what) {
  if (!right) {
    fprintf(stderr, "zlib: wrong: %s\n", what);
    failures++;
  }
}

static void roundTrip(int level) {
  uLong size = 1 << 20;
  uLongf packedSize = compressBound(size);
  uLongf unpackedSize = size;
  Bytef *data = malloc(size);
  Bytef *packed = malloc(packedSize);
  Bytef *unpacked = malloc(size);
  uLong i;
  for (i = 0; i < size; i++) {
    data[i] = (Bytef)(i / 7 ^ i >> 11);
  }
  check(compress2(packed, &packedSize, data, size, level) == Z_OK, "compress2");
  check(level == 0 || packedSize < size / 2, "the compressed size");
  check(uncompress(unpacked, &unpackedSize, packed, packedSize) == Z_OK, "uncompress");
  check(unpackedSize == size && memcmp(data, unpacked, size) == 0, "the bytes after a round trip");
  packed[packedSize / 2] ^= 0x55;
  unpackedSize = size;
  check(uncompress(unpacked, &unpackedSize, packed, packedSize) != Z_OK, "a damaged stream is accepted");
  free(data);
  free(packed);
  free(unpacked);
}

int main(void) {
  const Bytef *digits = (const Bytef *)"123456789";
  check(crc32(0L, digits, 9) == 0xCBF43926UL, "CRC-32 of 123456789");
  check(adler32(1L, digits, 9) == 0x091E01DEUL, "Adler-32 of 123456789");
  check(strcmp(zlibVersion(), ZLIB_VERSION) == 0, "the version differs from the header's");
  roundTrip(0);
  roundTrip(1);
  roundTrip(9);
  printf("zlib %s: %d failures\n", zlibVersion(), failures);
  return failures;
}
