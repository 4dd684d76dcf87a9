# Licensed to the Apache Software Foundation (ASF) under one or more
# contributor license agreements.  See the NOTICE file distributed with
# this work for additional information regarding copyright ownership.
# The ASF licenses this file to You under the Apache License, Version 2.0
# (the "License"); you may not use this file except in compliance with
# the License.  You may obtain a copy of the License at
#
# http://www.apache.org/licenses/LICENSE-2.0
#
# Unless required by applicable law or agreed to in writing, software
# distributed under the License is distributed on an "AS IS" BASIS,
# WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
# See the License for the specific language governing permissions and
# limitations under the License.

# Included at the end of the first project(), when there are no targets yet. Beside it, targets.cmake has this
# function called for each of them, once the project has been read.
if(CMAKE_VERSION VERSION_LESS 3.19)
  message(FATAL_ERROR "This recipe has headers precompiled, which takes CMake 3.19; this is ${CMAKE_VERSION}. \
Install a newer CMake, or take 'precompile' out of the recipe.")
endif()
function(mxnet_natives_precompile target header)
  if(NOT TARGET ${target})
    message(STATUS "No target ${target}, whose headers the recipe has precompiled")
    return()
  endif()
  if(MXNET_NATIVES_PRECOMPILE)
    target_precompile_headers(${target} PRIVATE "$<$<COMPILE_LANGUAGE:CXX>:${header}>")
    # Clang would write the times of all headers into it, and ccache find nothing again.
    target_compile_options(${target} PRIVATE
        "$<$<COMPILE_LANGUAGE:CXX>:SHELL:-Xclang -fno-pch-timestamp>")
  else()
    target_compile_options(${target} PRIVATE "$<$<COMPILE_LANGUAGE:CXX>:-include;${header}>")
  endif()
endfunction()
