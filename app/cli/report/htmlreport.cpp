// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/report/htmlreport.h"

#include "app/cli/evaluationtext.h"
#include "app/cli/report/html.h"
#include "app/cli/report/reportstyle.h"
#include "engine/media/image.h"
#include "engine/media/video.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace modalens::cli {

namespace {

constexpr int kThumbnailSide = 96; ///< Twice the size shown, for dense screens.

std::string colourOf(const SignalInfo &signal)
{
    return fmt::format("--c:var(--s-{})", modalityName(signal.modality));
}

Result<Image> pictureOf(const std::string &path)
{
    if (auto image = decodeImage(path, {.maxSide = kThumbnailSide}))
        return image;
    MODALENS_TRY(frames, decodeFrames(path, {.count = 1, .maxSide = kThumbnailSide}));
    return std::move(frames.front().image);
}

/// An <img> of the file, or an empty cell of the same size.
std::string thumbnail(const std::string &path, const std::string &title)
{
    if (path.empty())
        return "<div class=none></div>";
    const auto image = pictureOf(path);
    if (!image)
        return "<div class=none></div>";
    const auto jpeg = encodeJpeg(scaledToFit(*image, kThumbnailSide), 80);
    if (!jpeg)
        return "<div class=none></div>";
    return fmt::format("<img alt=\"{}\" src=\"data:image/jpeg;base64,{}\">", escaped(title), base64(*jpeg));
}

std::string fact(std::int64_t value, std::string_view what)
{
    return fmt::format("<div><b>{}</b><span class=quiet>{}</span></div>", value, what);
}

std::string summarySection(const ReportInput &input)
{
    std::string html = "<section><h2>The catalog</h2><div class=facts>" + fact(input.info.items, "items");
    for (const auto &[modality, items] : input.info.itemsByModality)
        html += fact(items, fmt::format("with {}", modalityName(modality)));
    if (input.info.interactions > 0)
        html += fact(input.info.interactions, "interactions");
    html += "</div>";
    if (!input.tags.empty()) {
        html += fmt::format("<p class=quiet>{}</p>", escaped(input.tags.front().group));
        for (std::size_t i = 0; i < std::min<std::size_t>(input.tags.size(), 24); ++i)
            html += fmt::format("<span class=chip>{} <span class=quiet>{}</span></span>",
                                escaped(input.tags[i].value), input.tags[i].items);
    }
    return html + "</section>";
}

/// Name, weight and effective share of every signal in the mix, in its colour.
std::string legend(const ReportInput &input, const RankedQuery &ranked)
{
    std::string html = "<p>";
    for (std::size_t m = 0; m < input.weights.size(); ++m) {
        if (input.weights[m] == 0)
            continue;
        html += fmt::format(
            "<span class=chip><span class=dot style=\"{}\"></span>{} <span class=quiet>weight {:.2f}, {}"
            "</span></span>",
            colourOf(input.signalInfos[m]), escaped(input.signalInfos[m].name), input.weights[m],
            ranked.columns.isReached[m] ? fmt::format("moves {:.0f}%", 100 * ranked.ranking.effectiveShare[m])
                                        : escaped(ranked.columns.reasons[m]));
    }
    return html + "</p>";
}

/// The positive contributions of one result, side by side; `widest` is the largest sum of any result.
std::string contributionBar(const ReportInput &input, const RankedItem &item, double widest)
{
    std::string bar = "<div class=bar role=img aria-label=\"";
    std::string parts;
    for (std::size_t m = 0; m < input.weights.size(); ++m) {
        if (input.weights[m] == 0 || !((item.presentMask >> m) & 1))
            continue;
        bar += fmt::format("{} {:+.2f} ", escaped(input.signalInfos[m].name), item.contributions[m]);
        if (item.contributions[m] > 0 && widest > 0)
            parts += fmt::format("<i style=\"{};width:{:.1f}%\"></i>", colourOf(input.signalInfos[m]),
                                 100 * item.contributions[m] / widest);
    }
    return bar + "\">" + parts + "</div>";
}

std::string missingNote(const ReportInput &input, const RankedQuery &ranked, const RankedItem &item)
{
    std::string note;
    for (std::size_t m = 0; m < input.weights.size(); ++m)
        if (input.weights[m] != 0 && ranked.columns.isReached[m] && !((item.presentMask >> m) & 1))
            note += fmt::format("{}no {}", note.empty() ? "" : ", ", escaped(input.signalInfos[m].name));
    return note.empty() ? note : fmt::format(" <span class=miss>{}</span>", note);
}

double positiveSum(const RankedItem &item)
{
    double sum = 0;
    for (const double value : item.contributions)
        sum += std::max(0.0, value);
    return sum;
}

std::string querySection(const ReportInput &input, const ReportedQuery &query)
{
    const RankedQuery &ranked = query.ranked;
    double widest = 0;
    for (const RankedItem &item : ranked.ranking.items)
        widest = std::max(widest, positiveSum(item));
    std::string html =
        fmt::format("<section><div class=query>{}<div><h3>More like \"{}\"</h3><p class=quiet>{} of {} "
                    "items can be ranked for it</p></div></div>",
                    thumbnail(query.picturePath, query.title), escaped(query.title), ranked.ranking.rankable,
                    input.info.items);
    html += legend(input, ranked) +
            "<table><tr><th class=n>#<th><th>item<th>what put it here<th class=n>score</tr>";
    for (std::size_t i = 0; i < ranked.ranking.items.size(); ++i) {
        const RankedItem &item = ranked.ranking.items[i];
        const ItemSummary &summary = ranked.summaries[i];
        html += fmt::format("<tr><td class=n>{}<td>{}<td title=\"{}\">{}{}<td>{}<td class=n>{:.3f}</tr>",
                            i + 1, thumbnail(summary.picturePath, summary.title), escaped(summary.key),
                            escaped(summary.title), missingNote(input, ranked, item),
                            contributionBar(input, item, widest), item.score);
    }
    return html + "</table></section>";
}

std::string gainSentence(const MixGain &gain, int k)
{
    const char *verdict = gain.ndcg.low > 0    ? "better than"
                          : gain.ndcg.high < 0 ? "worse than"
                                               : "not distinguishable from";
    return fmt::format("<p><b>{}</b> is <b>{}</b> {} alone: nDCG@{} differs by {}.</p>", escaped(gain.mix),
                       verdict, escaped(gain.single), k, textOf(gain.ndcg));
}

std::string evaluationSection(const Evaluation &evaluation)
{
    std::string html =
        fmt::format("<section><h2>How well does it find what belongs together?</h2><p>Each of {} items was "
                    "used as a query; a result counts as right when it shares {}. {} groups, every group "
                    "counts the same.</p>",
                    evaluation.queries, escaped(evaluation.truth), evaluation.groups);
    for (const MixGain &gain : evaluation.gains)
        html += gainSentence(gain, evaluation.k);
    html += fmt::format(
        "<table><tr><th>ranking by<th class=n>precision@{0}<th class=n>nDCG@{0}<th class=n>queries "
        "reached</tr>",
        evaluation.k);
    for (const MethodQuality &method : evaluation.methods)
        html += fmt::format("<tr><td>{}<td class=n>{}<td class=n>{}<td class=n>{}</tr>", escaped(method.name),
                            textOf(method.precision), textOf(method.ndcg), method.reached);
    html += "</table>";
    for (const LearnedWeights &half : evaluation.halves)
        html += fmt::format("<p class=quiet>Weights found on {} queries and tested on the other {}: {}</p>",
                            half.learnedOn, half.testedOn,
                            escaped(weightsText(evaluation.signalNames, half.weights)));
    return html + "<p class=quiet>In brackets: 95% bootstrap intervals over queries. A query that a signal "
                  "says nothing about "
                  "counts 0 for it.</p></section>";
}

} // namespace

std::string htmlReport(const ReportInput &input)
{
    const std::string name = escaped(input.catalogName);
    std::string html = fmt::format(
        "<!DOCTYPE html>\n<html lang=en><head><meta charset=utf-8><meta name=viewport "
        "content=\"width=device-width,initial-scale=1\"><title>{} - Modalens report</title>"
        "<style>{}</style></head><body><main><h1>{}</h1><p class=quiet>Modalens report: what is in "
        "the catalog, what it recommends, and why</p>",
        name, kReportStyle, name);
    html += summarySection(input);
    for (const ReportedQuery &query : input.queries)
        html += querySection(input, query);
    if (input.evaluation)
        html += evaluationSection(*input.evaluation);
    return html + "</main></body></html>\n";
}

} // namespace modalens::cli
