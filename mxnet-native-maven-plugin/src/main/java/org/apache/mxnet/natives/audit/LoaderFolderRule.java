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

import java.util.Optional;
import org.apache.mxnet.natives.policy.Glob;

/** A file lies where the loader of the jar looks for it, if the policy says where that is. */
final class LoaderFolderRule extends FileRule {
  LoaderFolderRule() {
    super("loader-folder");
  }

  @Override
  Optional<Fault> judge(Subject file, AuditContext context) {
    String folder = plain(file.entry().folder());
    boolean found =
        context.policy().folders().isEmpty()
            || context.policy().folders().stream()
                .anyMatch(glob -> Glob.matches(plain(glob), folder));
    return found
        ? Optional.empty()
        : Optional.of(
            new Fault(
                "lies in %s, where no loader looks for it; it looks in %s"
                    .formatted(
                        folder.isEmpty() ? "the root" : folder + "/",
                        Examples.of(context.policy().folders())),
                "Pack it into one of these folders, or add its own to \"folders\" of the"
                    + " policy."));
  }

  private static String plain(String folder) {
    return folder.endsWith("/") ? folder.substring(0, folder.length() - 1) : folder;
  }
}
