// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/searchvalues.h"

#include <QAbstractListModel>
#include <QStyledItemDelegate>

namespace modalens {

class MediaSource;
struct Theme;

/// The lines of a search popup: the words themselves, what was found, and where else they are found.
class SearchModel : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;
    void setAnswer(const SearchAnswer &answer);
    const SearchAnswer &answer() const { return m_answer; }
    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    /// Which of the hits a line shows, or -1.
    int hitOf(int line) const;
    bool isElsewhere(int line) const;
    static constexpr int kWordsLine = 0;

private:
    SearchAnswer m_answer;
};

/// Picture, title and place on one line; or what Enter does with the words.
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
    void paintWords(QPainter *painter, const QRectF &line, const QModelIndex &index,
                    const Theme &theme, bool isCurrent) const;
    void paintHit(QPainter *painter, QRectF line, const QModelIndex &index, const Theme &theme,
                  double ratio) const;
    void paintPicture(QPainter *painter, const QRectF &box, const SearchHit &hit, const Theme &theme,
                      double ratio) const;

    MediaSource *m_media;
};

} // namespace modalens
