// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/jobs/catalogthread.h"
#include "widgets/values.h"

#include <QHash>
#include <QObject>

#include <memory>
#include <string>

namespace modalens {

/// Looks things up in the open catalog for the GUI thread, on one thread of its own with its own Catalog
/// object. Of each kind of question only the newest is answered.
class ItemService : public QObject
{
    Q_OBJECT

public:
    explicit ItemService(QObject *parent = nullptr);
    ~ItemService() override;

    void open(const std::filesystem::path &folder, OpenMode mode = OpenMode::WriteIfPossible);
    void close(); ///< Waits for a running question (milliseconds).

    void requestPreview(const std::string &key);
    void requestKey(qint64 item);
    void requestKeys(const QVector<qint64> &items); ///< Of those that there are.
    void requestHoverCard(qint64 item);
    void requestPictures(const QVector<qint64> &items); ///< For what lies in view of the map.
    /// Facets for the filter menu: values of a tag group, largest first.
    void requestTagCounts(const std::string &group);

Q_SIGNALS:
    void previewReady(const modalens::PreviewItem &item);
    void keyReady(qint64 item, const QString &key);
    void keysReady(const QVector<qint64> &items, const QStringList &keys);
    void hoverCardReady(qint64 item, const modalens::HoverCard &card);
    void picturesReady(const QHash<qint64, QString> &paths);
    void tagCountsReady(const QString &group, const std::vector<modalens::TagCount> &counts);

private:
    /// Runs `ask` on the thread and `tell` with its value on the GUI thread, unless the catalog has changed
    /// meanwhile.
    template <class Ask, class Tell>
    void post(std::string key, Ask ask, Tell tell);

    std::uint64_t m_catalogNumber = 0;
    std::string m_language;                  ///< Of titles: the window's when the catalog was opened.
    std::unique_ptr<CatalogThread> m_thread; // last: joined before the rest goes away
};

} // namespace modalens
