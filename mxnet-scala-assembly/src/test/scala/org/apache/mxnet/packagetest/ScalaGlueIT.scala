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

import java.nio.{ByteBuffer, ByteOrder}
import java.nio.file.Path
import java.util.{List => JavaList}

import scala.jdk.CollectionConverters._

import org.apache.mxnet.{Base, LibInfo}
import org.assertj.core.api.Assertions.{assertThat, assertThatList, assertThatObject}
import org.junit.jupiter.api.{DynamicTest, TestFactory}
import org.junit.jupiter.api.DynamicTest.dynamicTest

/**
 * The glue of MXNet's Scala package loads by `System.load`, finds `libmxnet.so` beside it, and hands
 * arrays and errors across. A published binary brings no glue along; what we build ourselves does.
 */
class ScalaGlueIT {

  private val mxnet = new LibInfo

  @TestFactory
  def glue(): JavaList[DynamicTest] =
    if (PackedNatives.isPrebuilt)
      List(dynamicTest("a prebuilt backend has no glue", () => hasGlue())).asJava
    else
      List(
        dynamicTest("is loaded", () => load()),
        dynamicTest("comes from the jar", () => PackedNatives.assertMapped(withGlue = true)),
        dynamicTest("hands arrays across", () => arrayKeepsItsValues()),
        dynamicTest("hands errors across", () => unknownOperatorGivesAnErrorMessage())
      ).asJava

  private def load(): Unit = {
    hasGlue("libmxnet-init-scala.so", "libmxnet-scala.so")
    PackedNatives.glue.foreach((library: Path) => System.load(library.toString))
    assertThatObject(mxnet.nativeLibInit()).isEqualTo(0)
  }

  private def hasGlue(names: String*): Unit =
    assertThatList(PackedNatives.glue.map(_.getFileName.toString).sorted.asJava)
      .as("glue in the jar")
      .isEqualTo(names.asJava)

  private def arrayKeepsItsValues(): Unit = {
    val values = Array(1.5f, -2f, 0f, 3.25f, Float.MaxValue, 1e-30f)
    val handle = new Base.RefLong
    succeeds(mxnet.mxNDArrayCreateEx(Array(2, 3), 2, 1, 0, 0, 0, handle))
    assertThat(handle.value).isNotZero
    succeeds(mxnet.mxNDArraySyncCopyFromCPU(handle.value, values, values.length))
    val bytes = new Array[Byte](4 * values.length)
    succeeds(mxnet.mxNDArraySyncCopyToCPU(handle.value, bytes, values.length))
    val copy = new Array[Float](values.length)
    ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder).asFloatBuffer.get(copy)
    assertThat(copy).containsExactly(values: _*)
    succeeds(mxnet.mxNDArrayFree(handle.value))
  }

  private def unknownOperatorGivesAnErrorMessage(): Unit = {
    assertThatObject(mxnet.nnGetOpHandle("no_such_operator", new Base.RefLong)).isEqualTo(-1)
    assertThat(mxnet.mxGetLastError()).contains("no_such_operator")
    // The failed call must have left the library usable.
    arrayKeepsItsValues()
  }

  private def succeeds(code: Int): Unit =
    assertThatObject(code).as("a call's code; the error: %s", mxnet.mxGetLastError()).isEqualTo(0)
}
