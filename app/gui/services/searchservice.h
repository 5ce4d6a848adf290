// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/jobs/catalogthread.h"
#include "engine/catalog/types.h"
#include "widgets/searchvalues.h"

#include <QObject>

#include <memory>
#include <string>

namespace modalens {

class ItemFinder;

/// Finds items while words are typed, on a thread of its own with its own Catalog object, read-only. The
/// newest words win: a running search is stopped and what waits is replaced. GUI thread.
class SearchService : public QObject
{
    Q_OBJECT

public:
    explicit SearchService(QObject *parent = nullptr);
    ~SearchService() override;

    void open(const std::filesystem::path &folder);
    void close(); ///< Stops a running search.

    /// Somebody is about to type: loads the names, so that the first answer comes at once.
    void prepare(SearchMode mode);
    void search(const QString &text, SearchMode mode);
    void forget(); ///< The catalog has grown.

    static constexpr std::int64_t kMaxHits = 50;

Q_SIGNALS:
    void answered(const modalens::SearchAnswer &answer);

private:
    void tell(const SearchAnswer &answer, std::uint64_t catalogNumber);

    std::uint64_t m_catalogNumber = 0;
    std::string m_language;               ///< Of titles.
    std::shared_ptr<ItemFinder> m_finder; ///< Touched on the thread alone.
    std::unique_ptr<CatalogThread> m_thread;
};

TextMatch textMatchOf(SearchMode mode);
SearchMode searchModeOf(TextMatch match);

} // namespace modalens
