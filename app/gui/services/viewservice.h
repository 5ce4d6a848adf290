// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/jobs/catalogthread.h"
#include "engine/catalog/view.h"

#include <QObject>
#include <QStringList>
#include <QVector>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace modalens {

struct NamedView
{
    std::string name;
    View view;
    bool operator==(const NamedView &) const = default;
};

/// What is to become of one name: a view, or nullopt to remove it.
struct ViewChange
{
    std::string name;
    std::optional<View> view;
    std::optional<QVector<qint64>>
        marked{}; ///< Items whose keys become the view's `marked`; at most kMaxMarked.
};

/// The named views of the open catalog for the GUI thread, on one thread of its own. Every change that was
/// asked for is written, in order, before close() returns. Names that begin with "~" are the program's own
/// and are not listed.
class ViewService : public QObject
{
    Q_OBJECT

public:
    explicit ViewService(QObject *parent = nullptr);
    ~ViewService() override;

    void open(const std::filesystem::path &folder, OpenMode mode = OpenMode::WriteIfPossible);
    void close(); ///< Waits until what was asked for is on disk.

    /// written() follows, or failed() when the catalog does not take it; listed(), too, when one of the names
    /// is listed.
    void write(std::vector<ViewChange> changes);
    void requestList();                        ///< listed() follows.
    void requestView(const std::string &name); ///< As on the command line; see namedView(). loaded() or
                                               ///< notNamed() follows.
    /// Views of the program's own, those of them that are there and can be read; ownLoaded() follows.
    void requestOwn(std::vector<std::string> names);

    /// `tell` follows on the GUI thread with those of `keys` that there are, ascending, unless the catalog is
    /// closed.
    void requestItems(std::vector<std::string> keys, std::function<void(const QVector<qint64> &items)> tell);
    /// The same with the keys of `items`, in their order.
    void requestKeys(const QVector<qint64> &items,
                     std::function<void(const std::vector<std::string> &keys)> tell);
    /// The same with the titles of `keys` in the language of the window, by key; those that are gone are left
    /// out.
    void requestTitles(std::vector<std::string> keys,
                       std::function<void(const std::map<std::string, std::string> &titles)> tell);

Q_SIGNALS:
    /// All views that can be read, by name: what is on disk now.
    void listed(const std::vector<modalens::NamedView> &views);
    void written(const std::vector<modalens::ViewChange> &changes); ///< They are on disk.
    void loaded(const modalens::View &view);
    /// Nothing is called so; `views` there are in the catalog.
    void notNamed(const QString &name, const QStringList &views);
    void ownLoaded(const std::vector<modalens::NamedView> &views);
    void failed(const modalens::Error &error);

private:
    /// Runs `ask` on the thread and `tell` with its value on the GUI thread, unless the catalog has changed
    /// meanwhile.
    template <class Ask, class Tell>
    CatalogThread::Task task(Ask ask, Tell tell);

    std::uint64_t m_catalogNumber = 0;
    std::unique_ptr<CatalogThread> m_thread; // last: joined before the rest goes away
};

/// Whether views of this name are shown to the analyst.
bool isListedView(const std::string &name);

} // namespace modalens
