/*
 * Licensed to the Apache Software Foundation (ASF) under one or more
 * contributor license agreements.  See the NOTICE file distributed with
 * this work for additional information regarding copyright ownership.
 * The ASF licenses this file to You under the Apache License, Version 2.0
 * (the "License"); you may not use this file except in compliance with
 * the License.  You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

/*
 * Compiled as C++11, linked with -lprotobuf -lpthread. Describes a message at run time, fills it, and
 * sends it through the wire format, the text format and JSON. Exits with the number of what is wrong.
 */
#include <google/protobuf/descriptor.h>
#include <google/protobuf/descriptor.pb.h>
#include <google/protobuf/dynamic_message.h>
#include <google/protobuf/text_format.h>
#include <google/protobuf/util/json_util.h>

#include <cstdio>
#include <memory>
#include <string>

using namespace google::protobuf;

namespace {

int failures = 0;

void check(bool right, const char* what) {
  if (!right) {
    std::fprintf(stderr, "protobuf: wrong: %s\n", what);
    failures++;
  }
}

void add(DescriptorProto* type, const char* name, int number, FieldDescriptorProto::Type kind,
         FieldDescriptorProto::Label label) {
  FieldDescriptorProto* field = type->add_field();
  field->set_name(name);
  field->set_number(number);
  field->set_type(kind);
  field->set_label(label);
}

}  // namespace

int main() {
  GOOGLE_PROTOBUF_VERIFY_VERSION;
  FileDescriptorProto file;
  file.set_name("probe.proto");
  file.set_package("probe");
  DescriptorProto* type = file.add_message_type();
  type->set_name("Node");
  add(type, "id", 1, FieldDescriptorProto::TYPE_INT32, FieldDescriptorProto::LABEL_OPTIONAL);
  add(type, "hostname", 2, FieldDescriptorProto::TYPE_STRING, FieldDescriptorProto::LABEL_OPTIONAL);
  add(type, "key", 3, FieldDescriptorProto::TYPE_UINT64, FieldDescriptorProto::LABEL_REPEATED);
  DescriptorPool pool;
  const FileDescriptor* described = pool.BuildFile(file);
  check(described != nullptr, "BuildFile");
  if (described == nullptr) {
    return failures;
  }
  const Descriptor* node = described->FindMessageTypeByName("Node");
  DynamicMessageFactory factory(&pool);
  std::unique_ptr<Message> message(factory.GetPrototype(node)->New());
  const Reflection* reflection = message->GetReflection();
  reflection->SetInt32(message.get(), node->FindFieldByName("id"), 150);
  reflection->SetString(message.get(), node->FindFieldByName("hostname"), "testing");
  for (int i = 0; i < 1000; i++) {
    reflection->AddUInt64(message.get(), node->FindFieldByName("key"), 1ULL << (i % 64));
  }

  std::string wire;
  check(message->SerializeToString(&wire), "SerializeToString");
  // The example of the documentation of the wire format: field 1 with the value 150, field 2 "testing".
  check(wire.compare(0, 12, std::string("\x08\x96\x01\x12\x07testing", 12)) == 0, "the bytes of the wire format");
  std::unique_ptr<Message> back(factory.GetPrototype(node)->New());
  check(back->ParseFromString(wire), "ParseFromString");
  check(back->SerializeAsString() == wire, "the message after the wire format");
  check(!back->ParseFromString(wire.substr(0, 8)), "a cut message is accepted");

  std::string text;
  check(TextFormat::PrintToString(*message, &text), "PrintToString");
  check(TextFormat::ParseFromString(text, back.get()), "reading the text format");
  check(back->SerializeAsString() == wire, "the message after the text format");

  std::string json;
  check(util::MessageToJsonString(*message, &json).ok(), "MessageToJsonString");
  check(json.find("\"hostname\":\"testing\"") != std::string::npos, "the JSON");
  check(util::JsonStringToMessage(json, back.get()).ok(), "JsonStringToMessage");
  check(back->SerializeAsString() == wire, "the message after JSON");
  std::printf("protobuf %d: %d failures\n", GOOGLE_PROTOBUF_VERSION, failures);
  back.reset();
  message.reset();
  return failures;
}
