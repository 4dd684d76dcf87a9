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

#include "cases.h"

/* What rounding alone explains in sums of some thousand float32. */
#define SAME 1e-3
/* Decoders may round each of their steps their own way: three of 255 grey levels. */
#define PIXELS 1.2e-2

/* Ten million elements: larger than any cache but the largest servers'. */
#define MANY "u:10000x1000"

const Case cases[] = {
    {"dot 256", "dot", "u:256x256 u:256x256", "", SAME, 0, 0},
    {"dot 1024", "dot", "u:1024x1024 u:1024x1024", "", SAME, 0, 0},
    {"dot 2048", "dot", "u:2048x2048 u:2048x2048", "", SAME, 0, 0},
    {"dot matrix by vector 4096", "dot", "u:4096x4096 u:4096", "", SAME, 0, 0},
    {"batch_dot 32 x 256", "batch_dot", "u:32x256x128 u:32x128x256", "", SAME, 0, 0},
    {"FullyConnected 512x1024x1024", "FullyConnected", "u:512x1024 u:1024x1024 u:1024",
     "num_hidden=1024", SAME, 0, 0},
    {"Convolution 3x3 64 of 56x56", "Convolution", "u:8x64x56x56 u:64x64x3x3",
     "kernel=(3,3) pad=(1,1) num_filter=64 no_bias=True", SAME, 0, 0},
    {"Convolution 1x1 64 to 256", "Convolution", "u:8x64x56x56 u:256x64x1x1",
     "kernel=(1,1) num_filter=256 no_bias=True", SAME, 0, 0},
    {"Convolution 3x3 depthwise", "Convolution", "u:8x64x56x56 u:64x1x3x3",
     "kernel=(3,3) pad=(1,1) num_filter=64 num_group=64 no_bias=True", SAME, 0, 0},
    {"BatchNorm inference", "BatchNorm", "u:8x64x56x56 p:64 u:64 u:64 p:64",
     "fix_gamma=False eps=1e-5", SAME, 0, 0},
    {"BatchNorm training", "BatchNorm", "u:8x64x56x56 p:64 u:64 u:64 p:64",
     "fix_gamma=False eps=1e-5", SAME, 0, 1},
    {"LayerNorm 512x1024", "LayerNorm", "u:512x1024 p:1024 u:1024", "", SAME, 0, 0},
    {"Pooling max 3x3", "Pooling", "u:8x64x112x112",
     "kernel=(3,3) stride=(2,2) pad=(1,1) pool_type=max", SAME, 0, 0},
    {"Pooling average 7x7", "Pooling", "u:8x2048x7x7", "kernel=(7,7) pool_type=avg", SAME, 0, 0},
    /* Few steps: over many, untrained weights of this size would magnify rounding. */
    {"LSTM 256, 8 steps of 32", "RNN", "u:8x32x256 u:526336 u:1x32x256 u:1x32x256",
     "state_size=256 num_layers=1 mode=lstm", SAME, 0, 0},
    {"GRU 256, 8 steps of 32", "RNN", "u:8x32x256 u:394752 u:1x32x256",
     "state_size=256 num_layers=1 mode=gru", SAME, 0, 0},
    {"softmax 1024x1024", "softmax", "u:1024x1024", "axis=-1", SAME, 0, 0},
    {"softmax 64x50000", "softmax", "u:64x50000", "axis=-1", SAME, 0, 0},
    {"softmax 1024x1024 axis 0", "softmax", "u:1024x1024", "axis=0", SAME, 0, 0},
    {"log_softmax 1024x1024", "log_softmax", "u:1024x1024", "axis=-1", SAME, 0, 0},
    {"log_softmax 64x50000", "log_softmax", "u:64x50000", "axis=-1", SAME, 0, 0},
    {"elemwise_add 10^7", "elemwise_add", MANY " " MANY, "", SAME, 0, 0},
    {"elemwise_mul 10^7", "elemwise_mul", MANY " " MANY, "", SAME, 0, 0},
    {"exp 10^7", "exp", MANY, "", SAME, 0, 0},
    {"log 10^7", "log", "p:10000x1000", "", SAME, 0, 0},
    {"sqrt 10^7", "sqrt", "p:10000x1000", "", SAME, 0, 0},
    {"tanh 10^7", "tanh", MANY, "", SAME, 0, 0},
    {"relu 10^7", "relu", MANY, "", SAME, 0, 0},
    {"sigmoid 10^7", "sigmoid", MANY, "", SAME, 0, 0},
    {"broadcast_add 10^7", "broadcast_add", MANY " u:1x1000", "", SAME, 0, 0},
    {"broadcast_mul 10^7 column", "broadcast_mul", MANY " u:10000x1", "", SAME, 0, 0},
    {"sum axis 1", "sum", MANY, "axis=1", SAME, 0, 0},
    {"sum axis 0", "sum", MANY, "axis=0", SAME, 0, 0},
    {"mean axis 1", "mean", MANY, "axis=1", SAME, 0, 0},
    {"max axis 1", "max", MANY, "axis=1", SAME, 0, 0},
    {"argmax axis 1", "argmax", "s:1000x1000", "axis=1", SAME, 0, 0},
    {"norm 10^7", "norm", MANY, "", SAME, 0, 0},
    {"argsort 10^6", "argsort", "s:1000000", "", SAME, 0, 0},
    {"sort 10^6", "sort", "s:1000000", "", SAME, 0, 0},
    {"topk 10 of 10^6", "topk", "s:1000000", "k=10", SAME, 0, 0},
    /* The singular values; the vectors' signs are the library's choice. */
    {"linalg gesvd 256", "_npi_svd", "u:256x256", "", SAME, 1, 0},
    {"linalg syevd 256", "_linalg_syevd", "d:256x256", "", SAME, 1, 0},
    {"linalg potrf 1024", "_linalg_potrf", "d:1024x1024", "", SAME, 0, 0},
    {"linalg gemm2 1024", "_linalg_gemm2", "u:1024x1024 u:1024x1024", "", SAME, 0, 0},
    {"Embedding 8192 of 50000x256", "Embedding", "i50000:64x128 u:50000x256",
     "input_dim=50000 output_dim=256", SAME, 0, 0},
    {"take 8192 of 50000x256", "take", "u:50000x256 i50000:8192", "", SAME, 0, 0},
    {"transpose 4096x2048", "transpose", "u:4096x2048", "", SAME, 0, 0},
    {"transpose NCHW to NHWC", "transpose", "u:32x64x56x56", "axes=(0,2,3,1)", SAME, 0, 0},
    {"Concat 2 x 10^7", "Concat", MANY " " MANY, "num_args=2 dim=1", SAME, 0, 0},
    {"JPEG decode 1920x1080", "_cvimdecode", "j:1080x1920", "", PIXELS, 0, 0},
    {"resize 1920x1080 to 640x360", "_cvimresize", "b:1080x1920x3", "w=640 h=360", PIXELS, 0, 0},
    {"ResNet-50 forward, 4 images", 0, "", "", SAME, 0, 0},
};

const int case_count = sizeof cases / sizeof *cases;
