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
package org.apache.mxnet.natives.product;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks a built prefix, before anything is made of it. */
public final class ProductCheck {
  private final GlibcNames names = GlibcNames.load();

  /**
   * Checks one prefix; reads each of its files once or twice.
   *
   * @throws ProductException if anything is wrong, with all that is
   * @throws IOException if the prefix cannot be read
   */
  public void run(ProductRequest request) throws IOException, ProductException {
    List<Fault> faults = faults(request);
    if (!faults.isEmpty()) {
      throw new ProductException(request.library(), faults);
    }
  }

  private List<Fault> faults(ProductRequest request) throws IOException {
    List<Fault> faults = new ArrayList<>();
    if (!Files.isDirectory(request.prefix())) {
      faults.add(
          new Fault(
              request.logicalPrefix(),
              "the build installed nothing there",
              "Correct the install targets of the recipe."));
      return faults;
    }
    PrefixTree tree = PrefixTree.read(request.prefix());
    Optional<Processor> processor = Processor.of(request.platform());
    if (processor.isEmpty()) {
      faults.add(
          new Fault(
              request.logicalPrefix(),
              "built for %s, whose objects this check cannot read".formatted(request.platform()),
              "Build for linux-x86_64 or linux-aarch64."));
      return faults;
    }
    new DeclarationCheck(tree, processor.get().machine(), faults::add).run(request.products());
    new TreeCheck(tree, faults::add).run(request.logicalPrefix());
    archives(request, tree, processor.get(), faults);
    new PathLeaks(tree, request.forbiddenTexts(), faults::add).run();
    return faults;
  }

  private void archives(
      ProductRequest request, PrefixTree tree, Processor processor, List<Fault> faults)
      throws IOException {
    SymbolLedger ledger = new SymbolLedger(names, request.floor(), request.allowedDefinitions());
    List<ArchiveSurvey> surveys = new ArrayList<>();
    for (Path file : tree.filesEnding(".a")) {
      ArchiveSurvey survey =
          new ArchiveSurvey(PrefixTree.display(file), processor, ledger, faults::add);
      survey.read(tree.at(file));
      surveys.add(survey);
    }
    surveys.forEach(ArchiveSurvey::finish);
    if (ledger.lacksDefinitions()) {
      for (Path dependency : request.dependencies()) {
        if (Files.isDirectory(dependency)) {
          PrefixTree theirs = PrefixTree.read(dependency);
          for (Path file : theirs.filesEnding(".a")) {
            ArchiveSurvey.readDependency(theirs.at(file), ledger);
          }
        }
      }
    }
    ledger.report(faults::add);
  }
}
