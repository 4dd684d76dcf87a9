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
package org.apache.mxnet.natives;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The layout is a promise: these are its words. */
class ArchitectureTest {
  private static final String BASE = "org.apache.mxnet.natives";

  /** Who may know whom; the root package is open to all. A new arrow is a decision, made here. */
  private static final Map<String, Set<String>> ARROWS =
      Map.ofEntries(
          Map.entry("platform", Set.of()),
          Map.entry("files", Set.of()),
          Map.entry("licence", Set.of("yaml")),
          Map.entry("json", Set.of()),
          Map.entry("yaml", Set.of()),
          Map.entry("elf", Set.of()),
          Map.entry("pom", Set.of()),
          Map.entry("sign", Set.of()),
          Map.entry("check", Set.of("elf", "platform")),
          Map.entry("intake", Set.of("elf")),
          Map.entry("policy", Set.of("platform", "yaml")),
          Map.entry("audit", Set.of("elf", "files", "intake", "platform", "policy", "scan")),
          Map.entry("report", Set.of("audit", "elf", "intake", "json", "policy")),
          Map.entry("scan", Set.of("elf", "files")),
          Map.entry("detect", Set.of("elf", "intake", "policy", "scan")),
          Map.entry("clearance", Set.of("detect", "elf", "intake", "json", "licence", "stage")),
          Map.entry("legal", Set.of("files", "licence", "stage")),
          Map.entry("sbom", Set.of("files", "json", "platform", "recipe", "stage")),
          Map.entry("recipe", Set.of("files", "platform", "yaml")),
          Map.entry("stage", Set.of("files", "json", "platform", "recipe")),
          Map.entry("exec", Set.of("files")),
          Map.entry("archive", Set.of("files")),
          Map.entry("fetch", Set.of("archive", "exec", "files", "recipe", "yaml")),
          Map.entry("toolchain", Set.of("files", "platform", "recipe", "yaml")),
          Map.entry("plan", Set.of("files", "platform", "recipe", "yaml")),
          Map.entry("driver", Set.of("exec", "files", "platform", "recipe", "toolchain")),
          Map.entry("store", Set.of("files", "json", "plan")),
          Map.entry("product", Set.of("elf", "files", "platform")),
          Map.entry("preflight", Set.of("exec", "licence", "recipe", "toolchain")),
          Map.entry(
              "build",
              Set.of(
                  "archive",
                  "driver",
                  "elf",
                  "exec",
                  "fetch",
                  "files",
                  "json",
                  "licence",
                  "plan",
                  "platform",
                  "product",
                  "recipe",
                  "stage",
                  "store",
                  "toolchain",
                  "yaml")),
          Map.entry(
              "bundle",
              Set.of(
                  "check",
                  "elf",
                  "files",
                  "json",
                  "legal",
                  "platform",
                  "recipe",
                  "sbom",
                  "stage")));

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(BASE);

  @Test
  void packagesHaveNoCycles() {
    slices().matching(BASE + ".(*)..").should().beFreeOfCycles().check(MAIN);
  }

  @Test
  void packagesUseOnlyTheirNeighbours() {
    Map<String, Set<String>> found = new TreeMap<>();
    for (JavaClass user : MAIN) {
      String from = slice(user);
      if (from.isEmpty() || from.equals("mojo")) {
        continue;
      }
      Set<String> to = found.computeIfAbsent(from, key -> new TreeSet<>());
      user.getDirectDependenciesFromSelf().stream()
          .map(dependency -> dependency.getTargetClass().getBaseComponentType())
          .filter(target -> target.getPackageName().startsWith(BASE + "."))
          .map(ArchitectureTest::slice)
          .filter(target -> !target.equals(from))
          .forEach(to::add);
    }
    assertThat(found.keySet()).isEqualTo(new TreeSet<>(ARROWS.keySet()));
    found.forEach((from, to) -> assertThat(ARROWS.get(from)).as(from + " may use").containsAll(to));
  }

  @Test
  void onlyGoalsKnowMaven() {
    // sign uses the maven-gpg-plugin's signers, which throw Maven's exceptions.
    DescribedPredicate<JavaClass> allowedInSign =
        DescribedPredicate.describe(
            "the signers and what they throw",
            c ->
                c.getPackageName().equals("org.apache.maven.plugins.gpg")
                    || c.getName()
                        .equals("org.apache.maven.plugin.AbstractMojoExecutionException"));
    noClasses()
        .that()
        .resideOutsideOfPackages(BASE + ".mojo", BASE + ".sign")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.maven..")
        .check(MAIN);
    noClasses()
        .that()
        .resideInAPackage(BASE + ".sign")
        .should()
        .dependOnClassesThat(
            JavaClass.Predicates.resideInAPackage("org.apache.maven..")
                .and(DescribedPredicate.not(allowedInSign)))
        .check(MAIN);
  }

  @Test
  void elfKnowsNoPolicyAndNoneOfOurTypes() {
    noClasses()
        .that()
        .resideInAPackage(BASE + ".elf")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(BASE + ".check..", BASE + ".platform..", BASE + ".product..")
        .check(MAIN);
  }

  @Test
  void nothingPrintsPastTheLog() {
    noClasses().should().accessField(System.class, "out").check(MAIN);
    noClasses().should().accessField(System.class, "err").check(MAIN);
  }

  @Test
  void errorsForUsersShareOneRoot() {
    classes()
        .that()
        .areAssignableTo(Exception.class)
        .should()
        .beAssignableTo(NativeBuildException.class)
        .check(MAIN);
  }

  @Test
  void noClassHoldsMutableStatics() {
    assertThat(
            MAIN.stream()
                // The help goal is generated.
                .filter(c -> !c.getSimpleName().equals("HelpMojo"))
                .flatMap(c -> c.getFields().stream())
                .filter(f -> f.getModifiers().contains(JavaModifier.STATIC))
                .filter(f -> !f.getModifiers().contains(JavaModifier.FINAL)))
        .isEmpty();
  }

  @Test
  void sourceFilesStayShort() throws IOException {
    assertThat(longerThan(250, Path.of("src/main/java"))).isEmpty();
    assertThat(longerThan(250, Path.of("src/test/java"))).isEmpty();
  }

  @Test
  void everyPackageSaysWhatItIsFor() throws IOException {
    try (Stream<Path> walk = Files.walk(Path.of("src/main/java"))) {
      List<Path> silent =
          walk.filter(ArchitectureTest::holdsClasses)
              .filter(folder -> !Files.isRegularFile(folder.resolve("package-info.java")))
              .toList();
      assertThat(silent).isEmpty();
    }
  }

  private static boolean holdsClasses(Path folder) {
    String[] names = folder.toFile().list((dir, name) -> name.endsWith(".java"));
    return names != null && names.length > 0;
  }

  private static List<Path> longerThan(int lines, Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(file -> file.toString().endsWith(".java"))
          .filter(file -> lineCount(file) > lines)
          .toList();
    }
  }

  private static long lineCount(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String slice(JavaClass type) {
    String rest = type.getPackageName().substring(BASE.length());
    return rest.isEmpty() ? "" : rest.substring(1);
  }
}
