// SPDX-License-Identifier: GPL-3.0-or-later
// How fast files and rows become items: bench_import [--files N] [--rows N] [--folder F] [--json]
// Makes a folder of small pictures with a text each and tables of items and ratings, imports them, and
// imports the unchanged folder and table again. Rates are given by the clock and by processor time, which
// other programs do not slow down.

#include "engine/catalog/import.h"
#include "engine/catalog/import/tablereader.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <chrono>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <functional>

using namespace modalens;

namespace {

namespace fs = std::filesystem;

struct Line
{
    std::string name;
    std::int64_t count = 0;
    std::string unit;
    double seconds = 0;
    double cpuSeconds = 0;
};

template <class T>
Status statusOf(const Result<T> &result)
{
    return result ? Status() : Status(Unexpected<Error>(result.error()));
}

class Bench
{
public:
    Bench(fs::path folder, std::int64_t files, std::int64_t rows)
        : m_folder(std::move(folder))
        , m_files(files)
        , m_rows(rows)
    {
    }

    Status run()
    {
        writeFolder();
        writeTables();
        MODALENS_CHECK(benchFolder());
        return benchTables();
    }
    const std::vector<Line> &lines() const { return m_lines; }

private:
    void writeFolder() const
    {
        for (std::int64_t i = 0; i < m_files / 2; ++i) {
            const fs::path folder = m_folder / "media" / ("folder " + std::to_string(i / 1000));
            if (i % 1000 == 0)
                fs::create_directories(folder);
            const std::string stem = "picture_" + std::to_string(i);
            std::ofstream(folder / (stem + ".png")) << "not decoded by import";
            std::ofstream(folder / (stem + ".txt"))
                << "Picture number " << i << ".\nfr.utf8=Image " << i << ".\n";
        }
    }

    void writeTables() const
    {
        std::ofstream csv(m_folder / "items.csv");
        std::ofstream json(m_folder / "items.jsonl");
        std::ofstream ratings(m_folder / "ratings.csv");
        csv << "id,title,description,genres,price\n";
        ratings << "userId,itemId,rating,timestamp\n";
        for (std::int64_t i = 0; i < m_rows; ++i) {
            const std::string id = std::to_string(i);
            const std::string text =
                "A description of thing number " + id + ", what it is and what it is good for";
            csv << id << ",Thing " << id << ",\"" << text << "\",Comedy|Drama," << i % 100 << ".5\n";
            json << R"({"id":")" << id << R"(","title":"Thing )" << id << R"(","description":")" << text
                 << R"(","genres":["Comedy","Drama"],"price":)" << i % 100 << ".5}\n";
            ratings << i / 100 << ',' << (i * 7919) % m_rows << ",4.5," << 1'000'000'000 + i << '\n';
        }
    }

    Status timed(std::string name, std::int64_t count, std::string unit, const std::function<Status()> &work)
    {
        const auto start = std::chrono::steady_clock::now();
        const std::clock_t cpuStart = std::clock();
        MODALENS_CHECK(work());
        m_lines.push_back({std::move(name), count, std::move(unit),
                           std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(),
                           static_cast<double>(std::clock() - cpuStart) / CLOCKS_PER_SEC});
        return {};
    }

    Status benchFolder()
    {
        MODALENS_TRY(catalog, Catalog::create(m_folder / "catalog"));
        const auto import = [&] { return statusOf(importFolder(catalog, m_folder / "media", m_silent, {})); };
        MODALENS_CHECK(timed("folder, first import", m_files, "files", import));
        return timed("folder, nothing changed", m_files, "files", import);
    }

    Status benchTables()
    {
        MODALENS_TRY(catalog, Catalog::create(m_folder / "tables"));
        for (const char *name : {"items.csv", "items.jsonl"})
            MODALENS_CHECK(
                timed(std::string("read ") + name, m_rows, "rows", [&] { return readAll(m_folder / name); }));
        MODALENS_TRY(preview, previewTable(m_folder / "items.csv"));
        const auto import = [&] {
            return statusOf(importTable(catalog, m_folder / "items.csv", preview.mapping, m_silent, {}));
        };
        MODALENS_CHECK(timed("items.csv, preview", m_rows, "rows",
                             [&] { return statusOf(previewTable(m_folder / "items.csv")); }));
        MODALENS_CHECK(timed("items.csv, first import", m_rows, "rows", import));
        MODALENS_CHECK(timed("items.csv, nothing changed", m_rows, "rows", import));
        return timed("ratings.csv, interactions", m_rows, "rows", [&] {
            return statusOf(importInteractions(catalog, m_folder / "ratings.csv", m_silent, {}));
        });
    }

    static Status readAll(const fs::path &file)
    {
        MODALENS_TRY(reader, openTable(file));
        TableRow row;
        while (reader->next(row).kind != RowRead::Kind::End) {
        }
        return reader->error();
    }

    fs::path m_folder;
    std::int64_t m_files;
    std::int64_t m_rows;
    NoProgress m_silent;
    std::vector<Line> m_lines;
};

void print(const std::vector<Line> &lines, bool isJson)
{
    nlohmann::json json;
    for (const Line &line : lines) {
        const double perSecond = static_cast<double>(line.count) / line.seconds;
        const double perCpuSecond = static_cast<double>(line.count) / line.cpuSeconds;
        json["results"].push_back({{"name", line.name},
                                   {"count", line.count},
                                   {"unit", line.unit},
                                   {"perSecond", perSecond},
                                   {"perCpuSecond", perCpuSecond}});
        if (!isJson)
            std::printf("%-28s %10lld %-6s %12.0f a second %12.0f a CPU second\n", line.name.c_str(),
                        static_cast<long long>(line.count), line.unit.c_str(), perSecond, perCpuSecond);
    }
    if (isJson)
        std::printf("%s\n", json.dump().c_str());
}

} // namespace

int main(int argc, char **argv)
{
    CLI::App app("How fast files and rows become items.");
    std::int64_t files = 100'000;
    std::int64_t rows = 200'000;
    std::string folder = (fs::temp_directory_path() / "modalens-bench-import").string();
    bool isJson = false;
    app.add_option("--files", files, "Files of the folder")->check(CLI::Range(2, 10'000'000));
    app.add_option("--rows", rows, "Rows of each table")->check(CLI::Range(100, 100'000'000));
    app.add_option("--folder", folder, "Work folder; must not exist, is removed at the end");
    app.add_flag("--json", isJson, "Print one JSON object");
    CLI11_PARSE(app, argc, argv);
    if (!fs::create_directories(folder)) {
        std::fprintf(stderr, "%s exists already\n", folder.c_str());
        return 2;
    }
    Bench bench(folder, files, rows);
    const Status status = bench.run();
    fs::remove_all(folder);
    if (!status) {
        std::fprintf(stderr, "%s\n", describe(status.error()).c_str());
        return 1;
    }
    print(bench.lines(), isJson);
    return 0;
}
