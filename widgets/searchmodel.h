// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/searchvalues.h"

#include <QAbstractListModel>
#include <QStyledItemDelegate>

namespace modalens {

class MediaSource;
struct Theme;

/// The lines of a search popup.
class SearchModel : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;
    void setAnswer(const SearchAnswer &answer);
    const SearchAnswer &answer() const { return m_answer; }
    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    SearchAnswer m_answer;
};

/// Picture, title and place on one line.
class SearchDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    SearchDelegate(MediaSource *media, QObject *parent);
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

    static int linePx(); ///< At the present size of texts.

private:
    void paintPicture(QPainter *painter, const QRectF &box, const SearchHit &hit, const Theme &theme,
                      double ratio) const;

    MediaSource *m_media;
};

} // namespace modalens
