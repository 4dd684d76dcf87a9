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

package org.apache.mxnet.packagetest

import java.nio.file.Path

import com.sun.jna.{Library, Native, Pointer}
import com.sun.jna.ptr.{IntByReference, PointerByReference}

/**
 * The functions of MXNet's C API that the package test calls, as JNA maps them from `c_api.h` and
 * `nnvm/c_api.h`. A `size_t` is a Long here: MXNet's packages are for 64-bit machines only.
 */
trait MxnetFunctions extends Library {
  def MXGetLastError(): String
  def NNGetLastError(): String
  def MXGetVersion(version: IntByReference): Int
  def MXListAllOpNames(size: IntByReference, names: PointerByReference): Int
  def NNGetOpHandle(name: String, handle: PointerByReference): Int
  def MXNDArrayCreateEx(
      shape: Array[Int],
      dimensions: Int,
      deviceType: Int,
      deviceId: Int,
      delayAllocation: Int,
      dataType: Int,
      handle: PointerByReference
  ): Int
  def MXNDArrayGetShapeEx(
      handle: Pointer,
      dimensions: IntByReference,
      shape: PointerByReference
  ): Int
  def MXNDArraySyncCopyFromCPU(handle: Pointer, source: Array[Float], size: Long): Int
  def MXNDArraySyncCopyToCPU(handle: Pointer, target: Array[Float], size: Long): Int
  def MXNDArrayFree(handle: Pointer): Int
  def MXImperativeInvokeEx(
      operator: Pointer,
      inputCount: Int,
      inputs: Array[Pointer],
      outputCount: IntByReference,
      outputs: PointerByReference,
      parameterCount: Int,
      keys: Array[String],
      values: Array[String],
      storageTypes: PointerByReference
  ): Int
  def MXNotifyShutdown(): Int
}

/** An MXNet function returned a code other than 0; the message is MXNet's own. */
final class MxnetError(message: String) extends RuntimeException(message)

/** A thin client of the C API: checks every return code and owns no policy beyond that. */
final class MxnetApi(library: Path) {

  private val functions = Native.load(library.toString, classOf[MxnetFunctions])

  /** An array on the CPU inside MXNet, which lives until it is closed. */
  final class NDArray private[MxnetApi] (private[MxnetApi] val handle: Pointer)
      extends AutoCloseable {

    def toTensor: Tensor = {
      val dimensions = new IntByReference
      val data = new PointerByReference
      check("MXNDArrayGetShapeEx", functions.MXNDArrayGetShapeEx(handle, dimensions, data))
      val shape = data.getValue.getIntArray(0, dimensions.getValue).toSeq
      val values = new Array[Float](shape.product)
      // Operators run asynchronously; this call waits for the one that fills the array.
      check(
        "MXNDArraySyncCopyToCPU",
        functions.MXNDArraySyncCopyToCPU(handle, values, values.length.toLong)
      )
      Tensor(shape, values)
    }

    override def close(): Unit = check("MXNDArrayFree", functions.MXNDArrayFree(handle))
  }

  def version: Int = {
    val version = new IntByReference
    check("MXGetVersion", functions.MXGetVersion(version))
    version.getValue
  }

  def operatorNames: Seq[String] = {
    val size = new IntByReference
    val names = new PointerByReference
    check("MXListAllOpNames", functions.MXListAllOpNames(size, names))
    names.getValue.getStringArray(0, size.getValue).toSeq
  }

  def array(tensor: Tensor): NDArray = {
    val cpu = 1
    val float32 = 0
    val out = new PointerByReference
    check(
      "MXNDArrayCreateEx",
      functions
        .MXNDArrayCreateEx(tensor.shape.toArray, tensor.shape.size, cpu, 0, 0, float32, out)
    )
    val array = new NDArray(out.getValue)
    check(
      "MXNDArraySyncCopyFromCPU",
      functions.MXNDArraySyncCopyFromCPU(
        array.handle,
        tensor.values,
        tensor.values.length.toLong
      )
    )
    array
  }

  /** Applies an operator with one output; MXNet parses the parameters from their text form. */
  def invoke(operator: String, inputs: Seq[NDArray], parameters: (String, String)*): NDArray = {
    val creator = new PointerByReference
    val found = functions.NNGetOpHandle(operator, creator)
    // NNVM keeps its error messages apart from MXNet's.
    if (found != 0) throw new MxnetError(s"NNGetOpHandle: ${functions.NNGetLastError()}")
    // No outputs given: MXNet allocates them, and the caller owns their handles.
    val outputCount = new IntByReference(0)
    val outputs = new PointerByReference
    val (keys, values) = parameters.unzip
    check(
      s"MXImperativeInvokeEx of $operator",
      functions.MXImperativeInvokeEx(
        creator.getValue,
        inputs.size,
        inputs.map(_.handle).toArray,
        outputCount,
        outputs,
        parameters.size,
        keys.toArray,
        values.toArray,
        new PointerByReference
      )
    )
    if (outputCount.getValue != 1)
      throw new MxnetError(s"$operator has ${outputCount.getValue} outputs, expected 1")
    new NDArray(outputs.getValue.getPointer(0))
  }

  /** Ends MXNet's worker threads in order; no other call may follow. */
  def shutdown(): Unit = check("MXNotifyShutdown", functions.MXNotifyShutdown())

  private def check(call: String, code: Int): Unit =
    if (code != 0) throw new MxnetError(s"$call returned $code: ${functions.MXGetLastError()}")
}
