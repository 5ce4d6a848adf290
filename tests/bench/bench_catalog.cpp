// SPDX-License-Identifier: GPL-3.0-or-later
// How fast a catalog takes and gives back: bench_catalog [--items N] [--folder F] [--json]
// How fast an existing one is there: bench_catalog --open CATALOG [--json]
// Items are those of synthetic.h: a title of 4 words, a text of 14 words, and three media paths, each missing
// for 30% of them.

#include "synthetic.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <time.h>

#include <chrono>
#include <cstdio>
#include <fstream>
#include <functional>

using namespace modalens;
using namespace modalens::bench;

namespace {

struct Line
{
    std::string name;
    double value = 0;
    double perCpu = 0; ///< The same by processor time of this program, for a machine that others use too.
    std::string unit;
};

struct Spent
{
    double seconds = 0;
    double cpuSeconds = 0;
};

Spent now()
{
    timespec cpu{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &cpu);
    const auto wall = std::chrono::steady_clock::now().time_since_epoch();
    return {std::chrono::duration<double>(wall).count(),
            static_cast<double>(cpu.tv_sec) + 1e-9 * static_cast<double>(cpu.tv_nsec)};
}

class Bench
{
public:
    Bench(std::filesystem::path folder, std::int64_t items)
        : m_folder(std::move(folder))
    {
        m_options.items = items;
    }

    Status run();
    /// What a window needs before its first picture, of the catalog in the folder.
    Status open();
    const std::vector<Line> &lines() const { return m_lines; }

private:
    /// Time that `work` takes; its error becomes ours.
    Result<Spent> spent(const std::function<Status()> &work)
    {
        const Spent start = now();
        MODALENS_CHECK(work());
        const Spent end = now();
        return Spent{end.seconds - start.seconds, end.cpuSeconds - start.cpuSeconds};
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
    Spent total;
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
        MODALENS_TRY(time, spent([&] { return statusOf(catalog.putItems(drafts)); }));
        total.seconds += time.seconds;
        total.cpuSeconds += time.cpuSeconds;
    }
    const auto count = static_cast<double>(rows);
    m_lines.push_back({name, count / total.seconds, count / total.cpuSeconds, "items and assets a second"});
    return {};
}

Status Bench::timed(const char *name, const std::function<Status()> &work)
{
    MODALENS_TRY(time, spent(work));
    m_lines.push_back({name, time.seconds * 1000, time.cpuSeconds * 1000, "ms"});
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
    MODALENS_TRY(indexing, spent([&] { return catalog.indexSearchText(silent, {}); }));
    const auto indexed = static_cast<double>(m_options.items);
    m_lines.push_back(
        {"search index", indexed / indexing.seconds, indexed / indexing.cpuSeconds, "items a second"});

    std::vector<Interaction> interactions;
    for (std::int64_t i = 0; i < 100'000; ++i)
        interactions.push_back(
            {"user-" + std::to_string(i / 160), ItemId{(i * 7919) % m_options.items}, 4.0, i});
    MODALENS_CHECK(timed("100,000 interactions", [&] { return catalog.putInteractions(interactions); }));
    return read(catalog);
}

/// Memory of this process that no file backs, in MiB.
double anonymousMebibytes()
{
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;)
        if (double kibibytes = 0; word == "RssAnon:" && status >> kibibytes)
            return kibibytes / 1024;
    return 0;
}

Status Bench::open()
{
    const Spent start = now();
    MODALENS_TRY(catalog, Catalog::open(m_folder, OpenMode::ReadOnly));
    MODALENS_CHECK(timed("info", [&] { return statusOf(catalog.info()); }));
    std::vector<SharedVectors> loaded;
    MODALENS_TRY(spaces, catalog.spaces());
    for (const SpaceInfo &space : spaces)
        MODALENS_CHECK(timed(("load vectors of " + space.name).c_str(), [&]() -> Status {
            MODALENS_TRY(vectors, catalog.loadVectors(space.id));
            loaded.push_back(std::move(vectors));
            return {};
        }));
    MODALENS_CHECK(timed("live rows, tag groups, field names", [&]() -> Status {
        MODALENS_CHECK(catalog.liveRows());
        MODALENS_CHECK(catalog.tagGroups());
        return statusOf(catalog.fieldNames());
    }));
    std::vector<ItemId> page;
    for (std::int64_t i = 0; i < 200; ++i)
        page.push_back(ItemId{i * 31});
    MODALENS_CHECK(timed("summaries of 200 items", [&] { return statusOf(catalog.summaries(page)); }));
    const Spent end = now();
    m_lines.push_back({"all of it", (end.seconds - start.seconds) * 1000,
                       (end.cpuSeconds - start.cpuSeconds) * 1000, "ms"});
    MODALENS_CHECK(timed("a column of tags", [&] { return statusOf(catalog.tagColumn("genre")); }));
    MODALENS_CHECK(timed("stamps of all items", [&] { return statusOf(catalog.itemStamps()); }));
    MODALENS_CHECK(
        timed("search for a frequent word", [&] { return statusOf(catalog.search("bababa", 200)); }));
    MODALENS_CHECK(timed("search for two characters", [&] { return statusOf(catalog.search("乌鸦", 200)); }));
    if (!spaces.empty())
        MODALENS_CHECK(
            timed("pending items of a space", [&] { return statusOf(catalog.pendingItems(spaces[0].id)); }));
    m_lines.push_back({"anonymous memory at the end", anonymousMebibytes(), 0, "MiB"});
    return {};
}

} // namespace

int main(int argc, char **argv)
{
    CLI::App app("How fast a catalog takes and gives back.");
    std::int64_t items = 300'000;
    std::string folder = (std::filesystem::temp_directory_path() / "modalens-bench-catalog").string();
    std::string existing;
    bool isJson = false;
    app.add_option("--items", items, "Items")->check(CLI::Range(1'000, 10'000'000));
    app.add_option("--folder", folder, "Work folder; must not exist, is removed at the end");
    app.add_option("--open", existing, "Time an existing catalog instead; it is not changed");
    app.add_flag("--json", isJson, "Print one JSON object");
    CLI11_PARSE(app, argc, argv);
    if (existing.empty() && std::filesystem::exists(folder)) {
        std::fprintf(stderr, "%s exists already\n", folder.c_str());
        return 2;
    }
    Bench bench(existing.empty() ? folder : existing, items);
    const Status status = existing.empty() ? bench.run() : bench.open();
    if (existing.empty())
        std::filesystem::remove_all(folder);
    if (!status) {
        std::fprintf(stderr, "%s\n", describe(status.error()).c_str());
        return 1;
    }
    nlohmann::json json;
    if (existing.empty())
        json["items"] = items;
    if (!isJson)
        std::printf("%-52s %12s %12s\n", "", "by the clock", "by CPU time");
    for (const Line &line : bench.lines()) {
        json["results"].push_back(
            {{"name", line.name}, {"value", line.value}, {"cpu", line.perCpu}, {"unit", line.unit}});
        if (!isJson)
            std::printf("%-52s %12.1f %12.1f %s\n", line.name.c_str(), line.value, line.perCpu,
                        line.unit.c_str());
    }
    if (isJson)
        std::printf("%s\n", json.dump().c_str());
    return 0;
}
