// SPDX-License-Identifier: GPL-3.0-or-later
// Puts all items of a catalog in order by each column of the table and prints how long it took, the first
// time (when titles, tags and numbers are read) and again.
//   bench_list CATALOG [--json]

#include "app/gui/services/listsorter.h"

#include <nlohmann/json.hpp>

#include <chrono>
#include <cstdio>
#include <string_view>

using namespace modalens;

namespace {

double milliseconds(auto work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 2) {
        std::fputs("usage: bench_list CATALOG [--json]\n", stderr);
        return 2;
    }
    auto catalog = Catalog::open(argv[1], OpenMode::ReadOnly);
    if (!catalog) {
        std::fprintf(stderr, "%s\n", describe(catalog.error()).c_str());
        return 1;
    }
    const auto live = catalog->liveRows();
    const auto groups = catalog->tagGroups();
    const auto fields = catalog->fieldNames();
    if (!live || !groups || !fields)
        return 1;
    std::vector<std::string> columns{"", "title", "key"};
    for (const std::string &group : *groups)
        columns.push_back("tag:" + group);
    for (const std::string &field : *fields)
        columns.push_back("number:" + field);
    nlohmann::json result{{"items", live->count()}};
    for (const std::string &column : columns) {
        ListSorter sorter("en");
        ListQuestion question;
        question.rows = *live;
        question.sort = {QString::fromStdString(column), false};
        const auto sort = [&] {
            if (!sorter.order(*catalog, question, {}))
                std::fprintf(stderr, "%s could not be sorted by\n", column.c_str());
        };
        const double first = milliseconds(sort), again = milliseconds(sort);
        result[column.empty() ? "catalog order" : column] = {{"first_ms", first}, {"again_ms", again}};
    }
    if (argc > 2 && std::string_view(argv[2]) == "--json")
        std::puts(result.dump().c_str());
    else
        for (const auto &[name, value] : result.items())
            std::printf("%-26s %s\n", name.c_str(), value.dump().c_str());
    return 0;
}
