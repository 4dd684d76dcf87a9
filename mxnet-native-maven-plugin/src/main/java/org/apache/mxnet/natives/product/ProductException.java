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

import java.util.List;
import java.util.stream.Collectors;
import org.apache.mxnet.natives.NativeBuildException;

/** A library was built, but what it installed is not what it must be. */
public final class ProductException extends NativeBuildException {
  private static final long serialVersionUID = 1L;

  private final transient List<Fault> faults;

  /**
   * @param faults not empty; the message has a line for each, the remedy one for each different
   *     remedy
   */
  ProductException(String library, List<Fault> faults) {
    super(
        faults.stream()
            .map(fault -> "\n  " + fault.message())
            .collect(
                Collectors.joining(
                    "",
                    "%s was built, but its products have %s:"
                        .formatted(
                            library, faults.size() == 1 ? "a fault" : faults.size() + " faults"),
                    "")),
        faults.stream().map(Fault::remedy).distinct().collect(Collectors.joining("\n")));
    this.faults = List.copyOf(faults);
  }

  /** The faults, sorted by their places within each kind of check. */
  public List<Fault> faults() {
    return faults;
  }
}
