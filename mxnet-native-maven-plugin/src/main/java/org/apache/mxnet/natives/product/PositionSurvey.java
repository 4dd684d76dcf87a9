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

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.mxnet.natives.elf.ElfFormatException;
import org.apache.mxnet.natives.elf.ElfSection;
import org.apache.mxnet.natives.elf.ElfSymbol;
import org.apache.mxnet.natives.elf.RelocatableFile;

/** Which objects of an archive a shared library cannot take in. */
final class PositionSurvey {
  private final Processor processor;
  private final List<Suspect> suspects = new ArrayList<>();

  /**
   * An object with a relocation that may be none for a shared library.
   *
   * @param certain what is wrong in any case
   * @param unlessHidden what is wrong unless the symbol, the key, turns out to be hidden
   */
  private record Suspect(String member, List<String> certain, Map<String, String> unlessHidden) {}

  PositionSurvey(Processor processor) {
    this.processor = processor;
  }

  void add(String member, RelocatableFile object) throws ElfFormatException {
    Suspect suspect = new Suspect(member, new ArrayList<>(), new LinkedHashMap<>());
    object.relocations(
        (section, type, symbol) -> {
          if (!section.isLoaded()) {
            return;
          }
          RelocationKind kind = processor.kind(type);
          if (kind == RelocationKind.HARMLESS) {
            return;
          }
          if (suspect.certain().isEmpty() && kind.isFatal(section, symbol)) {
            suspect.certain().add(describe(kind, type, section, symbol));
          } else if (kind.isFatalUnlessHidden(section, symbol)) {
            suspect
                .unlessHidden()
                .computeIfAbsent(symbol.name(), name -> describe(kind, type, section, symbol));
          }
        });
    if (!suspect.certain().isEmpty() || !suspect.unlessHidden().isEmpty()) {
      suspects.add(suspect);
    }
  }

  /** Tells of them all in one fault, once it is known which symbols are hidden. */
  void report(String archive, Predicate<String> hidden, Consumer<Fault> faults) {
    Examples examples = new Examples();
    for (Suspect suspect : suspects) {
      suspect.unlessHidden().keySet().removeIf(hidden);
      suspect.certain().addAll(suspect.unlessHidden().values());
      if (!suspect.certain().isEmpty()) {
        examples.add(suspect.member() + " with " + suspect.certain().get(0));
      }
    }
    if (!examples.isEmpty()) {
      faults.accept(
          new Fault(
              archive,
              "not position independent, so no shared library can take it in; %d of its objects: %s"
                  .formatted(examples.count(), examples),
              "Compile with -fPIC, not -fPIE, and see that neither the library's build files nor its"
                  + " assembly override it."));
    }
  }

  private String describe(RelocationKind kind, int type, ElfSection section, ElfSymbol symbol) {
    String to = symbol.name().isEmpty() ? "" : " to " + symbol.name();
    return "%s%s in %s (%s)"
        .formatted(processor.relocationName(type), to, section.name(), kind.reason());
  }
}
