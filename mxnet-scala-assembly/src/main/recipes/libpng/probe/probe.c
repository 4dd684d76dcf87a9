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
 * Linked with -lpng16 -lz -lm. Encodes an image into memory, once with 8 and once with 16 bits per
 * channel, decodes it and compares every sample. Exits with the number of what is wrong.
 */
#include <png.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WIDTH = 61, HEIGHT = 37 };

static int failures;

static void check(int right, const char *what) {
  if (!right) {
    fprintf(stderr, "libpng: wrong: %s\n", what);
    failures++;
  }
}

static void simplified(void) {
  png_byte in[WIDTH * HEIGHT * 4];
  png_byte out[WIDTH * HEIGHT * 4];
  png_alloc_size_t size = 0;
  png_image image;
  void *bytes;
  int i;
  for (i = 0; i < WIDTH * HEIGHT * 4; i++) {
    in[i] = (png_byte)(i * 31 + i / WIDTH);
  }
  memset(&image, 0, sizeof image);
  image.version = PNG_IMAGE_VERSION;
  image.width = WIDTH;
  image.height = HEIGHT;
  image.format = PNG_FORMAT_RGBA;
  check(png_image_write_to_memory(&image, NULL, &size, 0, in, 0, NULL), "asking for the size");
  bytes = malloc(size);
  check(png_image_write_to_memory(&image, bytes, &size, 0, in, 0, NULL), "encoding");
  check(png_sig_cmp(bytes, 0, 8) == 0, "the signature");

  memset(&image, 0, sizeof image);
  image.version = PNG_IMAGE_VERSION;
  check(png_image_begin_read_from_memory(&image, bytes, size), "reading the header");
  check(image.width == WIDTH && image.height == HEIGHT, "width and height");
  image.format = PNG_FORMAT_RGBA;
  check(png_image_finish_read(&image, NULL, out, 0, NULL), "decoding");
  check(memcmp(in, out, sizeof in) == 0, "the samples after a round trip");

  ((png_byte *)bytes)[size / 2] ^= 0xFF;
  memset(&image, 0, sizeof image);
  image.version = PNG_IMAGE_VERSION;
  check(!png_image_begin_read_from_memory(&image, bytes, size) || !png_image_finish_read(&image, NULL, out, 0, NULL),
        "a damaged image is accepted");
  png_image_free(&image);
  free(bytes);
}

/* The filters, which have code for each processor, work on rows that were filtered: all five of them. */
static void filters(FILE *file, int filter) {
  png_byte row[WIDTH * 6];
  png_byte back[WIDTH * 6];
  png_structp png;
  png_infop info;
  int x;
  int y;
  rewind(file);
  png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
  info = png_create_info_struct(png);
  if (setjmp(png_jmpbuf(png))) {
    check(0, "writing by rows");
    return;
  }
  png_init_io(png, file);
  png_set_IHDR(png, info, WIDTH, HEIGHT, 16, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_BASE,
               PNG_FILTER_TYPE_BASE);
  png_set_filter(png, PNG_FILTER_TYPE_BASE, filter);
  png_write_info(png, info);
  for (y = 0; y < HEIGHT; y++) {
    for (x = 0; x < WIDTH * 6; x++) {
      row[x] = (png_byte)(x * y + 13 * x + 101 * y);
    }
    png_write_row(png, row);
  }
  png_write_end(png, NULL);
  png_destroy_write_struct(&png, &info);

  rewind(file);
  png = png_create_read_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
  info = png_create_info_struct(png);
  if (setjmp(png_jmpbuf(png))) {
    check(0, "reading by rows");
    return;
  }
  png_init_io(png, file);
  png_read_info(png, info);
  for (y = 0; y < HEIGHT; y++) {
    for (x = 0; x < WIDTH * 6; x++) {
      row[x] = (png_byte)(x * y + 13 * x + 101 * y);
    }
    png_read_row(png, back, NULL);
    check(memcmp(row, back, sizeof row) == 0, "a row of 16 bits per channel");
  }
  png_destroy_read_struct(&png, &info, NULL);
}

int main(void) {
  FILE *file = tmpfile();
  simplified();
  if (file == NULL) {
    check(0, "no temporary file can be made");
    return failures;
  }
  filters(file, PNG_FILTER_NONE);
  filters(file, PNG_FILTER_SUB);
  filters(file, PNG_FILTER_UP);
  filters(file, PNG_FILTER_AVG);
  filters(file, PNG_FILTER_PAETH);
  fclose(file);
  check(png_access_version_number() == PNG_LIBPNG_VER, "the version differs from the header's");
  printf("libpng %s: %d failures\n", png_get_libpng_ver(NULL), failures);
  return failures;
}
