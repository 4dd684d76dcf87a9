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
package org.apache.mxnet.natives.licence;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A licence expression by annex D of the SPDX specification 2.3. {@link #toString} writes it with
 * the list's own spelling of ids, and no parentheses but those that it needs.
 */
public sealed interface SpdxExpression {
  /**
   * @throws LicenceException if it is none, with the column, or has an id that the SPDX list has
   *     not
   */
  static SpdxExpression parse(String text) throws LicenceException {
    return new SpdxParser(text, SpdxList.get()).parse();
  }

  /**
   * A licence.
   *
   * @param id of the SPDX list, or {@code LicenseRef-…}
   * @param orLater whether a {@code +} follows it
   */
  record Licence(String id, boolean orLater) implements SpdxExpression {
    @Override
    public String toString() {
      return orLater ? id + "+" : id;
    }
  }

  /** A licence with more permissions. */
  record With(Licence licence, String exception) implements SpdxExpression {
    @Override
    public String toString() {
      return licence + " WITH " + exception;
    }
  }

  /** All of them hold. */
  record And(List<SpdxExpression> parts) implements SpdxExpression {
    public And {
      parts = List.copyOf(parts);
    }

    @Override
    public String toString() {
      return parts.stream()
          .map(part -> part instanceof Or ? "(" + part + ")" : part.toString())
          .collect(Collectors.joining(" AND "));
    }
  }

  /** One of them may be chosen. */
  record Or(List<SpdxExpression> parts) implements SpdxExpression {
    public Or {
      parts = List.copyOf(parts);
    }

    @Override
    public String toString() {
      return parts.stream().map(SpdxExpression::toString).collect(Collectors.joining(" OR "));
    }
  }

  /** All ids in it, exceptions too, in their order. */
  default List<String> ids() {
    List<String> ids = new ArrayList<>();
    if (this instanceof Licence licence) {
      ids.add(licence.id());
    } else if (this instanceof With with) {
      ids.add(with.licence().id());
      ids.add(with.exception());
    } else {
      List<SpdxExpression> parts = this instanceof And and ? and.parts() : ((Or) this).parts();
      parts.forEach(part -> ids.addAll(part.ids()));
    }
    return ids.stream().distinct().toList();
  }

  /** Those of {@link #ids} that the SPDX list has given up for others. */
  default List<String> deprecated() {
    return ids().stream().filter(id -> SpdxList.get().isDeprecated(id)).toList();
  }

  /**
   * The same with the current ids for those of {@link #deprecated}: GPL-3.0-or-later for GPL-3.0+.
   * What has no successor stays.
   */
  default SpdxExpression modern() {
    if (this instanceof Licence licence) {
      return DeprecatedIds.successor(licence).orElse(licence);
    }
    if (this instanceof With with) {
      // An id with an exception of its own cannot take a second one.
      return with.licence().modern() instanceof Licence licence
          ? new With(licence, with.exception())
          : with;
    }
    return this instanceof And and
        ? new And(and.parts().stream().map(SpdxExpression::modern).toList())
        : new Or(((Or) this).parts().stream().map(SpdxExpression::modern).toList());
  }

  /**
   * The texts of {@link #ids} that the SPDX list has, by id: all but those of a {@code
   * LicenseRef-}.
   */
  default Map<String, String> texts() throws IOException {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String id : ids()) {
      SpdxList.get().text(id).ifPresent(text -> texts.put(id, text));
    }
    return texts;
  }
}
