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

/* The JPEG that a camera would make of a picture: baseline, 4:2:0, Huffman codes fitted to it. */
#include "cases.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK = 64, BLOCKS_PER_UNIT = 6, SYMBOLS = 256 };

static const double PI = 3.14159265358979323846;

typedef struct {
  unsigned char *bytes;
  size_t length;
  uint32_t bits;
  int pending;
} Output;

static void put_byte(Output *out, int value) { out->bytes[out->length++] = (unsigned char)value; }

static void put_bits(Output *out, uint32_t value, int count) {
  for (int i = count - 1; i >= 0; i--) {
    out->bits = out->bits << 1 | (value >> i & 1);
    if (++out->pending == 8) {
      put_byte(out, (int)(out->bits & 255));
      /* A byte 255 would start a marker; a zero after it says that it does not. */
      if ((out->bits & 255) == 255) {
        put_byte(out, 0);
      }
      out->pending = 0;
    }
  }
}

/* One Huffman table: how often each symbol occurs, then its code. */
typedef struct {
  int counts[SYMBOLS];
  int order[SYMBOLS];
  uint32_t codes[SYMBOLS];
  int lengths[SYMBOLS];
} Table;

/* How many codes have 1, 2, ... 16 bits; no code is all ones, as JPEG demands. */
static const int dc_shape[16] = {0, 1, 5, 1, 1, 1, 1, 1, 1};
static const int ac_shape[16] = {0, 2, 1, 3, 3, 2, 4, 3, 5, 5, 4, 4, 0, 0, 1, 125};

static void assign_codes(Table *table, const int *shape) {
  int symbols = 0;
  for (int symbol = 0; symbol < SYMBOLS; symbol++) {
    int size = symbol & 15;
    int legal = shape == dc_shape ? symbol < 12 : symbol == 0 || symbol == 0xf0 || (size > 0 && size < 11);
    int at = symbols;
    if (!legal) {
      continue;
    }
    for (; at > 0 && table->counts[table->order[at - 1]] < table->counts[symbol]; at--) {
      table->order[at] = table->order[at - 1];
    }
    table->order[at] = symbol;
    symbols++;
  }
  uint32_t code = 0;
  int next = 0;
  for (int length = 1; length <= 16; length++, code <<= 1) {
    for (int i = 0; i < shape[length - 1]; i++, code++, next++) {
      table->codes[table->order[next]] = code;
      table->lengths[table->order[next]] = length;
    }
  }
}

static void put_symbol(Output *out, Table *table, int symbol, int value, int size) {
  if (!out) {
    table->counts[symbol]++;
    return;
  }
  put_bits(out, table->codes[symbol], table->lengths[symbol]);
  put_bits(out, (uint32_t)(value < 0 ? value + (1 << size) - 1 : value), size);
}

static int bit_size(int value) {
  int size = 0;
  for (int rest = abs(value); rest; rest >>= 1) {
    size++;
  }
  return size;
}

/* Counts symbols without `out`, writes them with it. */
static void put_blocks(const short *blocks, size_t count, Table *dc, Table *ac, Output *out) {
  int last[3] = {0, 0, 0};
  for (size_t b = 0; b < count; b++) {
    const short *block = blocks + b * BLOCK;
    int part = (int)(b % BLOCKS_PER_UNIT), colour = part < 4 ? 0 : part - 3, run = 0;
    int difference = block[0] - last[colour];
    last[colour] = block[0];
    put_symbol(out, dc, bit_size(difference), difference, bit_size(difference));
    for (int i = 1; i < BLOCK; i++) {
      if (block[i] == 0) {
        run++;
        continue;
      }
      for (; run > 15; run -= 16) {
        put_symbol(out, ac, 0xf0, 0, 0);
      }
      put_symbol(out, ac, run << 4 | bit_size(block[i]), block[i], bit_size(block[i]));
      run = 0;
    }
    if (run) {
      put_symbol(out, ac, 0, 0, 0);
    }
  }
}

/* Positions in the order in which JPEG writes them: along diagonals, to and fro. */
static void zigzag(int *order) {
  int at = 0;
  for (int sum = 0; sum < 15; sum++) {
    for (int i = 0; i <= sum; i++) {
      int row = sum % 2 ? i : sum - i, column = sum - row;
      if (row < 8 && column < 8) {
        order[at++] = row * 8 + column;
      }
    }
  }
}

/* Coarser with frequency, colours more than brightness; a picture then takes some 1.5 bits a pixel. */
static int step_of(int position, int colour) {
  int frequency = position / 8 + position % 8;
  return colour ? 3 + 2 * frequency : 2 + frequency;
}

static void transform(const double *samples, const int *order, int colour, short *block) {
  static double wave[8][8];
  if (wave[0][0] == 0) {
    for (int u = 0; u < 8; u++) {
      for (int x = 0; x < 8; x++) {
        wave[u][x] = cos((2 * x + 1) * u * PI / 16) * (u ? 0.5 : sqrt(0.125));
      }
    }
  }
  double rows[BLOCK];
  for (int y = 0; y < 8; y++) {
    for (int u = 0; u < 8; u++) {
      double sum = 0;
      for (int x = 0; x < 8; x++) {
        sum += samples[y * 8 + x] * wave[u][x];
      }
      rows[y * 8 + u] = sum;
    }
  }
  for (int i = 0; i < BLOCK; i++) {
    int v = order[i] / 8, u = order[i] % 8;
    double sum = 0;
    for (int y = 0; y < 8; y++) {
      sum += rows[y * 8 + u] * wave[v][y];
    }
    block[i] = (short)lround(sum / step_of(order[i], colour));
  }
}

