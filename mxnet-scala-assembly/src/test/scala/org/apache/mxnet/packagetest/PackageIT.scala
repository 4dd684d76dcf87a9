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

import java.util.Random

import scala.util.Using

import org.assertj.core.api.Assertions.{assertThat, assertThatObject, assertThatThrownBy}
import org.junit.jupiter.api.{AfterAll, BeforeAll, Test, TestInstance}

/** The jar's `libmxnet.so` loads and computes, seen through MXNet's own C API. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PackageIT {

  private val random = new Random(20220812)
  private var mxnet: MxnetApi = _

  @BeforeAll
  def loadLibrary(): Unit =
    mxnet = PackedNatives.explainingLinkErrors(new MxnetApi(PackedNatives.mxnet))

  @AfterAll
  def shutDown(): Unit = if (mxnet != null) mxnet.shutdown()

  @Test
  def everyLibraryComesFromTheJar(): Unit = PackedNatives.assertMapped()

  @Test
  def versionIsTheDeclaredOne(): Unit =
    assertThatObject(mxnet.version)
      .as(
        "MXGetVersion, against backend.reportedVersion in the manifest (10901 where that is absent)"
      )
      .isEqualTo(PackedNatives.reportedVersion)

  @Test
  def operatorsAreRegistered(): Unit = {
    assertThat(mxnet.operatorNames.toArray)
      .as("names of operators")
      .hasSizeGreaterThan(300)
      .contains("elemwise_add", "dot", "Convolution", "softmax")
  }

  @Test
  def arrayKeepsItsValues(): Unit = {
    val tensor = Tensor.uniform(random, 5, 7, 3)
    Using.resource(mxnet.array(tensor)) { array =>
      val copy = array.toTensor
      assertThat(copy.shape).isEqualTo(tensor.shape)
      assertThat(copy.values).containsExactly(tensor.values: _*)
    }
  }

  @Test
  def elementwiseAdd(): Unit = {
    val left = Tensor.uniform(random, 64, 33)
    val right = Tensor.uniform(random, 64, 33)
    val sum = compute("elemwise_add", Seq(left, right))
    Reference.assertClose("sum", sum, Reference.add(left, right))
  }

  /** Odd sizes, so that OpenBLAS takes its edge cases, and not square, so that layout matters. */
  @Test
  def matrixProduct(): Unit = {
    val left = Tensor.uniform(random, 37, 53)
    val right = Tensor.uniform(random, 53, 41)
    val product = compute("dot", Seq(left, right))
    Reference.assertClose("matrix product", product, Reference.matrixProduct(left, right))
  }

  @Test
  def convolution(): Unit = {
    val data = Tensor.uniform(random, 2, 5, 17, 14)
    val weight = Tensor.uniform(random, 6, 5, 3, 4)
    val bias = Tensor.uniform(random, 6)
    val result = compute(
      "Convolution",
      Seq(data, weight, bias),
      "kernel" -> "(3, 4)",
      "stride" -> "(2, 1)",
      "pad" -> "(1, 2)",
      "num_filter" -> "6"
    )
    val window = Window(stride = (2, 1), pad = (1, 2))
    val expected = Reference.convolution(data, weight, bias, window)
    Reference.assertClose("convolution", result, expected)
  }

  @Test
  def softmax(): Unit = {
    val matrix = Tensor.uniform(random, 19, 23)
    val result = compute("softmax", Seq(matrix), "axis" -> "-1")
    Reference.assertClose("softmax", result, Reference.softmax(matrix))
  }

  @Test
  def mismatchingShapesGiveAnErrorMessage(): Unit = {
    val left = Tensor.uniform(random, 3, 4)
    val right = Tensor.uniform(random, 5, 6)
    assertThatThrownBy(() => { compute("dot", Seq(left, right)); () })
      .isInstanceOf(classOf[MxnetError])
      .hasMessageContaining("dot shape error")
      .hasMessageContaining("[3,4]")
      .hasMessageContaining("[5,6]")
    // The failed call must have left the library usable.
    matrixProduct()
  }

  private def compute(
      operator: String,
      inputs: Seq[Tensor],
      parameters: (String, String)*
  ): Tensor = {
    // An array's type belongs to the client that made it, so the client must not be a variable.
    val client = mxnet
    Using.Manager { use =>
      val arrays = inputs.map(tensor => use(client.array(tensor)))
      use(client.invoke(operator, arrays, parameters: _*)).toTensor
    }.get
  }
}
