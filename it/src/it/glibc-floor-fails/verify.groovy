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
import org.apache.mxnet.natives.it.BuildLog
import org.apache.mxnet.natives.it.Bytes

import static org.assertj.core.api.Assertions.assertThat

def log = new BuildLog(basedir)

assertThat(log.run(1))
    .contains(':check-glibc ')
    .contains(
        'libtiny.so needs GLIBC_2.29 (symbol pow of libm.so.6), above the floor GLIBC_2.17: it does'
            + ' not load on Amazon Linux 1 (glibc 2.17), CentOS 7 (2.17), ')
    .contains('Ubuntu 18.04 (2.27)', 'Debian 10 (2.28)', 'RHEL 8 (2.28)')
    .doesNotContain('Ubuntu 20.04', 'Debian 11')
    .contains(
        'What to do: Build against glibc 2.17 or older, leave the file out and declare it as a'
            + ' system requirement, or raise the floor with -Dmxnet.glibc=2.29 and lose these systems.')

assertThat(log.run(2))
    .contains(
        'libtiny.so needs GLIBC_2.29 (symbol pow of libm.so.6), above the floor GLIBC_2.28: it does'
            + ' not load on CentOS 8 (glibc 2.28), Debian 10 (2.28), RHEL 8 (2.28).')

assertThat(log.run(3))
    .contains('1 native file needs at most GLIBC_2.29 (floor 2.29): libtiny.so 2.29')
    .contains('BUILD SUCCESS')
return true
