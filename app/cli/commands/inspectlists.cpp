// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/inspectlists.h"

#include "engine/inspect/brokenmedia.h"
#include "engine/inspect/exactduplicates.h"
#include "engine/inspect/modalitymatrix.h"

#include <array>

namespace modalens::cli {

namespace {

constexpr int kDecimals = 3;

std::string_view kindName(BrokenKind kind)
{
    constexpr std::array<std::string_view, 5> names{"missing-file", "unreadable-file", "empty-file",
                                                    "not-encoded", "not-imported"};
    return names[static_cast<std::size_t>(kind)];
}

std::string describe(const BrokenMedia &media)
{
    constexpr std::array<std::string_view, 5> reasons{"the file is gone", "the file may not be read",
                                                      "the file is empty", "", ""};
    return media.reason.empty() ? std::string(reasons[static_cast<std::size_t>(media.kind)]) : media.reason;
}

std::vector<std::string> modalityNames(std::uint8_t modalities)
{
    std::vector<std::string> names;
    for (const Modality modality : kModalities)
        if ((modalities >> static_cast<int>(modality)) & 1)
            names.emplace_back(modalityName(modality));
    return names;
}

std::string joined(const std::vector<std::string> &names)
{
    std::string text;
    for (const std::string &name : names)
        text += (text.empty() ? "" : " + ") + name;
    return text.empty() ? "nothing" : text;
}

std::string line(const Json &item, const char *name)
{
    std::string text = "  ";
    if (item.contains(name))
        text += fixed(item[name].get<double>(), kDecimals) + "  ";
    text += printable(item["key"].get<std::string>());
    if (const auto title = item["title"].get<std::string>(); !title.empty())
        text += "  " + printable(title);
    return text + '\n';
}

} // namespace

Result<Json> itemList(const Catalog &catalog, std::span<const ItemId> items, const char *name,
                      std::span<const double> values)
{
    MODALENS_TRY(summaries, catalog.summaries(items));
    Json list = Json::array();
    for (std::size_t i = 0; i < summaries.size(); ++i) {
        Json item{{"key", summaries[i].key}, {"title", summaries[i].title}};
        if (i < values.size())
            item[name] = values[i];
        list.push_back(std::move(item));
    }
    return list;
}

std::string linesOf(const Json &items, const char *name)
{
    std::string text;
    for (const Json &item : items)
        text += line(item, name);
    return text + '\n';
}

Result<Json> inspectMatrix(Session &session, const Catalog &catalog, std::int64_t limit)
{
    MODALENS_TRY(sets, modalityMatrix(catalog.folder(), session.stop));
    Table table({"items", "have"}, {true, false});
    Json json = Json::array();
    for (const ModalitySet &set : sets) {
        const std::vector<std::string> names = modalityNames(set.modalities);
        table.addRow({std::to_string(set.items.size()), joined(names)});
        MODALENS_TRY(list, itemList(catalog, firstOf(set.items, limit)));
        json.push_back({{"modalities", names}, {"count", set.items.size()}, {"items", std::move(list)}});
    }
    session.reporter.print(table.text() + '\n');
    return json;
}

Result<Json> inspectBroken(Session &session, const Catalog &catalog, std::int64_t limit)
{
    ThreadTeam team;
    MODALENS_TRY(found, brokenMedia(catalog, team, session.reporter, session.stop));
    std::string text = "broken media: " + std::to_string(found.size()) + '\n';
    Json list = Json::array();
    for (const BrokenMedia &media : firstOf(found, limit)) {
        Json entry{{"kind", kindName(media.kind)}, {"subject", media.subject}, {"reason", describe(media)}};
        std::string key;
        if (media.item) {
            MODALENS_TRY(items, itemList(catalog, std::span(&*media.item, 1)));
            key = items.front()["key"].get<std::string>();
            entry["key"] = key;
        }
        text += "  " + printable(key) + (key.empty() ? "" : "  ") + printable(media.subject) + ": " +
                printable(describe(media)) + '\n';
        list.push_back(std::move(entry));
    }
    session.reporter.print(text + '\n');
    return Json{{"found", found.size()}, {"items", std::move(list)}};
}

Result<Json> inspectDuplicates(Session &session, const Catalog &catalog, std::int64_t limit)
{
    ThreadTeam team;
    MODALENS_TRY(groups, exactDuplicates(catalog.folder(), team, session.reporter, session.stop));
    session.reporter.print("exact duplicates: " + std::to_string(groups.size()) + " groups\n");
    Json list = Json::array();
    for (const DuplicateGroup &group : firstOf(groups, limit)) {
        const bool isFile = group.kind == DuplicateKind::File;
        MODALENS_TRY(items, itemList(catalog, firstOf(group.items, limit)));
        session.reporter.print((isFile ? "same file, " + std::to_string(group.sizeBytes) + " bytes, "
                                       : std::string("same words, ")) +
                               std::to_string(group.items.size()) + " items\n" + linesOf(items));
        list.push_back({{"kind", isFile ? "file" : "text"},
                        {"sizeBytes", group.sizeBytes},
                        {"count", group.items.size()},
                        {"items", std::move(items)}});
    }
    return Json{{"found", groups.size()}, {"groups", std::move(list)}};
}

} // namespace modalens::cli
