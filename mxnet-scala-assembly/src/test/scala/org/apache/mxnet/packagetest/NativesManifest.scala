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

import java.io.StringReader
import java.net.{JarURLConnection, URL}
import java.nio.charset.StandardCharsets.UTF_8
import java.nio.file.{Files, Path}

import scala.jdk.CollectionConverters._
import scala.util.Using

import com.google.gson.{JsonArray, JsonObject, JsonParser}
import org.assertj.core.api.Assertions.{assertThat, assertThatObject, fail}

/** A file that the jar carries, as its manifest describes it. */
final case class PackedFile(path: String, sha256: String, size: Long) {
  def name: String = path.substring(path.lastIndexOf('/') + 1)
}

/** A library that the jar does not carry and that the machine has to provide. */
final case class SystemRequirement(soname: String, debian: String, rpm: String) {
  override def toString: String = s"$soname (Debian: $debian, RPM: $rpm)"
}

/** What `META-INF/natives/ID.json` says, and the jar it was found in. */
final case class NativesManifest(
    jar: Path,
    linkage: String,
    libraries: Seq[PackedFile],
    systemRequirements: Seq[SystemRequirement],
    reportedVersion: Int
)

object NativesManifest {

  /** Files under this folder of the jar are the ones a program has to extract and load. */
  val LibraryFolder = "lib/native/"

  private val Schema = "mxnet-natives/1"

  /** The number that a library built from MXNet's release 1.9.1 returns from MXGetVersion. */
  private val ReleasedVersion = 10901

  /** Platform and variant of the package under test; it is also the jar's Maven classifier. */
  def id: String = System.getProperty("mxnet.natives.id", "linux-x86_64-cpu")

  def load(): NativesManifest = {
    val url = locate()
    val jar = packedJar(url)
    val text = Using.resource(url.openStream())(in => new String(in.readAllBytes(), UTF_8))
    val json = JsonParser.parseReader(new StringReader(text)).getAsJsonObject
    assertThatObject(json.get("schema").getAsString).as("schema of %s", url).isEqualTo(Schema)
    val described = s"${json.get("platform").getAsString}-${json.get("variant").getAsString}"
    assertThatObject(described).as("platform and variant in %s", url).isEqualTo(id)
    NativesManifest(
      jar,
      json.get("linkage").getAsString,
      objects(json.getAsJsonArray("files")).map(packedFile).filter(isLibrary),
      objects(json.getAsJsonArray("systemRequirements")).map(systemRequirement),
      // Not every library that goes by 1.9.1 was built from that release's sources. A package with
      // such a library has to say so in its manifest; one that says nothing claims the release.
      Option(json.getAsJsonObject("backend").get("reportedVersion"))
        .fold(ReleasedVersion)(_.getAsInt)
    )
  }

  private def locate(): URL = {
    val resource = s"META-INF/natives/$id.json"
    // One jar may be on the class path twice (as the project's own artifact and as an
    // additional element); two different jars would leave open which of them is tested.
    val found = getClass.getClassLoader.getResources(resource).asScala.toSeq
    found.distinctBy(_.toString) match {
      case Seq(url) => url
      case Seq() =>
        fail(
          s"$resource is not on the class path. Add the dependency " +
            s"org.apache.mxnet:mxnet-scala-assembly:VERSION with <classifier>$id</classifier>, " +
            "or choose the package that is there with -Dmxnet.natives.id=PLATFORM-VARIANT."
        )
      case several =>
        fail(s"$resource must come from one jar, but is on the class path in: $several")
    }
  }

  /** The jar of the manifest: unpacked files in a build folder do not prove that a jar works. */
  private def packedJar(manifest: URL): Path = {
    assertThatObject(manifest.getProtocol)
      .as("the package test needs the packed jar on the class path, but found %s", manifest)
      .isEqualTo("jar")
    val jarUrl = manifest.openConnection().asInstanceOf[JarURLConnection].getJarFileURL
    val jar = Path.of(jarUrl.toURI)
    assertThatObject(jar).matches(Files.isRegularFile(_), "is a file")
    assertThat(jar.getFileName.toString)
      .as("name of the jar that holds %s", manifest)
      .endsWith(s"-$id.jar")
    jar
  }

  private def objects(array: JsonArray): Seq[JsonObject] =
    array.asScala.map(_.getAsJsonObject).toSeq

  private def packedFile(json: JsonObject): PackedFile =
    PackedFile(
      json.get("path").getAsString,
      json.get("sha256").getAsString,
      json.get("size").getAsLong
    )

  private def isLibrary(file: PackedFile): Boolean = file.path.startsWith(LibraryFolder)

  private def systemRequirement(json: JsonObject): SystemRequirement =
    SystemRequirement(
      json.get("soname").getAsString,
      json.get("debian").getAsString,
      json.get("rpm").getAsString
    )
}
