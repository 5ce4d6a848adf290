// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/rowreduction.h"

#include <algorithm>
#include <vector>

namespace modalens {

namespace {

constexpr std::int64_t kBlockRows = 4096;

Result<Pca> fit(const RowSource &source, int components, std::string_view device)
{
    const std::int64_t sample = fitRows(source.rows(), source.dimension());
    const auto width = static_cast<std::size_t>(source.dimension());
    std::vector<float> rows(static_cast<std::size_t>(sample) * width);
    for (std::int64_t i = 0; i < sample; ++i)
        source.copyRow(i * source.rows() / sample,
                       std::span(rows).subspan(static_cast<std::size_t>(i) * width, width));
    return principalComponents(rows, sample, source.dimension(), components, device);
}

} // namespace

void MatrixSource::copyRow(std::int64_t row, std::span<float> out) const
{
    const auto width = static_cast<std::size_t>(m_dimension);
    std::ranges::copy(m_values.subspan(static_cast<std::size_t>(row) * width, width), out.begin());
}

std::int64_t fitRows(std::int64_t rows, int dimension)
{
    constexpr std::int64_t kMostRows = 50'000, kMostValues = 24 << 20;
    return std::min({rows, kMostRows, std::max<std::int64_t>(1, kMostValues / dimension)});
}

Result<Pca> reduceRows(const RowSource &source, int components, std::string_view device,
                       const std::function<void(std::int64_t, std::span<const float>)> &take,
                       ProgressSink &progress, std::stop_token stop)
{
    const std::int64_t rows = source.rows();
    if (rows < 1 || source.dimension() < 1)
        return fail(ErrorCode::InvalidArgument, "there are no vectors to project");
    progress.report({"project.fit", 0, rows, {}});
    MODALENS_TRY(pca, fit(source, components, device));
    const auto width = static_cast<std::size_t>(source.dimension());
    std::vector<float> block;
    for (std::int64_t first = 0; first < rows; first += kBlockRows) {
        if (stop.stop_requested())
            return fail(ErrorCode::Cancelled, "projection was stopped");
        const std::int64_t count = std::min(kBlockRows, rows - first);
        block.resize(static_cast<std::size_t>(count) * width);
        for (std::int64_t i = 0; i < count; ++i)
            source.copyRow(first + i, std::span(block).subspan(static_cast<std::size_t>(i) * width, width));
        take(first, projectOnto(pca, block, count));
        progress.report({"project.rows", first + count, rows, {}});
    }
    return std::move(pca);
}

} // namespace modalens
