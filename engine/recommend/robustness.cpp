// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/recommend/robustness.h"

#include "engine/embed/embedder.h"
#include "engine/models/augment.h"
#include "engine/rank/similarity.h"
#include "engine/recommend/metrics.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <mutex>
#include <numeric>
#include <optional>
#include <utility>

namespace modalens {

namespace {

/// Of one item under one augmentation.
struct Change
{
    double similarity = 0, rankChange = 0, overlap = 0, kendall = 0;
};

ImageContent augmented(const ImageContent &content, const Augmentation &augmentation, std::uint64_t seed)
{
    ImageContent changed;
    for (const Image &image : content.images)
        changed.images.push_back(augmentation.apply(image, seed));
    return changed;
}

/// Similarities to every stored vector but the item's own, in the order of the space.
std::vector<double> similarities(const SpaceVectors &vectors, std::span<const float> query, ItemId own,
                                 std::int64_t rows)
{
    ThreadTeam alone(1);
    const auto column = vectors.info().dtype == Dtype::Float16
                            ? dotColumn(vectors.halves(), vectors.items(), query, rows, alone)
                            : dotColumn(vectors.floats(), vectors.items(), query, rows, alone);
    std::vector<double> values;
    for (const ItemId item : vectors.items())
        if (item != own)
            values.push_back(column[static_cast<std::size_t>(rowOf(item))]);
    return values;
}

/// 0 for the most similar; ties by position.
std::vector<std::int64_t> ranksOf(const std::vector<double> &values)
{
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return values[a] > values[b]; });
    std::vector<std::int64_t> ranks(values.size());
    for (std::size_t place = 0; place < order.size(); ++place)
        ranks[order[place]] = static_cast<std::int64_t>(place);
    return ranks;
}

Change compared(const std::vector<double> &before, const std::vector<double> &after, int k)
{
    const auto ranksBefore = ranksOf(before);
    const auto ranksAfter = ranksOf(after);
    const auto count = static_cast<std::int64_t>(before.size());
    const std::int64_t top = std::min<std::int64_t>(k, count);
    Change change;
    std::int64_t kept = 0;
    for (std::size_t i = 0; i < before.size(); ++i) {
        change.rankChange += static_cast<double>(std::abs(ranksBefore[i] - ranksAfter[i]));
        kept += ranksBefore[i] < top && ranksAfter[i] < top;
    }
    change.rankChange /= static_cast<double>(count) * static_cast<double>(count);
    change.overlap = static_cast<double>(kept) / static_cast<double>(top);
    const double tau = kendallTau(before, after);
    change.kendall = std::isnan(tau) ? 0 : tau; // constant similarities order nothing
    return change;
}

class RobustnessRun
{
public:
    RobustnessRun(const SpaceVectors &vectors, const Encoder &encoder, std::int64_t rows,
                  const RobustnessOptions &options, std::stop_token stop)
        : m_vectors(vectors)
        , m_encoder(encoder)
        , m_rows(rows)
        , m_options(options)
        , m_stop(stop)
        , m_changes(standardAugmentations().size())
    {
    }

    /// Thread-safe.
    Status measure(ItemId item, std::span<const Asset> assets);
    std::vector<AugmentationEffect> effects() const;

private:
    Result<std::vector<float>> encoded(const ImageContent &content) const;

    const SpaceVectors &m_vectors;
    const Encoder &m_encoder;
    std::int64_t m_rows;
    const RobustnessOptions &m_options;
    std::stop_token m_stop;
    std::mutex m_mutex;
    std::vector<std::vector<std::pair<ItemId, Change>>> m_changes; ///< Per augmentation.
};

Result<std::vector<float>> RobustnessRun::encoded(const ImageContent &content) const
{
    const Content one = content;
    NoProgress noProgress;
    MODALENS_TRY(vector, m_encoder.encode(std::span(&one, 1), noProgress, m_stop));
    double squares = 0;
    for (const float value : vector)
        squares += static_cast<double>(value) * value;
    if (squares > 0)
        for (float &value : vector)
            value = static_cast<float>(value / std::sqrt(squares));
    return vector;
}

