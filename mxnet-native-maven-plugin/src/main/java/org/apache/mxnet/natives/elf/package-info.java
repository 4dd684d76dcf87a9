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
/**
 * Reads what an ELF file tells the dynamic loader: its machine, the libraries it needs, and the
 * symbol versions it needs of them.
 *
 * <p>It reads as the loader does, from the program headers, and so works on stripped files. The
 * layouts are those of the System V gABI (ELF header, program header, dynamic section, symbol
 * table, hash table) and of the Linux Standard Base, "Symbol Versioning" ({@code DT_VERSYM}, {@code
 * DT_VERNEED}). {@code DT_GNU_HASH} has no standard; its layout is what binutils writes and glibc
 * reads.
 *
 * <p>{@link org.apache.mxnet.natives.elf.SharedLibrary} has more of a library: what it exports,
 * what it takes from others, what it lets the loader protect, and by the section headers what it
 * keeps for debuggers. {@link org.apache.mxnet.natives.elf.MachineCode} says where its functions
 * are. {@link org.apache.mxnet.natives.elf.ForeignFormat} recognises the native files of other
 * systems.
 *
 * <p>Of a library that is not stripped, {@link org.apache.mxnet.natives.elf.FunctionReader} has the
 * functions.
 *
 * <p>For the linker it reads archives of object files, and the sections, symbols and relocations of
 * objects ({@link org.apache.mxnet.natives.elf.ArArchive}, {@link
 * org.apache.mxnet.natives.elf.RelocatableFile}), by the gABI's section headers.
 *
 * <p>Files come from anywhere, so nothing in them is trusted: {@link
 * org.apache.mxnet.natives.elf.ElfFormatException} or {@link
 * org.apache.mxnet.natives.elf.ArchiveFormatException} is the only answer to a malformed one, and
 * time and memory stay in proportion to its size. The package knows no policy; what the facts mean
 * is for others to judge.
 */
package org.apache.mxnet.natives.elf;
