// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/importing/pipeline.h"

#include "app/gui/services/mapengine.h"
#include "engine/catalog/importtarget.h"
#include "engine/embed/embedder.h"
#include "engine/embed/thumbnails.h"

#include <utility>

namespace modalens {

namespace {

/// Names the modality in the stages of an embedding: "embed:image".
class NamedStage final : public ProgressSink
{
public:
    NamedStage(ProgressSink &sink, std::string stage)
        : m_sink(sink)
        , m_stage(std::move(stage))
    {
    }
    void report(const ProgressUpdate &update) override
    {
        ProgressUpdate named = update;
        named.stage = m_stage;
        m_sink.report(named);
    }

private:
    ProgressSink &m_sink;
    std::string m_stage;
};

Result<ImportReport> importSource(Catalog &catalog, const ImportPlan &plan, ProgressSink &progress,
                                  const std::stop_token &stop)
{
    if (plan.source.empty())
        return ImportReport{};
    Result<SourcePlan> source = plan.looked ? *plan.looked : planSource(plan.source);
    if (!source)
        return Unexpected<Error>(std::move(source.error()));
    if (plan.mapping)
        MODALENS_CHECK(useMapping(*source, *plan.mapping));
    return importPlanned(catalog, *source, progress, stop);
}

Status addEmbedFailures(const Catalog &catalog, const std::vector<EmbedFailure> &failures,
                        ImportSummary &summary)
{
    std::vector<ItemId> items;
    for (const EmbedFailure &failure : failures)
        items.push_back(failure.item);
    MODALENS_TRY(summaries, catalog.summaries(items));
    for (std::size_t i = 0; i < failures.size(); ++i)
        summary.unreadable.push_back({summaries[i].key, failures[i].reason});
    return {};
}

Status embedModality(Catalog &catalog, Modality modality, bool tellsEarlier,
                     const std::function<void()> &dataChanged, ProgressSink &progress,
                     const std::stop_token &stop, ImportSummary &summary)
{
    const std::string space(modalityName(modality));
    MODALENS_TRY(encoder, makeEncoder(catalog, modality));
    if (!encoder)
        return {};
    NamedStage named(progress, "embed:" + space);
    ThumbnailCache thumbnails(defaultThumbnailFolder());
    EmbedOptions options;
    options.thumbnails = &thumbnails;
    options.batchStored = [&dataChanged](const SpaceInfo &) { dataChanged(); };
    MODALENS_TRY(report, embedCatalog(catalog, *encoder, space, options, named, stop));
    if (report.embedded > 0)
        summary.spaces.push_back({report.space, report.embedded});
    summary.wasCancelled = summary.wasCancelled || report.wasCancelled;
    if (tellsEarlier)
        MODALENS_CHECK(addEmbedFailures(catalog, report.earlierFailures, summary));
    return addEmbedFailures(catalog, report.failures, summary);
}

Status embedAll(Catalog &catalog, bool tellsEarlier, const std::function<void()> &dataChanged,
                ProgressSink &progress, const std::stop_token &stop, ImportSummary &summary)
{
    MODALENS_TRY(info, catalog.info());
    for (const auto &[modality, items] : info.itemsByModality) {
        if (items == 0 || builtinEncoderFor(modality).empty() || summary.wasCancelled)
            continue;
        MODALENS_CHECK(embedModality(catalog, modality, tellsEarlier, dataChanged, progress, stop, summary));
        dataChanged();
    }
    return {};
}

/// A new catalog into which nothing came will not be kept: it is not shown, and when there is one reason,
/// that is the error.
Result<bool> cameToNothing(const ImportTarget &target, const ImportPlan &plan, const ImportSummary &summary)
{
    if (!target.isNew())
        return false;
    MODALENS_TRY(isEmpty, target.isEmpty());
    if (!isEmpty || summary.wasCancelled || summary.failures.size() > 1)
        return isEmpty;
    if (summary.failures.empty())
        return fail(ErrorCode::NotFound, "there is nothing in here that Modalens can import",
                    plan.source.string());
    return fail(ErrorCode::NotFound, summary.failures.front().reason, summary.failures.front().what);
}

Status runSteps(ImportTarget &target, const ImportPlan &plan, const std::function<void()> &dataChanged,
                ProgressSink &progress, const std::stop_token &stop, ImportSummary &summary)
{
    Catalog &catalog = target.catalog();
    MODALENS_TRY(report, importSource(catalog, plan, progress, stop));
    for (const ImportFailure &failure : report.failures)
        summary.failures.push_back({failure.what, failure.reason});
    summary.wasCancelled = report.wasCancelled;
    summary.imported = std::move(report);
    MODALENS_TRY(isNothing, cameToNothing(target, plan, summary));
    if (isNothing)
        return {};
    dataChanged();
    if (summary.wasCancelled)
        return {};
    NamedStage indexing(progress, "search-index");
    MODALENS_CHECK(catalog.indexSearchText(indexing, stop));
    MODALENS_CHECK(embedAll(catalog, plan.source.empty(), dataChanged, progress, stop, summary));
    if (summary.wasCancelled)
        return {};
    MODALENS_CHECK(updateMaps(catalog, progress, stop));
    dataChanged();
    return {};
}

} // namespace

Result<ImportSummary> runImport(const ImportPlan &plan, const std::function<void()> &dataChanged,
                                ProgressSink &progress, std::stop_token stop)
{
    MODALENS_TRY(target, ImportTarget::open(plan.catalog));
    ImportSummary summary;
    summary.isImport = !plan.source.empty();
    const Status status = runSteps(target, plan, dataChanged, progress, stop, summary);
    if (!status && status.error().code != ErrorCode::Cancelled)
        return Unexpected<Error>(Error(status.error()));
    summary.wasCancelled = summary.wasCancelled || !status;
    return summary;
}

} // namespace modalens
