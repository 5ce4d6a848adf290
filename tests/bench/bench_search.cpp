// SPDX-License-Identifier: GPL-3.0-or-later
// Types words of a catalog's own titles letter by letter and times each answer, in every way of searching.
//   bench_search CATALOG [--words 40] [--hits 50] [--json]

#include "engine/catalog/itemfinder.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <random>

using namespace modalens;
using Clock = std::chrono::steady_clock;

namespace {

double msSince(Clock::time_point start)
{
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

double percentile(std::vector<double> values, double share)
{
    std::sort(values.begin(), values.end());
    return values.empty() ? -1 : values[static_cast<std::size_t>(share * double(values.size() - 1))];
}

/// First words of titles all over the catalog.
std::vector<std::string> someWords(const Catalog &catalog, int count)
{
    std::vector<std::string> words;
    const auto rows = catalog.rowCount();
    std::mt19937_64 random(11);
    for (int tries = 0; rows && *rows > 0 && tries < 20 * count && static_cast<int>(words.size()) < count;
         ++tries) {
        const ItemId item{static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(*rows))};
        const auto summary = catalog.summaries(std::span(&item, 1));
        const std::string title = summary ? summary->front().title : std::string();
        if (const std::string word = title.substr(0, title.find(' ')); !word.empty())
            words.push_back(word);
    }
    return words;
}

struct Times
{
    std::vector<double> ms;
    std::int64_t mostFound = 0;
};

/// Every beginning of every word is a keystroke: the search and the summaries of what it shows.
Times typeWords(ItemFinder &finder, const Catalog &catalog, const std::vector<std::string> &words,
                TextMatch match, std::int64_t hits)
{
    Times times;
    for (const std::string &word : words)
        for (std::size_t length = 1; length <= word.size(); ++length) {
            const std::string typed = (match == TextMatch::Pattern ? "^" : "") + word.substr(0, length);
            const Clock::time_point start = Clock::now();
            const auto found = finder.find(catalog, typed, match, hits, {});
            const bool isShown = found && catalog.summaries(found->items);
            if (!isShown)
                continue; // half a character is no pattern
            times.ms.push_back(msSince(start));
            times.mostFound = std::max(times.mostFound, found->total);
        }
    return times;
}

} // namespace

int main(int argc, char **argv)
{
    CLI::App options("Times searching while someone types.");
    std::string folder;
    int wordCount = 40;
    std::int64_t hits = 50;
    bool asJson = false;
    options.add_option("CATALOG", folder)->required();
    options.add_option("--words", wordCount)->check(CLI::Range(1, 10'000));
    options.add_option("--hits", hits)->check(CLI::Range(1, 10'000));
    options.add_flag("--json", asJson);
    CLI11_PARSE(options, argc, argv);

    const auto catalog = Catalog::open(folder, OpenMode::ReadOnly);
    if (!catalog) {
        std::fprintf(stderr, "%s\n", describe(catalog.error()).c_str());
        return 1;
    }
    const std::vector<std::string> words = someWords(*catalog, wordCount);
    nlohmann::json result{{"rows", catalog->rowCount().value_or(0)}, {"words", words.size()}};
    if (!asJson)
        std::printf("%-14s %10s %8s %8s %8s %8s %12s\n", "search in", "load ms", "keys", "p50 ms", "p95 ms",
                    "max ms", "most found");
    const std::pair<TextMatch, const char *> modes[] = {{TextMatch::Names, "names"},
                                                        {TextMatch::Texts, "texts"},
                                                        {TextMatch::WholeWords, "whole words"},
                                                        {TextMatch::Pattern, "pattern"}};
    for (const auto &[match, name] : modes) {
        ItemFinder finder;
        const Clock::time_point start = Clock::now();
        if (const Status status = finder.prepare(*catalog, match, {}); !status) {
            std::fprintf(stderr, "%s\n", describe(status.error()).c_str());
            return 1;
        }
        const double loadMs = msSince(start);
        const Times times = typeWords(finder, *catalog, words, match, hits);
        const double p50 = percentile(times.ms, 0.5), p95 = percentile(times.ms, 0.95),
                     most = percentile(times.ms, 1.0);
        result[name] = {{"load_ms", loadMs}, {"keys", times.ms.size()}, {"p50_ms", p50},
                        {"p95_ms", p95},     {"max_ms", most},          {"most_found", times.mostFound}};
        if (!asJson)
            std::printf("%-14s %10.1f %8zu %8.2f %8.2f %8.2f %12lld\n", name, loadMs, times.ms.size(), p50,
                        p95, most, static_cast<long long>(times.mostFound));
    }
    if (asJson)
        std::puts(result.dump().c_str());
    return 0;
}
