#
# Licensed to the Apache Software Foundation (ASF) under one or more
# contributor license agreements.  See the NOTICE file distributed with
# this work for additional information regarding copyright ownership.
# The ASF licenses this file to You under the Apache License, Version 2.0
# (the "License"); you may not use this file except in compliance with
# the License.  You may obtain a copy of the License at
#
#     http://www.apache.org/licenses/LICENSE-2.0
#
# Unless required by applicable law or agreed to in writing, software
# distributed under the License is distributed on an "AS IS" BASIS,
# WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
# See the License for the specific language governing permissions and
# limitations under the License.

# Sourced by benchmarks/audit and benchmarks/readelf-agreement, which set root and work: what both need of the
# plugin. They do not build it, so that what they measure is what was built last.
# A function that fails ends the script also from within $(…).
shopt -s inherit_errexit
plugin=$root/mxnet-native-maven-plugin
version=$(sed -n 's|.*<version>\(.*\)</version>.*|\1|p' "$plugin/pom.xml" | head -n 1)
goal=org.apache.mxnet:mxnet-native-maven-plugin:$version:check-glibc
repository=${MAVEN_REPO_LOCAL:-$HOME/.m2/repository}
maven=(mvn -o -B "-Dmaven.repo.local=$repository")

fail() {
  printf '%s\n' "$*" >&2
  exit 2
}

class_path() { # the plugin's classes and what they need
  [ -d "$plugin/target/classes" ] || fail 'no classes of the plugin: mvn -q install -DskipTests'
  if [ ! "$work/class-path" -nt "$plugin/pom.xml" ]; then
    # Online: the plugin that tells the class path may be missing.
    mvn -B -q "-Dmaven.repo.local=$repository" -f "$root/pom.xml" -pl mxnet-native-maven-plugin \
      dependency:build-classpath -Dmdep.includeScope=runtime -Dmdep.outputFile="$work/class-path.new" >&2
    mv "$work/class-path.new" "$work/class-path"
  fi
  echo "$plugin/target/classes:$(cat "$work/class-path")"
}

installed() { # demands the plugin in the local repository
  [ -d "$repository/org/apache/mxnet/mxnet-native-maven-plugin/$version" ] ||
    fail "the plugin $version is not installed: mvn -q install -DskipTests"
}

machine() {
  echo "$(uname -sm), $(nproc) processors, $(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -n 1)"
}
