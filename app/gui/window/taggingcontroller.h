// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/services/editservice.h"

#include <QObject>
#include <QString>

namespace modalens {

class Actions;
class CatalogSession;
class DeskPanels;
class SelectionController;

/// The group that holds an analyst's rating, "1" to "5"; tags typed without a group; selections kept by name.
inline constexpr const char *kRatingGroup = "rating";
inline constexpr const char *kPlainGroup = "tag";
inline constexpr const char *kSelectionGroup = "selection";
inline constexpr const char *kUserSource = "user";

/// "mood: calm" is group and value; a text without a colon is a value of kPlainGroup. An empty value where
/// the text names nothing.
Tag tagFromText(const QString &text);

/// Tags, rates and likes the marked items, or the one that is looked at where none is marked. Every act is a
/// step of the history and is written before anything shows it.
class TaggingController : public QObject
{
    Q_OBJECT

public:
    TaggingController(CatalogSession &session, DeskPanels &panels, SelectionController &selection,
                      Actions &actions, QObject *parent);

    void tag(const Tag &tag);
    void untag(const Tag &tag);
    /// 1 to 5, 0 takes the rating away.
    void rate(int stars);
    /// Adds the items to the query; of many only the first kMaxQueryItems, and says so.
    void like(bool isLiked);
    /// Keeps the marked items under a name, as a tag that facets and filter offer.
    void keepSelection(const QString &name);

    /// Filters to the marked items.
    void showOnlyMarked();

    static constexpr int kMaxQueryItems = 20;

Q_SIGNALS:
    void onlyRequested(const QVector<qint64> &items,
                       const QString &name); ///< The desk is to show these alone.
    void said(const QString &text);          ///< For the status line: what happened to how many.

private:
    class EditCommand;
    void addActions(Actions &actions);
    void edit(std::vector<Tag> removed, std::vector<Tag> added, const QString &text);
    static QString howToMark();
    std::vector<ItemId> targets() const;
    void askForTag(bool removes);
    void askForName();
    bool canWrite() const;

    CatalogSession &m_session;
    DeskPanels &m_panels;
    SelectionController &m_selection;
    QStringList m_knownTags; ///< For completion: "group: value".
};

} // namespace modalens
