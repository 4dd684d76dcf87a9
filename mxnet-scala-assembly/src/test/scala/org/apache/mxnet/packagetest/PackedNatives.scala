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
import java.security.MessageDigest
import java.util.HexFormat
import java.util.jar.JarFile

import scala.annotation.tailrec
import scala.jdk.CollectionConverters._
import scala.util.Using

import org.assertj.core.api.Assertions.{assertThat, assertThatList, assertThatObject}

/**
 * The native libraries of the packed jar, laid down the way MXNet's Scala loader does it: every
 * JVM extracts them into a fresh folder of its own, where `libmxnet.so` finds its siblings through
 * its RPATH `$ORIGIN`, and removes the folder when it ends.
 */
object PackedNatives {

  // Lazy, so that a failure reaches the test as it is: one in the object's initialiser would turn
  // into ExceptionInInitializerError, and then into NoClassDefFoundError for every later test.
  private lazy val manifest: NativesManifest = NativesManifest.load()

  /** The folder of this JVM with all libraries in it. */
  lazy val directory: Path = extract()

  /** What MXGetVersion has to return. */
  def reportedVersion: Int = manifest.reportedVersion

  def mxnet: Path = directory.resolve("libmxnet.so")

  /** What MXNet's Scala package calls `libmxnet.so` through, in the order to load it. */
  def glue: Seq[Path] =
    manifest.libraries.map(_.name).filter(isGlue).map(directory.resolve)

  /** Whether somebody else built the natives. */
  def isPrebuilt: Boolean = manifest.linkage == "prebuilt"

  /**
   * Runs `load`. The dynamic linker names only the file it misses; to that this adds who was to
   * provide the file: the machine (then in which package it is) or the jar.
   */
  def explainingLinkErrors[T](load: => T): T =
    try load
    catch {
      case failure: Throwable if linkError(failure).isDefined =>
        val message = linkError(failure).fold("")(_.getMessage.strip)
        // JNA tries several times, and tells the class path of each try that was not a file.
        val attempts = message.linesIterator.filterNot(_.contains("not found in resource path"))
        val cause = attempts.distinct.mkString("\n")
        throw new AssertionError(explanation(cause), failure)
    }

  /**
   * Checks that each packed library is mapped into this process from the extracted folder, and no
   * second copy of it from elsewhere: else the results would prove nothing about the jar.
   *
   * @param withGlue whether the glue is loaded too, which `libmxnet.so` does not need
   */
  def assertMapped(withGlue: Boolean = false): Unit = {
    // The linker reports real paths, and the folder for temporary files may be a symbolic link.
    val home = directory.toRealPath()
    val mapped = mappedFiles()
    manifest.libraries.filter(library => withGlue || !isGlue(library.name)).foreach { library =>
      assertThatList(mapped.filter(_.getFileName.toString == library.name).asJava)
        .as("files mapped into this process as %s", library.name)
        .isEqualTo(Seq(home.resolve(library.name)).asJava)
    }
  }

  private def isGlue(name: String): Boolean = name.endsWith("-scala.so")

  private def extract(): Path = {
    val files = manifest.libraries
    assertThatList(files.map(_.name).asJava).as("libraries in the manifest").contains("libmxnet.so")
    val folder = NativesManifest.LibraryFolder
    val target = Files.createTempDirectory("mxnet")
    sys.addShutdownHook(delete(target))
    Using.resource(new JarFile(manifest.jar.toFile)) { jar =>
      val packed = jar.stream.iterator.asScala
        .filter(entry => !entry.isDirectory)
        .map(_.getName)
        .filter(_.startsWith(folder))
      assertThatList(packed.toSeq.sorted.asJava)
        .as("files under %s in %s, against its manifest", folder, jar.getName)
        .isEqualTo(files.map(_.path).sorted.asJava)
      files.foreach(extract(jar, _, target))
    }
    target
  }

  private def extract(jar: JarFile, file: PackedFile, target: Path): Unit = {
    // $ORIGIN finds siblings only, so a library in a sub-folder could never be loaded.
    assertThat(file.path).isEqualTo(NativesManifest.LibraryFolder + file.name)
    val copy = target.resolve(file.name)
    Using.resource(jar.getInputStream(jar.getEntry(file.path)))(Files.copy(_, copy))
    assertThatObject(Files.size(copy)).as("size of %s", file.path).isEqualTo(file.size)
    assertThatObject(sha256(copy))
      .as("SHA-256 of %s in %s", file.path, jar.getName)
      .isEqualTo(file.sha256)
  }

  private def sha256(file: Path): String = {
    val digest = MessageDigest.getInstance("SHA-256")
    Using.resource(Files.newInputStream(file)) { in =>
      val buffer = new Array[Byte](1 << 16)
      Iterator.continually(in.read(buffer)).takeWhile(_ >= 0).foreach(digest.update(buffer, 0, _))
    }
    HexFormat.of.formatHex(digest.digest)
  }

  private def delete(directory: Path): Unit = {
    Using.resource(Files.list(directory))(_.iterator.asScala.toSeq).foreach(Files.delete)
    Files.delete(directory)
  }

  /** The files mapped into this process, from Linux' list of its memory regions. */
  private def mappedFiles(): Seq[Path] =
    Files
      .readAllLines(Path.of("/proc/self/maps"))
      .asScala
      .map(line => line.drop(line.indexOf('/')) -> line.contains('/'))
      .collect { case (path, true) => Path.of(path) }
      .distinct
      .toSeq

  @tailrec
  private def linkError(failure: Throwable): Option[UnsatisfiedLinkError] = failure match {
    case null                        => None
    case error: UnsatisfiedLinkError => Some(error)
    case other                       => linkError(other.getCause)
  }

  private def explanation(cause: String): String = {
    val required = manifest.systemRequirements
    val missing = "(\\S+): cannot open shared object file".r.findFirstMatchIn(cause).map(_.group(1))
    val verdict = missing match {
      case None => "The linker names no missing library."
      case Some(soname) =>
        required.find(_.soname == soname) match {
          case Some(requirement) => s"This machine lacks $requirement: install that package."
          case None =>
            s"$soname is no declared requirement, so the jar should hold it under " +
              s"${NativesManifest.LibraryFolder}, or the manifest should declare it."
        }
    }
    s"""libmxnet.so of ${manifest.jar.getFileName} cannot be loaded.
       |$verdict
       |The package expects from the system: ${required.mkString(", ")}
       |It holds: ${manifest.libraries.map(_.name).mkString(", ")}
       |The linker says: $cause""".stripMargin
  }
}
