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
package org.apache.mxnet.natives.build;

import java.util.Map;

/** What {@link CompiledBackend} is compiled from. */
final class CompiledSource {
  static final Map<String, String> FILES =
      Map.of(
          "include/tiny.h",
          "int tiny_number(void);\n",
          "tiny.c",
          """
          #include "number.h"
          #include "tiny.h"
          int hidden(void) { return NUMBER; }
          int tiny_number(void) { return hidden(); }
          """,
          "jni/glue.c",
          """
          #include <jni.h>
          #include "tiny.h"
          JNIEXPORT jint JNICALL Java_Tiny_number(JNIEnv *env, jclass type) {
            return env && type ? tiny_number() : 0;
          }
          """,
          "Makefile",
          """
          libtiny.so: tiny.o
          \ttest ! -e $(FAIL)
          \t$(CC) -shared $(LINK) -o libtiny.so tiny.o
          tiny.o: tiny.c
          \t$(CC) -O2 -fPIC -Iinclude -I$(DEPS)/include -c tiny.c
          """,
          // Notes what it does beside the recipe: how many words "again" the linker was told.
          "configure",
          """
          for word; do case $word in [A-Z]*=*) echo "$word" ;; esac; done >Makefile
          echo "SOURCE = ${0%/*}" >>Makefile
          cat >>Makefile <<'END'
          libtiny.so: libtiny.so.1
          \tln -sf libtiny.so.1 libtiny.so
          libtiny.so.1: tiny.o
          \techo linked $$(grep -c again $(LINK:@%=%)) >>$(NOTES)/notes
          \tcc -shared $(FLAGS) $(LINK) -o libtiny.so.1 tiny.o
          tiny.o: $(SOURCE)/tiny.c
          \techo compiled >>$(NOTES)/notes
          \tcc -O2 -fPIC -I$(SOURCE)/include -I$(DEPS)/include -c $(SOURCE)/tiny.c
          check:
          \ttest ! -e $(NOTES)/fail
          END
          """,
          "LICENSE",
          "of the backend",
          "part/COPYING",
          "of its part");

  /** Glue beside the recipe, which tells where it was compiled. */
  static final String GLUE =
      """
      #include <jni.h>
      JNIEXPORT jstring JNICALL Java_Tiny_where(JNIEnv *env, jclass type) {
        return type ? (*env)->NewStringUTF(env, __FILE__) : 0;
      }
      """;

  private CompiledSource() {}
}
