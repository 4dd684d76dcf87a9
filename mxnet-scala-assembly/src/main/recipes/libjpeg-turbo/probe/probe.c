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
 * Linked with -lturbojpeg -ljpeg -lm. Encodes an image with each of the two interfaces, decodes it with
 * the other, and compares with a tolerance. Then it decodes without assembly, which an environment
 * variable does: the pixels have to be the very same. That the assembly is there shows in that this
 * links with a function of it. Exits with the number of what is wrong.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <jpeglib.h>
#include <turbojpeg.h>

#if defined(__x86_64__)
extern unsigned int jpeg_simd_cpu_support(void);
#elif defined(__aarch64__)
extern void jsimd_rgb_ycc_convert_neon(void);
#endif

enum { WIDTH = 640, HEIGHT = 480, SIZE = WIDTH * HEIGHT * 3, DECODINGS = 20 };

static int failures;
static unsigned char in[SIZE];
static unsigned char out[SIZE];
static unsigned char fastOut[SIZE];

static void check(int right, const char *what) {
  if (!right) {
    fprintf(stderr, "libjpeg-turbo: wrong: %s\n", what);
    failures++;
  }
}

static double meanDifference(void) {
  double sum = 0;
  int i;
  for (i = 0; i < SIZE; i++) {
    sum += abs(in[i] - out[i]);
  }
  return sum / SIZE;
}

static void throughTurboJpeg(unsigned char **jpeg, unsigned long *size) {
  tjhandle handle = tjInitCompress();
  check(tjCompress2(handle, in, WIDTH, 0, HEIGHT, TJPF_RGB, jpeg, size, TJSAMP_420, 95, 0) == 0, "tjCompress2");
  tjDestroy(handle);
}

static double decodingSeconds(const unsigned char *jpeg, unsigned long size) {
  tjhandle handle = tjInitDecompress();
  clock_t start = clock();
  int i;
  for (i = 0; i < DECODINGS; i++) {
    memset(out, 0, SIZE);
    check(tjDecompress2(handle, jpeg, size, out, WIDTH, 0, HEIGHT, TJPF_RGB, TJFLAG_ACCURATEDCT) == 0,
          "tjDecompress2");
  }
  tjDestroy(handle);
  return (double)(clock() - start) / CLOCKS_PER_SEC;
}

static void throughLibjpeg(unsigned char **jpeg, unsigned long *size) {
  struct jpeg_error_mgr errors;
  struct jpeg_compress_struct writer;
  struct jpeg_decompress_struct reader;
  writer.err = jpeg_std_error(&errors);
  jpeg_create_compress(&writer);
  jpeg_mem_dest(&writer, jpeg, size);
  writer.image_width = WIDTH;
  writer.image_height = HEIGHT;
  writer.input_components = 3;
  writer.in_color_space = JCS_RGB;
  jpeg_set_defaults(&writer);
  jpeg_set_quality(&writer, 95, TRUE);
  jpeg_start_compress(&writer, TRUE);
  while (writer.next_scanline < HEIGHT) {
    JSAMPROW row = in + writer.next_scanline * WIDTH * 3;
    jpeg_write_scanlines(&writer, &row, 1);
  }
  jpeg_finish_compress(&writer);
  jpeg_destroy_compress(&writer);

  reader.err = jpeg_std_error(&errors);
  jpeg_create_decompress(&reader);
  jpeg_mem_src(&reader, *jpeg, *size);
  check(jpeg_read_header(&reader, TRUE) == JPEG_HEADER_OK, "jpeg_read_header");
  jpeg_start_decompress(&reader);
  check(reader.output_width == WIDTH && reader.output_height == HEIGHT, "width and height");
  while (reader.output_scanline < HEIGHT) {
    JSAMPROW row = out + reader.output_scanline * WIDTH * 3;
    jpeg_read_scanlines(&reader, &row, 1);
  }
  jpeg_finish_decompress(&reader);
  jpeg_destroy_decompress(&reader);
}

int main(void) {
  unsigned char *jpeg = NULL;
  unsigned long size = 0;
  double fast;
  double slow;
  int x;
  int y;
  for (y = 0; y < HEIGHT; y++) {
    for (x = 0; x < WIDTH; x++) {
      unsigned char *pixel = in + (y * WIDTH + x) * 3;
      pixel[0] = (unsigned char)(127 + 120 * sin(x / 40.0));
      pixel[1] = (unsigned char)(127 + 120 * sin(y / 30.0));
      pixel[2] = (unsigned char)(127 + 120 * sin((x + y) / 50.0));
    }
  }
  throughLibjpeg(&jpeg, &size);
  check(size > 1000 && size < SIZE / 4, "the size of what libjpeg encoded");
  check(meanDifference() < 2.5, "the image after libjpeg");
  free(jpeg);

  jpeg = NULL;
  size = 0;
  throughTurboJpeg(&jpeg, &size);
  fast = decodingSeconds(jpeg, size);
  check(meanDifference() < 2.5, "the image after TurboJPEG");
  memcpy(fastOut, out, SIZE);
  setenv("JSIMD_FORCENONE", "1", 1);
  slow = decodingSeconds(jpeg, size);
  check(memcmp(fastOut, out, SIZE) == 0, "the assembly and the C code differ");
#if defined(__x86_64__)
  check(jpeg_simd_cpu_support() != 0, "the assembly finds no SSE2");
#elif defined(__aarch64__)
  check(&jsimd_rgb_ycc_convert_neon != NULL, "no Neon code");
#endif
  tjFree(jpeg);
  printf("libjpeg-turbo %d: %.1f ms per image, without assembly %.1f ms, %d failures\n", LIBJPEG_TURBO_VERSION_NUMBER,
         fast * 1000 / DECODINGS, slow * 1000 / DECODINGS, failures);
  return failures;
}
