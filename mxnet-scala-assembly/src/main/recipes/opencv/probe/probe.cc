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
 * Compiled as C++11, linked with -lopencv_highgui -lopencv_imgcodecs -lopencv_imgproc -lopencv_core -ltiff
 * -ljpeg -lpng16 -lz -lm -ldl -lpthread -lrt. Encodes and decodes an image in each format, and compares what
 * resize, cvtColor, warpAffine and copyMakeBorder answer with what they have to. Exits with the number of
 * what is wrong.
 */
#include <opencv2/opencv.hpp>

#include <cstdio>
#include <string>
#include <vector>

namespace {

int failures = 0;

void check(bool right, const char* what, const std::string& of = "") {
  if (!right) {
    std::fprintf(stderr, "opencv: wrong: %s %s\n", what, of.c_str());
    failures++;
  }
}

double worst(const cv::Mat& a, const cv::Mat& b) {
  return a.size() == b.size() && a.type() == b.type() ? cv::norm(a, b, cv::NORM_INF) : 1e9;
}

void codec(const std::string& extension, const cv::Mat& image, double tolerance) {
  std::vector<unsigned char> bytes;
  check(cv::imencode(extension, image, bytes), "imencode", extension);
  check(bytes.size() > 64, "the size of", extension);
  cv::Mat back = cv::imdecode(bytes, cv::IMREAD_UNCHANGED);
  check(worst(image, back) <= tolerance, "the image after imdecode", extension);
  bytes.resize(bytes.size() / 8);
  cv::Mat cut;
  try {
    cut = cv::imdecode(bytes, cv::IMREAD_COLOR);
  } catch (const cv::Exception&) {
    cut.release();
  }
  check(cut.empty() || extension == ".jpg" || cut.size() == image.size(), "a cut file", extension);
}

}  // namespace

int main() {
  cv::Mat image(120, 160, CV_8UC3);
  for (int y = 0; y < image.rows; y++) {
    for (int x = 0; x < image.cols; x++) {
      image.at<cv::Vec3b>(y, x) = cv::Vec3b(cv::saturate_cast<uchar>(x), cv::saturate_cast<uchar>(2 * y),
                                            cv::saturate_cast<uchar>((x + y) / 2));
    }
  }
  codec(".png", image, 0);
  codec(".tiff", image, 0);
  codec(".bmp", image, 0);
  codec(".jpg", image, 16);
  cv::Mat deep;
  image.convertTo(deep, CV_16UC3, 257);
  codec(".png", deep, 0);
  codec(".tiff", deep, 0);

  cv::Mat flat(64, 64, CV_8UC3, cv::Scalar(10, 20, 30));
  cv::Mat small;
  const int methods[] = {cv::INTER_NEAREST, cv::INTER_LINEAR, cv::INTER_CUBIC, cv::INTER_AREA, cv::INTER_LANCZOS4};
  for (int method : methods) {
    cv::resize(flat, small, cv::Size(17, 23), 0, 0, method);
    check(worst(small, cv::Mat(23, 17, CV_8UC3, cv::Scalar(10, 20, 30))) == 0, "resize", std::to_string(method));
  }
  cv::Mat half;
  cv::resize(image, half, cv::Size(80, 60), 0, 0, cv::INTER_AREA);
  // Means of 2 x 2 pixels: of blue, x and x + 1; of green, 2 y and 2 y + 2.
  check(std::abs(half.at<cv::Vec3b>(10, 20)[0] - 40.5) <= 0.5, "the mean of an area, blue");
  check(half.at<cv::Vec3b>(10, 20)[1] == 41, "the mean of an area, green");

  cv::Mat swapped;
  cv::cvtColor(image, swapped, cv::COLOR_BGR2RGB);
  check(swapped.at<cv::Vec3b>(30, 50) == cv::Vec3b(40, 60, 50), "cvtColor to RGB");
  cv::Mat gray;
  cv::cvtColor(flat, gray, cv::COLOR_BGR2GRAY);
  // 0.299 * 30 + 0.587 * 20 + 0.114 * 10
  check(gray.at<uchar>(0, 0) == 22, "cvtColor to gray");
  cv::Mat hls;
  cv::Mat fromHls;
  cv::cvtColor(image, hls, cv::COLOR_BGR2HLS);
  cv::cvtColor(hls, fromHls, cv::COLOR_HLS2BGR);
  check(worst(image, fromHls) < 12, "cvtColor to HLS and back");

  cv::Mat bordered;
  cv::copyMakeBorder(flat, bordered, 1, 2, 3, 4, cv::BORDER_CONSTANT, cv::Scalar(1, 2, 3));
  check(bordered.size() == cv::Size(71, 67) && bordered.at<cv::Vec3b>(0, 0) == cv::Vec3b(1, 2, 3), "copyMakeBorder");
  cv::Mat moved;
  const cv::Mat shift = (cv::Mat_<double>(2, 3) << 1, 0, 5, 0, 1, 7);
  cv::warpAffine(image, moved, shift, image.size());
  check(worst(moved(cv::Rect(5, 7, 100, 100)), image(cv::Rect(0, 0, 100, 100))) == 0, "warpAffine");

  check(cv::checkHardwareSupport(CV_CPU_SSE2) || cv::checkHardwareSupport(CV_CPU_NEON), "no vector instructions");
  check(cv::getBuildInformation().size() < 64, "getBuildInformation tells of the machine that compiled");
  std::printf("opencv %s, %d threads, %s: %d failures\n", cv::getVersionString().c_str(), cv::getNumThreads(),
              cv::getCPUFeaturesLine().c_str(), failures);
  return failures;
}
