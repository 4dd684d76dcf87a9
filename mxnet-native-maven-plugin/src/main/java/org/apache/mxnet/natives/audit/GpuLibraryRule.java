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

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.mxnet.natives.elf.ElfSection;

/**
 * Nothing of a GPU vendor's is shipped: their licences do not let a project of the ASF pass it on,
 * neither the libraries nor what their compiler puts into objects (LEGAL-515).
 */
final class GpuLibraryRule extends FileRule {
  private static final Pattern NAME =
      Pattern.compile(
          "lib(?:cuda|cudart|cublas|cublasLt|cufft|cufftw|curand|cusolver|cusolverMg|cusparse"
              + "|cudnn[a-z_]*|cutensor[A-Za-z]*|cupti|cufile[a-z_]*|nccl|nvrtc[a-z-]*|nvblas"
              + "|nvToolsExt|nvjpeg|nvJitLink|nvinfer[a-z_]*|nvidia-[a-z-]*|npp[a-z]*)"
              + "(?:-[0-9a-f.]+)?\\.so.*");

  GpuLibraryRule() {
    super("gpu-library");
  }

  @Override
  Optional<Fault> judge(Subject file, AuditContext context) {
    if (NAME.matcher(file.name()).matches()
        || file.loading().soname().filter(NAME.asMatchPredicate()).isPresent()) {
      return Optional.of(
          new Fault(
              "is a library of a GPU vendor, which may not be passed on",
              "Leave it out, and declare it under \"requirements\" of the policy: users install"
                  + " it."));
    }
    List<String> device =
        file.library().sections().stream()
            .map(ElfSection::name)
            .filter(name -> name.startsWith(".nv_fatbin") || name.startsWith(".nvFatBin"))
            .distinct()
            .toList();
    return device.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Fault(
                "holds code for GPUs that nvcc made (%s), which may not be passed on"
                    .formatted(Examples.of(device)),
                "Build it without CUDA; where its licence is accepted, set the severity of"
                    + " gpu-library in the policy."));
  }
}
