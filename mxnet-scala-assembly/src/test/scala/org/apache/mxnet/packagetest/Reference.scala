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

import org.assertj.core.api.Assertions.assertThatObject

/** A dense array in row-major order: the form in which both clients take and return numbers. */
final case class Tensor(shape: Seq[Int], values: Array[Float])

object Tensor {

  /** Uniform numbers in [-1, 1), the same in each run as long as `random` has the same seed. */
  def uniform(random: Random, shape: Int*): Tensor =
    Tensor(shape, Array.fill(shape.product)(random.nextFloat() * 2 - 1))
}

/** How a convolution walks over its input: (vertical, horizontal) each. */
final case class Window(stride: (Int, Int), pad: (Int, Int))

/** The expected results, from plain loops in double precision: no code shared with MXNet. */
object Reference {

  /**
   * Allowed difference, relative to the largest expected magnitude. MXNet adds at most 100 float
   * products per element here, in an order of its own; 100 roundings of 2^-24^ each make 6e-6.
   */
  private val RelativeTolerance = 1e-5

  def add(left: Tensor, right: Tensor): Tensor =
    Tensor(left.shape, left.values.indices.map(i => left.values(i) + right.values(i)).toArray)

  /** Product of the matrices `left` (rows x inner) and `right` (inner x columns). */
  def matrixProduct(left: Tensor, right: Tensor): Tensor = {
    val Seq(rows, inner) = left.shape: @unchecked
    val columns = right.shape(1)
    val product = new Array[Float](rows * columns)
    for (row <- 0 until rows; column <- 0 until columns) {
      var sum = 0.0
      for (k <- 0 until inner)
        sum += left.values(row * inner + k).toDouble * right.values(k * columns + column)
      product(row * columns + column) = sum.toFloat
    }
    Tensor(Seq(rows, columns), product)
  }

  /** Softmax of each row of a matrix. */
  def softmax(matrix: Tensor): Tensor = {
    val rows = matrix.values.grouped(matrix.shape.last).flatMap { row =>
      val powers = row.map(value => math.exp(value.toDouble))
      val sum = powers.sum
      powers.map(power => (power / sum).toFloat)
    }
    Tensor(matrix.shape, rows.toArray)
  }

  /**
   * Cross-correlation, which is what deep learning calls convolution: `data` is batch x channels x
   * height x width, `weight` is filters x channels x height x width, `bias` has one per filter.
   */
  def convolution(data: Tensor, weight: Tensor, bias: Tensor, window: Window): Tensor = {
    val Seq(batch, channels, height, width) = data.shape: @unchecked
    val Seq(filters, _, kernelHeight, kernelWidth) = weight.shape: @unchecked
    val outHeight = (height + 2 * window.pad._1 - kernelHeight) / window.stride._1 + 1
    val outWidth = (width + 2 * window.pad._2 - kernelWidth) / window.stride._2 + 1
    val out = new Array[Float](batch * filters * outHeight * outWidth)
    for (n <- 0 until batch; f <- 0 until filters; y <- 0 until outHeight; x <- 0 until outWidth) {
      var sum = bias.values(f).toDouble
      for (c <- 0 until channels; i <- 0 until kernelHeight; j <- 0 until kernelWidth) {
        val row = y * window.stride._1 - window.pad._1 + i
        val column = x * window.stride._2 - window.pad._2 + j
        // Outside of the image is the padding, which is zero.
        if (row >= 0 && row < height && column >= 0 && column < width) {
          val pixel = data.values(((n * channels + c) * height + row) * width + column)
          sum += pixel.toDouble *
            weight.values(((f * channels + c) * kernelHeight + i) * kernelWidth + j)
        }
      }
      out(((n * filters + f) * outHeight + y) * outWidth + x) = sum.toFloat
    }
    Tensor(Seq(batch, filters, outHeight, outWidth), out)
  }

  /** Checks shape and values; a NaN is never close to anything. */
  def assertClose(what: String, actual: Tensor, expected: Tensor): Unit = {
    assertThatObject(actual.shape.mkString("x"))
      .as("shape of %s", what)
      .isEqualTo(expected.shape.mkString("x"))
    val tolerance = RelativeTolerance * expected.values.map(value => math.abs(value.toDouble)).max
    val wrong = expected.values.indices.filterNot { i =>
      math.abs(actual.values(i).toDouble - expected.values(i)) <= tolerance
    }
    val examples = wrong.take(3).map { i =>
      s"[$i] is ${actual.values(i)} and not ${expected.values(i)}"
    }
    assertThatObject(wrong.size)
      .as(s"elements of $what that are off by more than $tolerance: ${examples.mkString("; ")}")
      .isEqualTo(0)
  }
}
