// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/jobs/catalogthread.h"
#include "engine/catalog/types.h"

#include <QObject>

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace modalens {

/// What an analyst does to the tags of items, and what of it was new: only that is taken back. After it was
/// given to EditService it belongs to the service's thread.
struct TagEdit
{
    using Change = std::pair<Tag, std::vector<ItemId>>;

    std::vector<ItemId> items;
    std::vector<Tag> removed; ///< Taken from all items, then
    std::vector<Tag> added;   ///< given to all of them.

    std::vector<Change> gone; ///< By the service: who really lost and got which.
    std::vector<Change> came;
};

/// Writes what the analyst does to the tags of the open catalog, in the order asked, on a thread of its own.
/// Each edit is one transaction for each tag; what was asked for is on disk before close() returns.
class EditService : public QObject
{
    Q_OBJECT

public:
    explicit EditService(QObject *parent = nullptr);
    ~EditService() override;

    void open(const std::filesystem::path &folder, OpenMode mode);
    void close();
    /// \param onWritten called on the GUI thread once all of it is on disk; not where it failed or the
    /// catalog was closed meanwhile.
    void apply(std::shared_ptr<TagEdit> edit, std::function<void()> onWritten = {});
    void revert(std::shared_ptr<TagEdit> edit); ///< \pre It was given to apply() before.

Q_SIGNALS:
    void written(qint64 items); ///< An edit is on disk; so many items changed.
    void failed(const modalens::Error &error);

private:
    template <class Ask>
    void append(Ask ask, std::function<void()> onWritten = {});

    std::uint64_t m_catalogNumber = 0;
    std::unique_ptr<CatalogThread> m_thread; // last: joined before the rest goes away
};

} // namespace modalens
