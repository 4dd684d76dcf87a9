/*
 * Licensed to the Apache Software Foundation (ASF) under one or more
 * contributor license agreements.  See the NOTICE file distributed with
 * this work for additional information regarding copyright ownership.
 * The ASF licenses this file to You under the Apache License, Version 2.0
 * (the "License"); you may not use this file except in compliance with
 * the License.  You may obtain a copy of the License at
 *
 *    http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package org.apache.mxnet

/**
 * The native methods of MXNet's own `org.apache.mxnet.LibInfo` that the package test calls: the
 * glue in `libmxnet-scala.so` finds its methods by the names of this class.
 */
class LibInfo {
  @native def nativeLibInit(): Int
  @native def mxGetLastError(): String
  @native def nnGetOpHandle(name: String, handle: Base.RefLong): Int
  @native def mxNDArrayCreateEx(
      shape: Array[Int],
      dimensions: Int,
      deviceType: Int,
      deviceId: Int,
      delayed: Int,
      dataType: Int,
      handle: Base.RefLong
  ): Int
  @native def mxNDArrayFree(handle: Long): Int
  @native def mxNDArraySyncCopyFromCPU(handle: Long, values: Array[Float], size: Int): Int
  @native def mxNDArraySyncCopyToCPU(handle: Long, values: Array[Byte], size: Int): Int
}

object Base {

  /** What the glue writes a number into, by the name of the field. */
  class RefLong(val value: Long = 0)
}