Status RobustnessRun::measure(ItemId item, std::span<const Asset> assets)
{
    const auto content = loadContent({}, assets, Modality::Image, m_encoder.request(), m_stop);
    if (!content)
        return content.error().code == ErrorCode::Cancelled ? Status(Unexpected<Error>(content.error()))
                                                            : Status();
    const auto &pictures = std::get<ImageContent>(*content);
    MODALENS_TRY(original, encoded(pictures));
    const std::vector<double> before = similarities(m_vectors, original, item, m_rows);
    for (std::size_t a = 0; a < standardAugmentations().size(); ++a) {
        const std::uint64_t seed = m_options.seed * 1'000'003 + static_cast<std::uint64_t>(rowOf(item));
        MODALENS_TRY(altered, encoded(augmented(pictures, standardAugmentations()[a], seed)));
        Change change = compared(before, similarities(m_vectors, altered, item, m_rows), m_options.k);
        change.similarity = std::inner_product(original.begin(), original.end(), altered.begin(), 0.0);
        const std::lock_guard lock(m_mutex);
        m_changes[a].emplace_back(item, change);
    }
    return {};
}

std::vector<AugmentationEffect> RobustnessRun::effects() const
{
    std::vector<AugmentationEffect> effects;
    for (std::size_t a = 0; a < m_changes.size(); ++a) {
        auto changes = m_changes[a];
        std::sort(changes.begin(), changes.end(),
                  [](const auto &x, const auto &y) { return x.first < y.first; });
        const auto estimate = [&](double Change::*member) {
            std::vector<double> values;
            for (const auto &[item, change] : changes)
                values.push_back(change.*member);
            return values.empty() ? Estimate{} : bootstrapMean(values, m_options.resamples, m_options.seed);
        };
        effects.push_back({std::string(standardAugmentations()[a].name), std::ssize(changes),
                           estimate(&Change::similarity), estimate(&Change::rankChange),
                           estimate(&Change::overlap), estimate(&Change::kendall)});
    }
    return effects;
}

} // namespace

Result<std::vector<AugmentationEffect>> measureRobustness(const Catalog &catalog, const SignalSet &signals,
                                                          int signal, const RobustnessOptions &options,
                                                          ThreadTeam &team, ProgressSink &progress,
                                                          std::stop_token stop)
{
    const SharedVectors vectors = signals.vectors(signal);
    const std::shared_ptr<const Encoder> encoder = signals.encoder(signal);
    if (!vectors || !encoder || encoder->info().modality != Modality::Image)
        return fail(ErrorCode::InvalidArgument,
                    "robustness is measured on an image space whose encoder is available",
                    signals.signalInfos()[static_cast<std::size_t>(signal)].name);
    if (vectors->count() < 2)
        return fail(ErrorCode::InvalidArgument, "there are too few pictures to rank", vectors->info().name);
    std::vector<ItemId> items =
        embeddingOrder({vectors->items().begin(), vectors->items().end()}, options.seed);
    items.resize(static_cast<std::size_t>(std::clamp<std::int64_t>(options.sample, 1, std::ssize(items))));
    MODALENS_TRY(assets, catalog.contentAssets(items, Modality::Image));
    RobustnessRun run(*vectors, *encoder, signals.rowCount(), options, stop);
    std::atomic<std::size_t> next = 0;
    std::mutex mutex;
    std::optional<Error> firstError;
    team.run([&](int) {
        for (std::size_t i = next++; i < items.size() && !stop.stop_requested(); i = next++) {
            progress.report({"robustness", static_cast<std::int64_t>(i), std::ssize(items), {}});
            const Status status = run.measure(items[i], assets[i]);
            const std::lock_guard lock(mutex);
            if (!status && !firstError)
                firstError = status.error();
        }
    });
    if (stop.stop_requested())
        return fail(ErrorCode::Cancelled, "the measurement was stopped");
    if (firstError)
        return Unexpected<Error>(std::move(*firstError));
    return run.effects();
}

} // namespace modalens
