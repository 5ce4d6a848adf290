// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/searchvalues.h"

#include <QFrame>

class QLabel;
class QListView;
class QPushButton;

namespace modalens {

class MediaSource;
class SearchModel;

/// What a search found, under the edit it was typed into: a picture, the title with the matched part in bold
/// and the place of each item, how many there are, and a button that shows them all. Lies over the window and
/// never takes the focus: whoever owns the edit passes the keys on.
class SearchPopup : public QFrame
{
    Q_OBJECT

public:
    SearchPopup(MediaSource *media, QWidget *parent);

    /// Under `anchor`, as wide as it.
    void open(const SearchAnswer &answer, QWidget *anchor);
    void place(QWidget *anchor); ///< Again, when the anchor has moved.
    /// The chosen line, or -1: none is until the analyst moves.
    int currentRow() const;
    /// Down or up; from the last line on to none, and the other way round.
    void step(int lines);
    const SearchAnswer &answer() const;
    QString note() const; ///< "8 of 1,234", or why there is nothing.

Q_SIGNALS:
    void chosen(int row, bool isLiked);
    void showAllRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString noteFor(const SearchAnswer &answer) const;
    void showMenu(const QPoint &at);

    SearchModel *m_model;
    QListView *m_list;
    QLabel *m_note;
    QPushButton *m_all;
};

} // namespace modalens
