// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/evaluationtext.h"

namespace modalens::cli {

Json jsonOf(const Estimate &estimate)
{
    return {{"value", estimate.value}, {"low", estimate.low}, {"high", estimate.high}};
}

std::string textOf(const Estimate &estimate)
{
    return fixed(estimate.value, 3) + " [" + fixed(estimate.low, 3) + ", " + fixed(estimate.high, 3) + "]";
}

std::string weightsText(const std::vector<std::string> &signalNames, const std::vector<double> &weights)
{
    std::string text;
    for (std::size_t m = 0; m < weights.size(); ++m)
        text += (m > 0 ? ", " : "") + signalNames[m] + ' ' + fixed(weights[m], 2);
    return text;
}

std::string textOf(const Evaluation &evaluation)
{
    const std::string k = std::to_string(evaluation.k);
    std::string text = evaluation.truth + ": n = " + std::to_string(evaluation.queries) + " queries";
    if (evaluation.possibleQueries > evaluation.queries)
        text += " (a seeded choice of " + std::to_string(evaluation.possibleQueries) + ")";
    text += " in " + std::to_string(evaluation.groups) + " groups; " +
            std::to_string(evaluation.smallGroups) + " smaller groups not asked about\n";
    Table table({"ranking", "precision@" + k, "nDCG@" + k, "reached", "nDCG where reached"},
                {false, true, true, true, true});
    for (const MethodQuality &method : evaluation.methods)
        table.addRow({method.name, textOf(method.precision), textOf(method.ndcg),
                      std::to_string(method.reached), fixed(method.reachedNdcg, 3)});
    text += table.text();
    for (const LearnedWeights &half : evaluation.halves)
        text += "weights found on " + std::to_string(half.learnedOn) + " queries, tested on " +
                std::to_string(half.testedOn) + ": " + weightsText(evaluation.signalNames, half.weights) +
                '\n';
    for (const MixGain &gain : evaluation.gains)
        text += gain.mix + " minus " + gain.single + " alone (paired): nDCG@" + k + ' ' + textOf(gain.ndcg) +
                ", precision@" + k + ' ' + textOf(gain.precision) + '\n';
    return text + "macro over groups; 95% bootstrap intervals over queries within their group; unreached "
                  "queries count 0\n";
}

Json jsonOf(const Evaluation &evaluation)
{
    Json methods = Json::array();
    for (const MethodQuality &method : evaluation.methods)
        methods.push_back({{"name", method.name},
                           {"precision", jsonOf(method.precision)},
                           {"ndcg", jsonOf(method.ndcg)},
                           {"reached", method.reached},
                           {"reachedNdcg", method.reachedNdcg}});
    Json halves = Json::array();
    for (const LearnedWeights &half : evaluation.halves) {
        Json weights = Json::object();
        for (std::size_t m = 0; m < half.weights.size(); ++m)
            weights[evaluation.signalNames[m]] = half.weights[m];
        halves.push_back({{"weights", weights}, {"learnedOn", half.learnedOn}, {"testedOn", half.testedOn}});
    }
    Json gains = Json::array();
    for (const MixGain &gain : evaluation.gains)
        gains.push_back({{"mix", gain.mix},
                         {"single", gain.single},
                         {"ndcg", jsonOf(gain.ndcg)},
                         {"precision", jsonOf(gain.precision)}});
    return {{"truth", evaluation.truth},
            {"k", evaluation.k},
            {"n", evaluation.queries},
            {"possibleQueries", evaluation.possibleQueries},
            {"groups", evaluation.groups},
            {"smallGroups", evaluation.smallGroups},
            {"methods", methods},
            {"learnedWeights", halves},
            {"gains", gains}};
}

std::string textOf(const std::vector<PairAgreement> &pairs, int k)
{
    Table table({"signals", "items", "overlap@" + std::to_string(k), "by chance"}, {false, true, true, true});
    for (const PairAgreement &pair : pairs)
        table.addRow({pair.first + " and " + pair.second, std::to_string(pair.items), textOf(pair.overlap),
                      fixed(pair.chance, 3)});
    return pairs.empty() ? "agreement needs two signals\n" : table.text();
}

Json jsonOf(const std::vector<PairAgreement> &pairs)
{
    Json json = Json::array();
    for (const PairAgreement &pair : pairs)
        json.push_back({{"first", pair.first},
                        {"second", pair.second},
                        {"items", pair.items},
                        {"overlap", jsonOf(pair.overlap)},
                        {"chance", pair.chance}});
    return json;
}

} // namespace modalens::cli
