// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/services/rankingtypes.h"

#include <QObject>

#include <map>
#include <string>
#include <vector>

class QMenu;

namespace modalens {

class CatalogSession;
class DeskPanels;

/// The filter button: says what is kept and how much that is; its menu offers words and the commonest values
/// of every tag group.
class FilterController : public QObject
{
    Q_OBJECT

public:
    FilterController(CatalogSession &session, DeskPanels &panels, QObject *parent);

    /// These items alone, as a set of that name, besides what else the filter asks for. Sets that a view can
    /// keep are held by key, as it keeps them; the filter may then come a moment later.
    void keepOnly(const QVector<qint64> &items, const QString &name);

Q_SIGNALS:
    /// A filter was set to more items than a view keeps: it ends with the session.
    void shortLivedFilterSet(const QString &name, const QVector<qint64> &items);

private:
    void setOnly(ItemSet set);
    void showCatalog();
    void showButton();
    QString shortened(const QString &text) const;
    void buildMenu();
    void addWords(QMenu *menu);
    void addGroup(QMenu *menu, const std::string &group);
    void toggle(const std::string &group, const std::string &value);
    void change(const Filter &filter);

    CatalogSession &m_session;
    DeskPanels &m_panels;
    std::map<std::string, std::vector<TagCount>> m_counts;
    std::int64_t m_allowed = -1;
    QMenu *m_menu;
};

} // namespace modalens
