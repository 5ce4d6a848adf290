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

/// What can be done with words, under the edit they were typed into. First the words themselves as a query,
/// which is the chosen line at first; then what a search found: a picture, the title with the matched part in
/// bold and the place of each item; where nothing was found, how many another mode finds. Below how many
/// there are, and a button that shows them all. Lies over the window and never takes the focus: whoever owns
/// the edit passes the keys on.
class SearchPopup : public QFrame
{
    Q_OBJECT

public:
    SearchPopup(MediaSource *media, QWidget *parent);

    /// Under `anchor`, as wide as it.
    void open(const SearchAnswer &answer, QWidget *anchor);
    void place(QWidget *anchor); ///< Again, when the anchor has moved.
    int currentRow() const;      ///< The chosen hit, or -1: another line is chosen.
    bool isOnWords() const;      ///< As long as the analyst has not moved.
    /// Down or up; from the last line on to the words, and the other way round.
    void step(int lines);
    void accept(bool isLiked); ///< The chosen line, as if it were clicked.
    const SearchAnswer &answer() const;
    QString note() const; ///< "8 of 1,234", or why there is nothing.

Q_SIGNALS:
    void chosen(int row, bool isLiked);
    void wordsChosen(bool isLiked);
    void modeChosen(modalens::SearchMode mode); ///< Where else they are found.
    void showAllRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString noteFor(const SearchAnswer &answer) const;
    void take(int line, bool isLiked);
    void showMenu(const QPoint &at);

    SearchModel *m_model;
    QListView *m_list;
    QLabel *m_note;
    QPushButton *m_all;
};

} // namespace modalens
