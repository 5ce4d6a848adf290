// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/exitcodes.h"
#include "app/cli/session.h"
#include "app/cli/traceencoder.h"
#include "engine/embed/embedder.h"
#include "engine/embed/thumbnails.h"

#include <algorithm>
#include <chrono>

namespace modalens::cli {

namespace {

struct EmbedCommandOptions
{
    std::string catalog;
    std::vector<std::string> modalities;
    int batch = EmbedOptions{}.batchSize;
    int threads = 0;
    std::uint64_t seed = 1;
    std::string trace;
    std::string stopWords;
    std::string removed;
    bool isStrict = false;
    bool retries = false;
};

/// Those asked for, else every modality that the catalog has and a built-in encoder understands.
Result<std::vector<Modality>> modalitiesOf(const Catalog &catalog, const EmbedCommandOptions &options)
{
    MODALENS_TRY(info, catalog.info());
    std::vector<Modality> modalities;
    for (const auto &[modality, items] : info.itemsByModality)
        if (options.modalities.empty() && items > 0 && !builtinEncoderFor(modality).empty())
            modalities.push_back(modality);
    for (const std::string &name : options.modalities) {
        const Modality modality = *modalityFromName(name);
        const auto isThis = [&](const auto &counted) {
            return counted.first == modality && counted.second > 0;
        };
        if (std::none_of(info.itemsByModality.begin(), info.itemsByModality.end(), isThis))
            return fail(ErrorCode::NotFound, "no item has this modality; `info` lists those there are", name);
        modalities.push_back(modality);
    }
    if (modalities.empty())
        return fail(ErrorCode::NotFound, "the catalog has nothing to embed yet; import something first",
                    catalog.folder().string());
    return modalities;
}

Json jsonOf(const Catalog &catalog, const std::vector<EmbedFailure> &failures)
{
    Json json = Json::array();
    for (const EmbedFailure &failure : failures) {
        const auto summary = catalog.summaries(std::span(&failure.item, 1));
        json.push_back({{"key", summary ? summary->front().key : ""}, {"reason", failure.reason}});
    }
    return json;
}

Json jsonOf(const Catalog &catalog, const EmbedReport &report, double seconds)
{
    return {{"space", report.space.name},
            {"modality", modalityName(report.space.modality)},
            {"encoder", report.space.encoder},
            {"dimension", report.space.dimension},
            {"vectors", report.space.vectorCount},
            {"embedded", report.embedded},
            {"alreadyDone", report.alreadyDone},
            {"failures", jsonOf(catalog, report.failures)},
            {"earlierFailures", jsonOf(catalog, report.earlierFailures)},
            {"encoderCalls", report.encoderCalls},
            {"wasCancelled", report.wasCancelled},
            {"seconds", seconds}};
}

Result<Json> embedOne(Session &session, Catalog &catalog, Modality modality,
                      const EmbedCommandOptions &options)
{
    MODALENS_TRY(encoder, makeEncoder(catalog, modality));
    if (!encoder)
        return fail(ErrorCode::Unsupported, "there is no built-in encoder for this modality",
                    std::string(modalityName(modality)));
    if (!options.trace.empty()) {
        MODALENS_TRY(traced, TraceEncoder::create(std::move(encoder), options.trace));
        encoder = std::move(traced);
    }
    ThumbnailCache thumbnails(defaultThumbnailFolder());
    EmbedOptions embedding;
    embedding.thumbnails = &thumbnails;
    embedding.batchSize = options.batch;
    embedding.threads = options.threads;
    embedding.seed = options.seed;
    embedding.retriesFailures = options.retries;
    const auto start = std::chrono::steady_clock::now();
    MODALENS_TRY(report, embedCatalog(catalog, *encoder, modalityName(modality), embedding, session.reporter,
                                      session.stop));
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
    return jsonOf(catalog, report, taken.count());
}

std::string listOf(const Json &failures)
{
    std::string text;
    for (const Json &failure : failures)
        text += "  " + printable(failure["key"].get<std::string>()) + ": " +
                printable(failure["reason"].get<std::string>()) + '\n';
    return text;
}

std::string textOf(const Json &report)
{
    const Json &earlier = report["earlierFailures"];
    std::string text = report["space"].get<std::string>() + ": " +
                       std::to_string(report["embedded"].get<std::int64_t>()) + " embedded, " +
                       std::to_string(report["alreadyDone"].get<std::int64_t>()) + " already done, " +
                       std::to_string(report["failures"].size()) + " failed, " +
                       (earlier.empty() ? "" : std::to_string(earlier.size()) + " failed earlier, ") +
                       std::to_string(report["vectors"].get<std::int64_t>()) + " vectors of " +
                       std::to_string(report["dimension"].get<int>()) + " numbers in " +
                       fixed(report["seconds"].get<double>(), 1) + " s\n";
    text += listOf(report["failures"]);
    if (!earlier.empty())
        text += "  failed earlier; --retry tries them again:\n" + listOf(earlier);
    return text;
}

Result<int> removeSpace(Session &session, Catalog &catalog, const std::string &name)
{
    MODALENS_TRY(space, catalog.findSpace(name));
    if (!space)
        return fail(ErrorCode::NotFound, "there is no such space; `info` lists those there are", name);
    MODALENS_CHECK(catalog.removeSpace(space->id));
    session.reporter.print("The space \"" + printable(name) + "\" was removed.\n");
    session.reporter.result({{"removed", name}, {"vectors", space->vectorCount}});
    return kOk;
}

Result<int> runEmbed(Session &session, const EmbedCommandOptions &options)
{
    MODALENS_TRY(catalog, openCatalog(options.catalog, true));
    if (!options.removed.empty())
        return removeSpace(session, catalog, options.removed);
    if (!options.stopWords.empty()) {
        MODALENS_CHECK(keepStopWords(catalog, options.stopWords));
    }
    MODALENS_TRY(modalities, modalitiesOf(catalog, options));
    Json spaces = Json::array();
    bool hasFailures = false;
    bool wasCancelled = false;
    for (const Modality modality : modalities) {
        MODALENS_TRY(report, embedOne(session, catalog, modality, options));
        session.reporter.print(textOf(report));
        hasFailures = hasFailures || !report["failures"].empty() || !report["earlierFailures"].empty();
        wasCancelled = report["wasCancelled"].get<bool>();
        spaces.push_back(std::move(report));
        if (wasCancelled)
            break;
    }
    session.reporter.result({{"spaces", spaces}});
    if (wasCancelled)
        return kCancelled;
    return options.isStrict && hasFailures ? kPartly : kOk;
}

} // namespace

void addEmbedCommand(CLI::App &app, Session &session)
{
    auto options = std::make_shared<EmbedCommandOptions>();
    CLI::App *command =
        addCommand(app, session, "embed", "Turn media into vectors; goes on where an earlier run stopped",
                   options, &runEmbed);
    command->add_option("CATALOG", options->catalog, "Folder of the catalog")->required();
    command
        ->add_option("--modality", options->modalities,
                     "text, image, audio or video, several as text,image; default: all that have data")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->check(CLI::IsMember({"text", "image", "audio", "video"}));
    command->add_option("--batch", options->batch, "Items per durable batch: the most that a crash costs")
        ->check(CLI::Range(1, 65536))
        ->capture_default_str();
    command->add_option("--threads", options->threads, "Decoding and encoding threads; 0: one per core")
        ->check(CLI::Range(0, 1024))
        ->capture_default_str();
    command->add_option("--seed", options->seed, "Of the order in which items are embedded")
        ->capture_default_str();
    command->add_option(
        "--stop-words", options->stopWords,
        "List of words that the text encoder leaves out, instead of the built-in one: UTF-8, one "
        "or more a line, '#' starts a comment. Kept in the catalog as stopwords.txt (edit it or "
        "delete it there); a changed list embeds all texts anew");
    command->add_option("--trace-encoder", options->trace,
                        "Append a line to this file for every content given to an encoder");
    command->add_option("--remove", options->removed,
                        "Embed nothing; remove the space of this name. `embed` makes those of media again, "
                        "imported vectors have to be imported again");
    command->add_flag("--retry", options->retries,
                      "Try again what failed in an earlier run; without it a failed item waits until its "
                      "content is imported anew");
    command->add_flag("--strict", options->isStrict,
                      "Exit with 7 when an item could not be embedded, in this run or an earlier one");
}

} // namespace modalens::cli
