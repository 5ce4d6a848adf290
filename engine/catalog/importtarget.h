// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/catalog/catalog.h"

#include <filesystem>
#include <utility>
#include <vector>

namespace modalens {

/// The catalog that an import writes to. One that was created for it goes away with this object when nothing
/// has come into it, so that an import that fails leaves no empty catalog behind: its files, and those
/// folders of the path that were made for it and hold nothing else. A catalog that was there before is never
/// touched.
class ImportTarget
{
public:
    /// Opens the catalog for writing (`ReadOnly` with the reason when that is not possible) or creates it.
    static Result<ImportTarget> open(const std::filesystem::path &folder);

    ImportTarget(ImportTarget &&other) noexcept
        : m_catalog(std::move(other.m_catalog))
        , m_isNew(std::exchange(other.m_isNew, false))
        , m_madeFolders(std::move(other.m_madeFolders))
    {
    }
    ImportTarget &operator=(ImportTarget &&) = delete;
    ~ImportTarget();

    Catalog &catalog() { return m_catalog; }
    bool isNew() const { return m_isNew; }
    /// True when the catalog has nothing that an import or a person brought into it.
    Result<bool> isEmpty() const;

private:
    ImportTarget(Catalog catalog, bool isNew, std::vector<std::filesystem::path> madeFolders)
        : m_catalog(std::move(catalog))
        , m_isNew(isNew)
        , m_madeFolders(std::move(madeFolders))
    {
    }

    Catalog m_catalog;
    bool m_isNew;
    std::vector<std::filesystem::path> m_madeFolders; ///< Innermost first.
};

} // namespace modalens
