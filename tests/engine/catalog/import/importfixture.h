// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/catalog/import.h"
#include "tests/engine/catalog/catalogfixture.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace modalens::test {

namespace fs = std::filesystem;

/// A folder that is gone after the test, with a catalog beside the files.
class ImportFixture
{
public:
    ImportFixture() { fs::create_directories(root()); }

    ~ImportFixture() { fs::remove_all(root()); } // QTemporaryDir cannot remove names that are not UTF-8
    ImportFixture(const ImportFixture &) = delete;

    Catalog &catalog() // made when it is first needed: creating one waits for the disk
    {
        if (!m_catalog)
            m_catalog.emplace(take(Catalog::create(path("catalog"))));
        return *m_catalog;
    }
    fs::path path(const std::string &name) const { return fs::path(m_folder.path().toStdString()) / name; }
    fs::path root() const { return path("media"); }

    fs::path write(const std::string &name, std::string_view content = "x") const
    {
        const fs::path file = root() / name;
        fs::create_directories(file.parent_path());
        std::ofstream(file, std::ios::binary) << content;
        return file;
    }

    ImportReport importFolderNow() { return take(importFolder(catalog(), root(), m_silent, {})); }
    ImportReport importTableNow(const fs::path &file)
    {
        const TablePreview preview = take(previewTable(file));
        return take(importTable(catalog(), file, preview.mapping, m_silent, {}));
    }

    ItemId item(std::string_view key)
    {
        const auto found = take(catalog().findItem(key));
        if (!found)
            qFatal("no item %s", std::string(key).c_str());
        return *found;
    }
    bool has(std::string_view key) { return take(catalog().findItem(key)).has_value(); }
    std::vector<Asset> assets(std::string_view key) { return take(catalog().assets(item(key))); }
    std::string title(std::string_view key)
    {
        const ItemId id = item(key);
        return take(catalog().summaries(std::span(&id, 1))).front().title;
    }
    std::multiset<std::string> tagValues(std::string_view key, std::string_view group)
    {
        std::multiset<std::string> values;
        for (const Tag &tag : take(catalog().tags(item(key))))
            if (tag.group == group)
                values.insert(tag.value);
        return values;
    }
    double field(std::string_view key, std::string_view name)
    {
        for (const Field &field : take(catalog().fields(item(key))))
            if (field.name == name)
                return field.value;
        return -1;
    }
    std::int64_t itemCount() { return take(catalog().info()).items; }
    NoProgress &silent() { return m_silent; }

private:
    QTemporaryDir m_folder;
    std::optional<Catalog> m_catalog;
    NoProgress m_silent;
};

/// True when a row of a report is about `what` and gives a reason with `words` in it.
inline bool mentions(const std::vector<ImportFailure> &rows, std::string_view what, std::string_view words)
{
    return std::any_of(rows.begin(), rows.end(), [&](const ImportFailure &row) {
        return row.what.find(what) != std::string::npos && row.reason.find(words) != std::string::npos;
    });
}

inline std::string listed(const std::vector<ImportFailure> &rows)
{
    std::string text;
    for (const ImportFailure &row : rows)
        text += row.what + ": " + row.reason + "\n";
    return text;
}

#define VERIFY_MENTIONS(rows, what, words)                                                                   \
    QVERIFY2(modalens::test::mentions(rows, what, words), modalens::test::listed(rows).c_str())

} // namespace modalens::test
