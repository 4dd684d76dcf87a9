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
import groovy.json.JsonSlurper
import org.apache.mxnet.natives.it.AssemblyRecipes
import org.apache.mxnet.natives.it.Bytes
import org.apache.mxnet.natives.it.Command

import static org.assertj.core.api.Assertions.assertThat

def natives = new File(basedir, 'target/natives/linux-x86_64-cpu')
def prefix = new File(natives, 'prefix')
def names = Bytes.files(prefix).keySet()
assertThat(names)
    .contains('lib/libz.a', 'lib/libpng.a', 'lib/libsums.a', 'lib/libgreet.a')
    .contains('include/zlib.h', 'include/png.h', 'include/sums.h', 'include/marks/marks.h')
    .contains('lib/pkgconfig/zlib.pc', 'lib/pkgconfig/libpng16.pc', 'lib/pkgconfig/greet.pc')
assertThat(names.findAll { it.startsWith('share/') }.join('\n'))
    .isEqualTo(
        ['greet', 'libpng', 'marks', 'sums', 'zlib'].collect { "share/licenses/$it/LICENSE" }.join('\n'))
assertThat(names.findAll { it.contains('.so') || it.endsWith('.la') }.toString()).isEqualTo('[]')

def document = new JsonSlurper().parse(new File(natives, 'dependencies.json'))
assertThat(document.schema).isEqualTo('mxnet-dependencies/1')
assertThat(document.toolchain).isEqualTo('host-gcc')
assertThat(document.dependencies.collect { "$it.name $it.version $it.license".toString() })
    .containsExactlyInAnyOrder(
        'greet 1.0 Apache-2.0',
        'libpng ' + AssemblyRecipes.version(basedir, 'libpng') + ' libpng-2.0',
        'marks 1.0 Apache-2.0',
        'sums 1.0 Apache-2.0',
        'zlib ' + AssemblyRecipes.version(basedir, 'zlib') + ' Zlib')
def zlib = document.dependencies.find { it.name == 'zlib' }
assertThat(zlib.source).startsWith('Debian trixie source zlib file ')
assertThat(zlib.fingerprint).matches('[0-9a-f]{64}')
assertThat(zlib.licenseTexts.toString()).isEqualTo('[share/licenses/zlib/LICENSE]')

// It works, and it may be moved: what pkg-config tells is where the files are now.
def moved = new File(basedir, 'moved')
Bytes.copy(prefix, moved)
def configuration = [PKG_CONFIG_LIBDIR: "$moved/lib/pkgconfig".toString()]
def flags = Command.run(
    configuration, '', 'pkg-config', '--cflags', '--libs', '--static', 'libpng16', 'greet')
assertThat(flags).contains("-I$moved/".toString()).doesNotContain('/mxnet-natives')
def program = new File(basedir, 'program')
Command.run(
    [:],
    '''\
    #include <greet.h>
    #include <marks/marks.h>
    #include <png.h>
    #include <stdio.h>
    #include <string.h>

    int main(void) {
      unsigned char pixels[64], back[64];
      char text[32];
      png_image image = {.version = PNG_IMAGE_VERSION, .width = 8, .height = 8, .format = PNG_FORMAT_GRAY};
      for (int i = 0; i < 64; i++) {
        pixels[i] = (unsigned char)(i * 7);
      }
      if (!png_image_write_to_file(&image, "image.png", 0, pixels, 0, NULL)) {
        return 1;
      }
      image = (png_image){.version = PNG_IMAGE_VERSION};
      if (!png_image_begin_read_from_file(&image, "image.png")) {
        return 2;
      }
      image.format = PNG_FORMAT_GRAY;
      if (!png_image_finish_read(&image, NULL, back, 0, NULL) || memcmp(pixels, back, 64) != 0) {
        return 3;
      }
      greet(text, sizeof text);
      printf("%ux%u, %s%c", image.width, image.height, text, MARK);
      return 0;
    }
    '''.stripIndent(),
    *['gcc', '-xc', '-', '-xnone', *flags.trim().split(' +'), '-lpng', '-lz', '-lm', '-o', program.path])
assertThat(Command.run([:], '', 'sh', '-c', 'cd "$1" && ./program', 'sh', basedir.path))
    .isEqualTo('8x8, 2 + 2 = 4!')
return true
