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

import java.nio.file.{Files, Path}
import java.util.Random

import scala.jdk.CollectionConverters._
import scala.util.Using

import ai.djl.Device
import ai.djl.engine.Engine
import ai.djl.mxnet.jna.LibUtils
import ai.djl.ndarray.{NDArray, NDManager}
import ai.djl.ndarray.types.Shape
import ai.djl.nn.convolutional.Conv2d
import org.assertj.core.api.Assertions.{assertThat, assertThatObject}
import org.junit.jupiter.api.{AfterAll, BeforeAll, Test, TestInstance}
import org.junit.jupiter.api.io.{CleanupMode, TempDir}

/**
 * An independent client, Deep Java Library, computes on the jar's `libmxnet.so`. DJL usually brings
 * or downloads an MXNet of its own, so half of this test is about which library it really uses.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DjlClientIT {

  private val random = new Random(20220812)
  private var cache: Path = _
  private var manager: NDManager = _

  @BeforeAll
  def startEngine(@TempDir(cleanup = CleanupMode.ALWAYS) directory: Path): Unit = {
    // Empty, so that a library DJL cached in an earlier run cannot be taken.
    cache = directory
    val settings = Map(
      "MXNET_LIBRARY_PATH" -> PackedNatives.directory.toString,
      "DJL_CACHE_DIR" -> cache.toString,
      "ENGINE_CACHE_DIR" -> cache.toString,
      "ai.djl.offline" -> "true",
      "OPT_OUT_TRACKING" -> "true"
    )
    // DJL prefers the environment to system properties: where it differs, it would win.
    val overridden = settings.filter { case (name, value) => sys.env.get(name).exists(_ != value) }
    assertThatObject(overridden.keys.mkString(", "))
      .as("settings of this test that the environment overrides")
      .isEqualTo("")
    settings.foreach { case (name, value) => System.setProperty(name, value) }
    manager = PackedNatives.explainingLinkErrors {
      Engine.getEngine("MXNet").newBaseManager(Device.cpu())
    }
  }

  @AfterAll
  def close(): Unit = if (manager != null) manager.close()

  @Test
  def noOtherNativesAreOnTheClassPath(): Unit = {
    val found = getClass.getClassLoader.getResources("native/lib/mxnet.properties").asScala.toSeq
    assertThatObject(found.mkString(", "))
      .as("natives of DJL (ai.djl.mxnet:mxnet-native-*) on the class path")
      .isEqualTo("")
  }

  @Test
  def engineUsesTheLibraryOfTheJar(): Unit = {
    val number = PackedNatives.reportedVersion
    val version = s"${number / 10000}.${number / 100 % 100}.${number % 100}"
    assertThatObject(Engine.getEngine("MXNet").getVersion)
      .as("version, against reportedVersion in the manifest (1.9.1 where that is absent)")
      .isEqualTo(version)
    assertThat(LibUtils.getLibName).isEqualTo(PackedNatives.mxnet.toString)
    PackedNatives.assertMapped()
    val cached = Using.resource(Files.list(cache))(_.iterator.asScala.mkString(", "))
    assertThatObject(cached).as("files that DJL downloaded or extracted").isEqualTo("")
  }

  @Test
  def elementwiseAdd(): Unit = {
    val left = Tensor.uniform(random, 21, 34)
    val right = Tensor.uniform(random, 21, 34)
    val sum = tensor(array(left).add(array(right)))
    Reference.assertClose("sum", sum, Reference.add(left, right))
  }

  @Test
  def matrixProduct(): Unit = {
    val left = Tensor.uniform(random, 29, 47)
    val right = Tensor.uniform(random, 47, 31)
    val product = tensor(array(left).matMul(array(right)))
    Reference.assertClose("matrix product", product, Reference.matrixProduct(left, right))
  }

  @Test
  def convolution(): Unit = {
    val data = Tensor.uniform(random, 2, 4, 15, 12)
    val weight = Tensor.uniform(random, 7, 4, 3, 2)
    val bias = Tensor.uniform(random, 7)
    val result = Conv2d.conv2d(
      array(data),
      array(weight),
      array(bias),
      new Shape(1, 2),
      new Shape(2, 1)
    )
    val window = Window(stride = (1, 2), pad = (2, 1))
    val expected = Reference.convolution(data, weight, bias, window)
    Reference.assertClose("convolution", tensor(result.singletonOrThrow), expected)
  }

  @Test
  def softmax(): Unit = {
    val matrix = Tensor.uniform(random, 11, 26)
    Reference.assertClose("softmax", tensor(array(matrix).softmax(-1)), Reference.softmax(matrix))
  }

  // Arrays belong to the manager, which releases them all when it is closed.
  private def array(tensor: Tensor): NDArray =
    manager.create(tensor.values, new Shape(tensor.shape.map(_.toLong): _*))

  private def tensor(array: NDArray): Tensor =
    Tensor(array.getShape.getShape.toSeq.map(_.toInt), array.toFloatArray)
}
