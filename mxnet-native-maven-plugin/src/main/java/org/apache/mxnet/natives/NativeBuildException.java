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

/**
 * The root of everything that can go wrong in a native build and that the user can mend.
 *
 * <p>A subclass stands for one situation and lives in the package that throws it. What only a
 * developer of this plugin or the machine's owner can mend (a bug, a failing disk) is not a
 * NativeBuildException.
 */
public abstract class NativeBuildException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String remedy;

  /**
   * @param problem what happened and where: a sentence that names the file, coordinate or setting
   * @param remedy what the user does about it: a sentence
   */
  protected NativeBuildException(String problem, String remedy) {
    super(problem);
    this.remedy = remedy;
  }

  /** As above, for a problem that another exception explains further. */
  protected NativeBuildException(String problem, String remedy, Throwable cause) {
    super(problem, cause);
    this.remedy = remedy;
  }

  /** What the user does about the problem. */
  public final String remedy() {
    return remedy;
  }
}