/* One sample of a colour, 128 less than its value; beyond the edge, the edge's. */
static double sample(const unsigned char *rgb, int width, int height, int x, int y, int colour) {
  static const double weights[3][3] = {
      {0.299, 0.587, 0.114}, {-0.168736, -0.331264, 0.5}, {0.5, -0.418688, -0.081312}};
  x = x < width ? x : width - 1;
  y = y < height ? y : height - 1;
  const unsigned char *at = rgb + ((size_t)y * (size_t)width + (size_t)x) * 3;
  const double *w = weights[colour];
  return at[0] * w[0] + at[1] * w[1] + at[2] * w[2] - (colour ? 0 : 128);
}

/* The six blocks of 16 x 16 pixels: four of brightness, one of each colour. */
static void make_unit(const unsigned char *rgb, int width, int height, int left, int top,
                      const int *order, short *blocks) {
  double samples[BLOCK];
  for (int part = 0; part < BLOCKS_PER_UNIT; part++) {
    int colour = part < 4 ? 0 : part - 3;
    for (int i = 0; i < BLOCK; i++) {
      int x = left + i % 8, y = top + i / 8;
      if (!colour) {
        samples[i] = sample(rgb, width, height, x + part % 2 * 8, y + part / 2 * 8, 0);
        continue;
      }
      x += i % 8;
      y += i / 8;
      samples[i] = 0;
      for (int j = 0; j < 4; j++) {
        samples[i] += sample(rgb, width, height, x + j % 2, y + j / 2, colour) / 4;
      }
    }
    transform(samples, order, colour, blocks + part * BLOCK);
  }
}

static void put_marker(Output *out, int marker, int length) {
  put_byte(out, 0xff);
  put_byte(out, marker);
  put_byte(out, (length + 2) >> 8);
  put_byte(out, (length + 2) & 255);
}

static void put_table(Output *out, const Table *table, int id, const int *shape) {
  int count = 0;
  for (int i = 0; i < 16; i++) {
    count += shape[i];
  }
  put_marker(out, 0xc4, 17 + count);
  put_byte(out, id);
  for (int i = 0; i < 16; i++) {
    put_byte(out, shape[i]);
  }
  for (int i = 0; i < count; i++) {
    put_byte(out, table->order[i]);
  }
}

static void put_bytes(Output *out, const char *bytes, size_t count) {
  for (size_t i = 0; i < count; i++) {
    put_byte(out, (unsigned char)bytes[i]);
  }
}

static void put_headers(Output *out, int width, int height, const int *order, const Table *dc, const Table *ac) {
  put_bytes(out, "\xff\xd8", 2);
  put_marker(out, 0xe0, 14);
  put_bytes(out, "JFIF\0\1\1\0\0\1\0\1\0\0", 14);
  for (int colour = 0; colour < 2; colour++) {
    put_marker(out, 0xdb, 65);
    put_byte(out, colour);
    for (int i = 0; i < BLOCK; i++) {
      put_byte(out, step_of(order[i], colour));
    }
  }
  put_marker(out, 0xc0, 15);
  const char size[] = {8, (char)(height >> 8), (char)(height & 255), (char)(width >> 8), (char)(width & 255), 3};
  put_bytes(out, size, sizeof size);
  put_bytes(out, "\1\x22\0\2\x11\1\3\x11\1", 9);
  put_table(out, dc, 0x00, dc_shape);
  put_table(out, ac, 0x10, ac_shape);
  put_marker(out, 0xda, 10);
  put_bytes(out, "\3\1\0\2\0\3\0\0\x3f\0", 10);
}

size_t encode_jpeg(const unsigned char *rgb, int width, int height, unsigned char **jpeg) {
  int across = (width + 15) / 16, down = (height + 15) / 16, order[BLOCK];
  size_t count = (size_t)(across * down) * BLOCKS_PER_UNIT;
  short *blocks = malloc(count * BLOCK * sizeof *blocks);
  zigzag(order);
  for (int unit = 0; unit < across * down; unit++) {
    make_unit(rgb, width, height, unit % across * 16, unit / across * 16, order,
              blocks + (size_t)unit * BLOCKS_PER_UNIT * BLOCK);
  }
  Table *tables = calloc(2, sizeof *tables);
  put_blocks(blocks, count, &tables[0], &tables[1], NULL);
  assign_codes(&tables[0], dc_shape);
  assign_codes(&tables[1], ac_shape);
  /* A coefficient takes 26 bits at most, twice that with every byte stuffed. */
  Output out = {malloc(count * BLOCK * 8 + 2000), 0, 0, 0};
  put_headers(&out, width, height, order, &tables[0], &tables[1]);
  put_blocks(blocks, count, &tables[0], &tables[1], &out);
  put_bits(&out, 127, 7);
  put_bytes(&out, "\xff\xd9", 2);
  free(tables);
  free(blocks);
  *jpeg = out.bytes;
  return out.length;
}
