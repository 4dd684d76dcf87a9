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
package org.apache.mxnet.natives.audit;

import static org.apache.mxnet.natives.audit.AuditedBundle.sound;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JniRulesTest {
  private AuditedBundle bundle;

  @BeforeEach
  void start(@TempDir Path dir) {
    bundle = new AuditedBundle(dir);
  }

  @Test
  void refusesAMethodWithoutItsFunction() throws Exception {
    bundle
        .method("org.demo.Base", "init")
        .method("org.demo.Base", "gone")
        .file("a.so", sound().defined("Java_org_demo_Base_init"));

    assertThat(bundle.words())
        .containsExactly(
            "jni-missing: Native method gone of org.demo.Base has no function in the libraries for"
                + " x86_64 with glibc: a call ends in an UnsatisfiedLinkError. | Build the library"
                + " with the headers of these classes (javac -h) so that it exports"
                + " Java_org_demo_Base_gone, or take the declaration out.");
    assertThat(bundle.findings()).extracting(Finding::severity).containsExactly(Severity.ERROR);
  }

  @Test
  void reportsTheSameGapOfSeveralProcessorsOnce() throws Exception {
    bundle
        .method("org.demo.Base", "init")
        .method("org.demo.Base", "gone")
        .file("x86_64/a.so", sound().defined("Java_org_demo_Base_init"))
        .file("aarch64/a.so", sound().machine(183).defined("Java_org_demo_Base_init"));

    assertThat(bundle.messages())
        .singleElement()
        .asString()
        .contains("in the libraries for aarch64 with glibc, x86_64 with glibc: a call");
  }

  @Test
  void onlyNotesWhatALibraryMayRegister() throws Exception {
    bundle
        .method("org.demo.Base", "init")
        .method("org.demo.Base", "late")
        .file("a.so", sound().defined("Java_org_demo_Base_init").defined("JNI_OnLoad"));

    assertThat(bundle.words())
        .containsExactly(
            "jni-missing: Native method late of org.demo.Base has no function in the libraries for"
                + " x86_64 with glibc; a.so may register it when it is loaded (JNI_OnLoad). |"
                + " Nothing, if it does; otherwise export Java_org_demo_Base_late.");
    assertThat(bundle.run().passed()).isTrue();
  }

  @Test
  void doesNotTakeTheRegistrarOfAnotherPackageForAnExcuse() throws Exception {
    bundle
        .method("org.demo.Base", "init")
        .method("org.demo.Base", "gone")
        .file("a.so", sound().defined("Java_org_demo_Base_init"))
        .file("b.so", sound().defined("JNI_OnLoad").defined("Java_com_other_X_f"));

    assertThat(bundle.findings()).extracting(Finding::severity).containsExactly(Severity.ERROR);
  }

  @Test
  void judgesNothingWithoutAnyFunctionForJava() throws Exception {
    bundle.method("org.demo.Base", "init").file("a.so", sound().defined("demo_init"));

    assertThat(bundle.words()).isEmpty();
  }

  @Test
  void leavesClassesOfOtherSystemsAlone() throws Exception {
    bundle
        .method("org.demo.Base", "init")
        .method("org.demo.kqueue.Native", "kqueueCreate")
        .file("a.so", sound().defined("Java_org_demo_Base_init"));

    assertThat(bundle.words()).isEmpty();
  }

  @Test
  void findsTheLongNameToo() throws Exception {
    bundle
        .method("org.demo.Base", "init")
        .file("a.so", sound().defined("Java_org_demo_Base_init__"));

    assertThat(bundle.words()).isEmpty();
  }

  @Test
  void warnsOfAFunctionWithoutItsMethod() throws Exception {
    bundle
        .method("org.demo.Base", "init")
        .file(
            "a.so",
            sound()
                .defined("Java_org_demo_Base_init")
                .defined("Java_org_demo_Base_old")
                .defined("Java_org_demo_Old_1Class_f__I"));

    assertThat(bundle.words())
        .containsExactly(
            "jni-orphan: a.so exports Java_org_demo_Base_old, Java_org_demo_Old_1Class_f__I, for"
                + " which no class of the bundle has a native method. | Take the functions out of"
                + " the library, or pack the classes that the library was written for.");
  }

  @ParameterizedTest
  @CsvSource({
    "Java_org_other_Base_f", // another package
    "Java_org_demo_sub_Base_f", // a package below
    "JNI_OnUnload"
  })
  void leavesFunctionsForClassesElsewhereAlone(String function) throws Exception {
    bundle
        .method("org.demo.Base", "init")
        .file("a.so", sound().defined("Java_org_demo_Base_init").defined(function));

    assertThat(bundle.words()).isEmpty();
  }
}
