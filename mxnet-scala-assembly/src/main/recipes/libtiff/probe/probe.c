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
 * Linked with -ltiff -ljpeg -lz -lm. Writes and reads an image with each of the compressions that OpenCV
 * can meet here, and compares: exactly, or with a tolerance for JPEG. Exits with the number of what is
 * wrong.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <tiffio.h>

enum { WIDTH = 96, HEIGHT = 64 };

static int failures;

static void check(int right, const char *what, const char *of) {
  if (!right) {
    fprintf(stderr, "libtiff: wrong: %s (%s)\n", what, of);
    failures++;
  }
}

static void sample(unsigned char *row, int y) {
  int x;
  for (x = 0; x < WIDTH; x++) {
    row[3 * x] = (unsigned char)(2 * x);
    row[3 * x + 1] = (unsigned char)(3 * y);
    row[3 * x + 2] = (unsigned char)(x + y);
  }
}

static void roundTrip(const char *path, int compression, int tolerance, const char *name) {
  unsigned char row[WIDTH * 3];
  unsigned char back[WIDTH * 3];
  TIFF *tiff = TIFFOpen(path, "w");
  int width = 0;
  int x;
  int y;
  check(TIFFIsCODECConfigured((unsigned short)compression), "not built in", name);
  check(tiff != NULL, "TIFFOpen for writing", name);
  if (tiff == NULL) {
    return;
  }
  TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, WIDTH);
  TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, HEIGHT);
  TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, 8);
  TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, 3);
  TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP, 16);
  TIFFSetField(tiff, TIFFTAG_PLANARCONFIG, PLANARCONFIG_CONTIG);
  TIFFSetField(tiff, TIFFTAG_COMPRESSION, compression);
  TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_RGB);
  for (y = 0; y < HEIGHT; y++) {
    sample(row, y);
    check(TIFFWriteScanline(tiff, row, y, 0) == 1, "TIFFWriteScanline", name);
  }
  TIFFClose(tiff);

  tiff = TIFFOpen(path, "r");
  check(tiff != NULL, "TIFFOpen for reading", name);
  if (tiff == NULL) {
    return;
  }
  TIFFGetField(tiff, TIFFTAG_IMAGEWIDTH, &width);
  check(width == WIDTH, "the width", name);
  for (y = 0; y < HEIGHT; y++) {
    int worst = 0;
    sample(row, y);
    check(TIFFReadScanline(tiff, back, y, 0) == 1, "TIFFReadScanline", name);
    for (x = 0; x < WIDTH * 3; x++) {
      int difference = abs(row[x] - back[x]);
      worst = difference > worst ? difference : worst;
    }
    check(worst <= tolerance, "a row after a round trip", name);
  }
  TIFFClose(tiff);
}

int main(void) {
  char path[] = "probe-tiff-XXXXXX";
  int file = mkstemp(path);
  if (file < 0) {
    perror("libtiff: no temporary file in the current folder");
    return 1;
  }
  close(file);
  roundTrip(path, COMPRESSION_NONE, 0, "none");
  roundTrip(path, COMPRESSION_LZW, 0, "LZW");
  roundTrip(path, COMPRESSION_PACKBITS, 0, "PackBits");
  roundTrip(path, COMPRESSION_ADOBE_DEFLATE, 0, "Deflate");
  roundTrip(path, COMPRESSION_JPEG, 24, "JPEG");
  unlink(path);
  printf("libtiff %d: %d failures\n", TIFFLIB_VERSION, failures);
  return failures;
}
