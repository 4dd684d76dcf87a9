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

/** How the processor supplements call the relocations that a shared library cannot carry. */
final class RelocationName {
  private RelocationName() {}

  static String ofX86(int type) {
    return switch (type) {
      case 1 -> "R_X86_64_64";
      case 2 -> "R_X86_64_PC32";
      case 10 -> "R_X86_64_32";
      case 11 -> "R_X86_64_32S";
      case 12 -> "R_X86_64_16";
      case 13 -> "R_X86_64_PC16";
      case 14 -> "R_X86_64_8";
      case 15 -> "R_X86_64_PC8";
      case 18 -> "R_X86_64_TPOFF64";
      case 23 -> "R_X86_64_TPOFF32";
      case 24 -> "R_X86_64_PC64";
      default -> "R_X86_64 type " + type;
    };
  }

  static String ofAarch64(int type) {
    return switch (type) {
      case 257 -> "R_AARCH64_ABS64";
      case 258 -> "R_AARCH64_ABS32";
      case 259 -> "R_AARCH64_ABS16";
      case 260 -> "R_AARCH64_PREL64";
      case 261 -> "R_AARCH64_PREL32";
      case 262 -> "R_AARCH64_PREL16";
      case 263 -> "R_AARCH64_MOVW_UABS_G0";
      case 264 -> "R_AARCH64_MOVW_UABS_G0_NC";
      case 265 -> "R_AARCH64_MOVW_UABS_G1";
      case 266 -> "R_AARCH64_MOVW_UABS_G1_NC";
      case 267 -> "R_AARCH64_MOVW_UABS_G2";
      case 268 -> "R_AARCH64_MOVW_UABS_G2_NC";
      case 269 -> "R_AARCH64_MOVW_UABS_G3";
      case 273 -> "R_AARCH64_LD_PREL_LO19";
      case 274 -> "R_AARCH64_ADR_PREL_LO21";
      case 275 -> "R_AARCH64_ADR_PREL_PG_HI21";
      case 276 -> "R_AARCH64_ADR_PREL_PG_HI21_NC";
      case 549 -> "R_AARCH64_TLSLE_ADD_TPREL_HI12";
      case 550 -> "R_AARCH64_TLSLE_ADD_TPREL_LO12";
      case 551 -> "R_AARCH64_TLSLE_ADD_TPREL_LO12_NC";
      default -> "R_AARCH64 type " + type;
    };
  }
}
