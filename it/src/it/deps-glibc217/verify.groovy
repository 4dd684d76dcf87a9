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
import org.apache.mxnet.natives.it.AssemblyRecipes
import org.apache.mxnet.natives.it.BuildLog
import org.apache.mxnet.natives.it.Command
import org.apache.mxnet.natives.it.Steps

import static org.assertj.core.api.Assertions.assertThat

def log = new BuildLog(basedir)
def run = { List<String> command -> Command.run([:], '', *command.collect { it.toString() }) }

/** Links the probe of a library with the command line of the toolchain; gives the program and its sysroot. */
def link = { String platform, String name ->
  def natives = new File(basedir, "target/natives/$platform-cpu")
  def compiler = new File(natives, 'toolchain/target/cc')
  def program = new File(natives, "$name-probe")
  assertThat(compiler.text).contains(" 'clang-16' '--target=")
  run([
    compiler,
    "-I$natives/prefix/include",
    new File(basedir, "src/main/recipes/$name/probe/probe.c"),
    "-L$natives/prefix/lib",
    *AssemblyRecipes.link(basedir, name),
    '-o',
    program,
  ])
  return [program, (compiler.text =~ /--sysroot=([^']+)/)[0][1]]
}

/** Static but for the C library, of which nothing is newer than in 2013. */
def check = { File program, String machine ->
  def read = run(['llvm-readelf-16', '--file-header', '--dynamic-table', '--version-info', program])
  assertThat(read).containsPattern("Machine: +$machine".toString())
  def needed = (read =~ /\(NEEDED\) +Shared library: \[(.*)]/).collect { it[1] }
  assertThat(needed - ['libm.so.6', 'ld-linux-aarch64.so.1']).isEqualTo(['libc.so.6'])
  def versions = (read =~ /GLIBC_2\.(\d+)/).collect { it[1] as int }
  assertThat(versions.max()).isBetween(2, 17)
}

def all = ['greet', 'libpng', 'marks', 'sums', 'zlib']
[1, 2].each { number ->
  assertThat(new Steps(log.run(number)).built().collect { it.split(' ')[0] }).isEqualTo(all)
}

['zlib', 'libpng'].each { name ->
  def well = "$name ${AssemblyRecipes.version(basedir, name)}: 0 failures\n".toString()

  def (File program, String sysroot) = link('linux-x86_64', name)
  check(program, 'Advanced Micro Devices X86-64')
  assertThat(run([program])).isEqualTo(well)
  // By glibc 2.17 itself: the loader and the libraries that were there when the program was linked.
  def loader = ["$sysroot/lib64/ld-linux-x86-64.so.2", '--library-path', "$sysroot/lib64:$sysroot/lib"]
  assertThat(run([*loader, '--list', program])).containsPattern(/libc\.so\.6 => .*\/sysroot\/lib/)
  assertThat(run([*loader, program])).isEqualTo(well)

  (program, sysroot) = link('linux-aarch64', name)
  check(program, 'AArch64')
  assertThat(run(['qemu-aarch64-static', '-L', sysroot, program])).isEqualTo(well)
}
assertThat(log.run(1)).contains('2 probes ran well, by ').contains('/ld-2.17.so --library-path ')
assertThat(log.run(2)).contains('2 probes ran well, by qemu-aarch64-static -L ')
return true
