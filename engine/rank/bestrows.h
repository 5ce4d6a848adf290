// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <numeric>
#include <span>
#include <vector>

namespace modalens {

struct ScoredRow
{
    double score;
    std::int64_t row;
};

/// The order of every ranking: higher score first, ties by row.
struct RanksBefore
{
    bool operator()(const ScoredRow &a, const ScoredRow &b) const
    {
        return a.score > b.score || (a.score == b.score && a.row < b.row);
    }
};

/// Sorts by RanksBefore(). Scores are first dealt into buckets of equal width: comparing alone guesses one
/// branch in two wrong. \pre scores are finite or infinite, never NaN.
inline void sortBestFirst(std::vector<ScoredRow> &rows)
{
    constexpr std::size_t kBuckets = 256;
    if (rows.size() < 2)
        return;
    const auto [low, high] = std::minmax_element(
        rows.begin(), rows.end(), [](const ScoredRow &a, const ScoredRow &b) { return a.score < b.score; });
    const double best = high->score, perScore = (kBuckets - 1) / (best - low->score);
    if (!(perScore < 1e300) || !(perScore > 0)) { // all the same, or too far apart to tell
        std::sort(rows.begin(), rows.end(), RanksBefore());
        return;
    }
    const auto bucketOf = [&](const ScoredRow &row) {
        return static_cast<std::size_t>((best - row.score) * perScore);
    };
    std::array<std::size_t, kBuckets + 1> ends{}; // of the bucket before
    for (const ScoredRow &row : rows)
        ++ends[bucketOf(row) + 1];
    std::partial_sum(ends.begin(), ends.end(), ends.begin());
    std::vector<ScoredRow> dealt(rows.size());
    auto next = ends;
    for (const ScoredRow &row : rows)
        dealt[next[bucketOf(row)]++] = row;
    for (std::size_t bucket = 0; bucket < kBuckets; ++bucket)
        std::sort(dealt.begin() + static_cast<std::ptrdiff_t>(ends[bucket]),
                  dealt.begin() + static_cast<std::ptrdiff_t>(ends[bucket + 1]), RanksBefore());
    rows.swap(dealt);
}

/// Keeps the best `keep` of the rows offered to it: collects twice as many, then drops the worse half, which
/// costs a few nanoseconds a row where a heap costs log(keep). Rows may come in any order; scores are never
/// NaN.
class alignas(64) BestRows // each thread fills its own: no shared cache lines
{
public:
    /// \pre keep >= 1. \param offered an upper bound of the rows that will be offered, for the memory to
    /// reserve.
    BestRows(std::int64_t keep, std::int64_t offered)
        : m_keep(static_cast<std::size_t>(keep))
        , m_capacity(static_cast<std::size_t>(std::min(2 * keep, std::max(offered, keep) + 1)))
        , m_last{-std::numeric_limits<double>::infinity(), std::numeric_limits<std::int64_t>::max()}
    {
        m_rows.reserve(m_capacity);
    }

    /// The score a row must at least have to get in; -infinity until enough have been seen.
    double threshold() const { return m_last.score; }

    void offer(ScoredRow row)
    {
        if (!RanksBefore()(row, m_last))
            return;
        m_rows.push_back(row);
        if (m_rows.size() == m_capacity)
            dropWorse();
    }

    /// In no order; may hold more than `keep`.
    std::span<const ScoredRow> rows() const { return m_rows; }

    /// Leaves the best `keep` and sets threshold() to the last of them, where there are so many.
    void dropWorse()
    {
        if (m_rows.size() < m_keep)
            return;
        const auto last = m_rows.begin() + static_cast<std::ptrdiff_t>(m_keep) - 1;
        std::nth_element(m_rows.begin(), last, m_rows.end(), RanksBefore());
        m_last = *last;
        m_rows.resize(m_keep);
    }

private:
    std::size_t m_keep, m_capacity;
    ScoredRow m_last; // the worst that was kept
    std::vector<ScoredRow> m_rows;
};

} // namespace modalens
