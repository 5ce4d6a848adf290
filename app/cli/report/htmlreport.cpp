// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/report/htmlreport.h"

#include "app/cli/evaluationtext.h"
#include "app/cli/report/html.h"
#include "app/cli/report/rankingsection.h"
#include "app/cli/report/reportstyle.h"

#include <fmt/format.h>

#include <algorithm>

namespace modalens::cli {

namespace {

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
        html += fmt::format("<p class=quiet>Largest values of {}</p>", escaped(input.tags.front().group));
        for (std::size_t i = 0; i < std::min<std::size_t>(input.tags.size(), 24); ++i)
            html += fmt::format("<span class=chip>{} <span class=quiet>{}</span></span>",
                                escaped(input.tags[i].value), input.tags[i].items);
    }
    return html + "</section>";
}

/// How good one way of ranking is, with a bar of nDCG in the colour of its signal.
std::string methodRow(const ReportInput &input, const MethodQuality &method)
{
    std::string colour;
    for (const SignalInfo &signal : input.signalInfos)
        if (signal.name == method.name)
            colour = colourOf(signal);
    return fmt::format(
        "<tr><td>{}<td class=why><div class=bar><i style=\"{};left:0;width:{:.1f}%\"></i></div><td "
        "class=n>{}<td class=n>{}<td class=n>{}</tr>",
        escaped(method.name), colour, 100 * std::clamp(method.ndcg.value, 0.0, 1.0), textOf(method.ndcg),
        textOf(method.precision), method.reached);
}

std::string gainSentence(const MixGain &gain, int k)
{
    const char *verdict = gain.ndcg.low > 0    ? "better than"
                          : gain.ndcg.high < 0 ? "worse than"
                                               : "not distinguishable from";
    return fmt::format("<p><b>{}</b> is <b>{}</b> {} alone: nDCG@{} differs by {}.</p>", escaped(gain.mix),
                       verdict, escaped(gain.single), k, textOf(gain.ndcg));
}

std::string evaluationSection(const ReportInput &input, const Evaluation &evaluation)
{
    std::string html =
        fmt::format("<section><h2>How well does it find what belongs together?</h2><p>Each of {} items was "
                    "used as a query; a result counts as right when it shares {}. {} groups, every group "
                    "counts the same.</p>",
                    evaluation.queries, escaped(evaluation.truth), evaluation.groups);
    for (const MixGain &gain : evaluation.gains)
        html += gainSentence(gain, evaluation.k);
    html += fmt::format("<table><tr><th>ranking by<th><th class=n>nDCG@{0}<th class=n>precision@{0}<th "
                        "class=n>queries reached</tr>",
                        evaluation.k);
    for (const MethodQuality &method : evaluation.methods)
        html += methodRow(input, method);
    html += "</table>";
    for (const LearnedWeights &half : evaluation.halves)
        html += fmt::format("<p class=quiet>Weights found on {} queries and tested on the other {}: {}</p>",
                            half.learnedOn, half.testedOn,
                            escaped(weightsText(evaluation.signalNames, half.weights)));
    return html + "<p class=quiet>In brackets: 95% bootstrap intervals over queries. A query that a signal "
                  "says nothing about "
                  "counts 0 for it.</p></section>";
}

std::string factRow(std::string_view what, std::string_view value)
{
    return fmt::format("<tr><th>{}<td>{}</tr>", escaped(what), escaped(value));
}

std::string mixText(const ReportInput &input)
{
    std::string text;
    for (std::size_t m = 0; m < input.weights.size(); ++m)
        if (input.weights[m] != 0)
            text += fmt::format("{}{}={:g}", text.empty() ? "" : ",", input.signalInfos[m].name,
                                input.weights[m]);
    return text;
}

std::string spaceText(const SpaceInfo &space)
{
    return fmt::format("{} version {}, {} vectors of {} numbers{}", space.encoder, space.encoderVersion,
                       space.vectorCount, space.dimension,
                       space.state == SpaceState::Complete ? "" : ", not all of the catalog yet");
}

/// So that a reader can judge the numbers and make them again.
std::string methodSection(const ReportInput &input)
{
    std::string html =
        "<section><h2>How it was made</h2><p>Every item gets one similarity to the query for each signal. A "
        "similarity is brought to a common scale and multiplied by the weight of its signal; the mean over "
        "the weights is the score, and the coloured parts of a bar are its terms.</p><table class=facttable>";
    html += factRow("weights", mixText(input)) + factRow("common scale", input.mix.normalise) +
            factRow("items without a signal", input.mix.missing);
    for (const std::string &filter : input.mix.filters)
        html += factRow("filter", filter);
    for (const SpaceInfo &space : input.spaces)
        html += factRow("vectors: " + space.name, spaceText(space));
    html += factRow("made by", fmt::format("Modalens {}, {}", MODALENS_VERSION, input.madeAt));
    return html +
           "</table><p class=quiet>A list again: <code>modalens-cli rank CATALOG --query item:KEY "
           "--weights " +
           escaped(mixText(input)) + " --explain</code></p></section>";
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
        html += rankingSection(input, query);
    if (input.evaluation)
        html += evaluationSection(input, *input.evaluation);
    html += methodSection(input);
    return html + "</main></body></html>\n";
}

} // namespace modalens::cli
