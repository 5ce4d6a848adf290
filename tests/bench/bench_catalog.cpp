// SPDX-License-Identifier: GPL-3.0-or-later
// How fast a catalog takes and gives back: bench_catalog [--items N] [--folder F] [--json]
// Items are those of synthetic.h: a title of 4 words, a text of 14 words, and three media paths, each missing
// for 30% of them.

#include "synthetic.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <chrono>
#include <cstdio>
#include <functional>

using namespace modalens;
using namespace modalens::bench;

namespace {

struct Line
{
    std::string name;
    double value = 0;
    std::string unit;
};

class Bench
{
public:
    Bench(std::filesystem::path folder, std::int64_t items)
        : m_folder(std::move(folder))
    {
        m_options.items = items;
    }

    Status run();
    const std::vector<Line> &lines() const { return m_lines; }

private:
    /// Seconds that `work` takes; its error becomes ours.
    Result<double> seconds(const std::function<Status()> &work)
    {
        const auto start = std::chrono::steady_clock::now();
        MODALENS_CHECK(work());
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    }
    Status insert(const char *name, std::int64_t batch, bool hasTags, Catalog &catalog);
    Status read(Catalog &catalog);
    Status timed(const char *name, const std::function<Status()> &work);

    std::filesystem::path m_folder;
    SyntheticOptions m_options;
    std::vector<Line> m_lines;
};

/// A Status for a Result whose value is not looked at.
template <class T>
Status statusOf(const Result<T> &result)
{
    return result ? Status() : Status(Unexpected<Error>(result.error()));
}

Status Bench::insert(const char *name, std::int64_t batch, bool hasTags, Catalog &catalog)
{
    double total = 0;
    std::int64_t rows = 0;
    std::vector<ItemDraft> drafts;
    for (std::int64_t first = 0; first < m_options.items; first += batch) {
        drafts.clear();
        for (std::int64_t row = first; row < std::min(first + batch, m_options.items); ++row) {
            drafts.push_back(syntheticItem(row, m_options));
            rows += 1 + static_cast<std::int64_t>(drafts.back().assets.size());
            if (!hasTags) {
                drafts.back().tags.clear();
                drafts.back().fields.clear();
            }
        }
        MODALENS_TRY(time, seconds([&] { return statusOf(catalog.putItems(drafts)); }));
        total += time;
    }
    m_lines.push_back({name, static_cast<double>(rows) / total, "items and assets a second"});
    return {};
}

Status Bench::timed(const char *name, const std::function<Status()> &work)
{
    MODALENS_TRY(time, seconds(work));
    m_lines.push_back({name, time * 1000, "ms"});
    return {};
}

Status Bench::read(Catalog &catalog)
{
    std::vector<ItemId> page;
    for (std::int64_t i = 0; i < 200; ++i)
        page.push_back(ItemId{static_cast<std::int64_t>((i * 7919) % m_options.items)});
    MODALENS_CHECK(timed("open", [&] { return statusOf(Catalog::open(m_folder / "tagged")); }));
    MODALENS_CHECK(timed("info", [&] { return statusOf(catalog.info()); }));
    MODALENS_CHECK(timed("itemStamps", [&] { return statusOf(catalog.itemStamps()); }));
    MODALENS_CHECK(timed("itemsWith image", [&] { return statusOf(catalog.itemsWith(Modality::Image)); }));
    MODALENS_CHECK(timed("tagColumn", [&] { return statusOf(catalog.tagColumn("genre")); }));
    MODALENS_CHECK(timed("tagCounts", [&] { return statusOf(catalog.tagCounts()); }));
    MODALENS_CHECK(timed("fieldColumn", [&] { return statusOf(catalog.fieldColumn("year")); }));
    MODALENS_CHECK(timed("summaries of 200 items", [&] { return statusOf(catalog.summaries(page)); }));
    Filter filter;
    filter.tags = {{"genre", "drama"}, {"genre", "comedy"}, {"mood", "calm"}};
    filter.ranges = {{"year", 1990.0, 2000.0}};
    MODALENS_CHECK(
        timed("filter by tags and a number", [&] { return statusOf(catalog.filterRows(filter)); }));
    MODALENS_CHECK(
        timed("search for a frequent word", [&] { return statusOf(catalog.search("bababa", 200)); }));
    MODALENS_CHECK(timed("search for two characters", [&] { return statusOf(catalog.search("乌鸦", 200)); }));
    return timed("search for a rare word", [&] { return statusOf(catalog.search("starstarzi", 200)); });
}

Status Bench::run()
{
    {
        MODALENS_TRY(plain, Catalog::create(m_folder / "plain"));
        MODALENS_CHECK(insert("insert, 20,000 items a call", 20'000, false, plain));
    }
    {
        MODALENS_TRY(small, Catalog::create(m_folder / "small"));
        MODALENS_CHECK(insert("insert, 1,000 items a call", 1'000, false, small));
    }
    MODALENS_TRY(catalog, Catalog::create(m_folder / "tagged"));
    MODALENS_CHECK(insert("insert with 3 tags and 3 fields each, 1,000 a call", 1'000, true, catalog));

    NoProgress silent;
    MODALENS_TRY(indexing, seconds([&] { return catalog.indexSearchText(silent, {}); }));
    m_lines.push_back({"search index", static_cast<double>(m_options.items) / indexing, "items a second"});

    std::vector<Interaction> interactions;
    for (std::int64_t i = 0; i < 100'000; ++i)
        interactions.push_back(
            {"user-" + std::to_string(i / 160), ItemId{(i * 7919) % m_options.items}, 4.0, i});
    MODALENS_CHECK(timed("100,000 interactions", [&] { return catalog.putInteractions(interactions); }));
    return read(catalog);
}

} // namespace

int main(int argc, char **argv)
{
    CLI::App app("How fast a catalog takes and gives back.");
    std::int64_t items = 300'000;
    std::string folder = (std::filesystem::temp_directory_path() / "modalens-bench-catalog").string();
    bool isJson = false;
    app.add_option("--items", items, "Items")->check(CLI::Range(1'000, 10'000'000));
    app.add_option("--folder", folder, "Work folder; must not exist, is removed at the end");
    app.add_flag("--json", isJson, "Print one JSON object");
    CLI11_PARSE(app, argc, argv);
    if (std::filesystem::exists(folder)) {
        std::fprintf(stderr, "%s exists already\n", folder.c_str());
        return 2;
    }
    Bench bench(folder, items);
    const Status status = bench.run();
    std::filesystem::remove_all(folder);
    if (!status) {
        std::fprintf(stderr, "%s\n", describe(status.error()).c_str());
        return 1;
    }
    nlohmann::json json{{"items", items}};
    for (const Line &line : bench.lines()) {
        json["results"].push_back({{"name", line.name}, {"value", line.value}, {"unit", line.unit}});
        if (!isJson)
            std::printf("%-52s %12.1f %s\n", line.name.c_str(), line.value, line.unit.c_str());
    }
    if (isJson)
        std::printf("%s\n", json.dump().c_str());
    return 0;
}
