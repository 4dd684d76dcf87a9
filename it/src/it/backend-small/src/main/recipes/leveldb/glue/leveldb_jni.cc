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

// What com.example.leveldb.LevelDb declares, on LevelDB's C API.

#include <jni.h>
#include <leveldb/c.h>

#include <string>

namespace {

std::string Bytes(JNIEnv* env, jbyteArray array) {
  std::string copy(static_cast<size_t>(env->GetArrayLength(array)), '\0');
  env->GetByteArrayRegion(array, 0, env->GetArrayLength(array), reinterpret_cast<jbyte*>(&copy[0]));
  return copy;
}

// Turns an error of LevelDB into an exception of Java.
bool Failed(JNIEnv* env, char* error) {
  if (error == nullptr) {
    return false;
  }
  env->ThrowNew(env->FindClass("java/lang/IllegalStateException"), error);
  leveldb_free(error);
  return true;
}

leveldb_t* Database(jlong handle) { return reinterpret_cast<leveldb_t*>(handle); }

}  // namespace

extern "C" {

JNIEXPORT jstring JNICALL Java_com_example_leveldb_LevelDb_version(JNIEnv* env, jclass) {
  const std::string version =
      std::string(1, static_cast<char>('0' + leveldb_major_version())) + "." +
      std::string(1, static_cast<char>('0' + leveldb_minor_version() / 10)) +
      std::string(1, static_cast<char>('0' + leveldb_minor_version() % 10));
  return env->NewStringUTF(version.c_str());
}

JNIEXPORT jlong JNICALL Java_com_example_leveldb_LevelDb_open(JNIEnv* env, jclass, jbyteArray path) {
  leveldb_options_t* options = leveldb_options_create();
  leveldb_options_set_create_if_missing(options, 1);
  leveldb_options_set_compression(options, leveldb_snappy_compression);
  char* error = nullptr;
  leveldb_t* database = leveldb_open(options, Bytes(env, path).c_str(), &error);
  leveldb_options_destroy(options);
  return Failed(env, error) ? 0 : reinterpret_cast<jlong>(database);
}

JNIEXPORT void JNICALL Java_com_example_leveldb_LevelDb_put(
    JNIEnv* env, jclass, jlong handle, jbyteArray key, jbyteArray value) {
  const std::string name = Bytes(env, key);
  const std::string content = Bytes(env, value);
  leveldb_writeoptions_t* options = leveldb_writeoptions_create();
  char* error = nullptr;
  leveldb_put(Database(handle), options, name.data(), name.size(), content.data(), content.size(),
              &error);
  leveldb_writeoptions_destroy(options);
  Failed(env, error);
}

JNIEXPORT jbyteArray JNICALL Java_com_example_leveldb_LevelDb_get(
    JNIEnv* env, jclass, jlong handle, jbyteArray key) {
  const std::string name = Bytes(env, key);
  leveldb_readoptions_t* options = leveldb_readoptions_create();
  size_t size = 0;
  char* error = nullptr;
  char* content =
      leveldb_get(Database(handle), options, name.data(), name.size(), &size, &error);
  leveldb_readoptions_destroy(options);
  if (Failed(env, error) || content == nullptr) {
    return nullptr;
  }
  jbyteArray array = env->NewByteArray(static_cast<jsize>(size));
  env->SetByteArrayRegion(array, 0, static_cast<jsize>(size), reinterpret_cast<jbyte*>(content));
  leveldb_free(content);
  return array;
}

JNIEXPORT void JNICALL Java_com_example_leveldb_LevelDb_compact(JNIEnv*, jclass, jlong handle) {
  leveldb_compact_range(Database(handle), nullptr, 0, nullptr, 0);
}

JNIEXPORT void JNICALL Java_com_example_leveldb_LevelDb_close(JNIEnv*, jclass, jlong handle) {
  leveldb_close(Database(handle));
}

}  // extern "C"
