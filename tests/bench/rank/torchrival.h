// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/rank/fusion.h"

#include <memory>
#include <span>
#include <vector>

namespace modalens::bench {

/// What one would write with LibTorch: columns stacked as a matrix with missing cells as 0, weights times
/// matrix, topk. It neither renormalises nor explains; that is in its favour.
class TorchRival
{
public:
    TorchRival(std::span<const SharedColumn> columns, int threads);
    ~TorchRival();
    /// The score of the last of the best `count`, so that nothing can be left out.
    float run(std::span<const double> weights, std::int64_t count);

private:
    struct Data;
    std::unique_ptr<Data> m_data;
};

} // namespace modalens::bench
