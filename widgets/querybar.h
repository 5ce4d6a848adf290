// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/searchvalues.h"
#include "widgets/values.h"

#include <QPointer>
#include <QWidget>

class QHBoxLayout;
class QKeyEvent;
class QLabel;
class QLineEdit;
class QScrollArea;
class QToolButton;

namespace modalens {

class MediaSource;
class QueryChipWidget;
class SearchPopup;

/// The query as chips and a line edit, the way back to earlier queries, what typed words are looked for in,
/// and a line that says what the query reaches. While words are typed a popup shows the words and the items
/// that have them: Down and Up choose one, Enter or Tab adds it, with Alt as "not this"; Enter at first adds
/// the words themselves, Ctrl+Enter shows all in the list, Escape closes the popup and then empties the edit.
/// Backspace in the empty edit removes the last chip; dropped files add file chips.
class QueryBar : public QWidget
{
    Q_OBJECT

public:
    explicit QueryBar(MediaSource *media, QWidget *parent = nullptr);
    void setChips(const QVector<QueryChip> &chips); ///< Emits nothing.
    const QVector<QueryChip> &chips() const { return m_chips; }
    /// For the words typed last; ignored when they or the mode have changed since.
    void setAnswer(const SearchAnswer &answer);
    void setMode(SearchMode mode); ///< Emits nothing; what is typed is looked for again.
    SearchMode mode() const { return m_mode; }
    /// "Reaches words and looks · ...", translated. Empty: no line.
    void setReach(const QString &line, const QString &toolTip);
    QString reach() const;
    void setHistory(bool hasEarlier, bool hasLater);
    QLineEdit *edit() const { return m_edit; }
    SearchPopup *popup() const; ///< nullptr until something was found.

Q_SIGNALS:
    void queryEdited(const QVector<modalens::QueryChip> &chips); ///< By the user.
    void searchExpected();                                       ///< The edit has the focus.
    void searchWanted(const QString &text, modalens::SearchMode mode);
    void showAllRequested(const QString &text, modalens::SearchMode mode);
    void modeChosen(modalens::SearchMode mode);
    void backRequested();
    void forwardRequested();
    /// Paste was pressed in the edit while the clipboard holds a picture or files.
    void mediaPasted();

protected:
    bool eventFilter(QObject *object, QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void buildChips();
    void buildEdit();
    void buildButtons();
    void buildLayout();
    void ensurePopup();
    void search();
    bool takeKey(int key, Qt::KeyboardModifiers modifiers);
    void accept(bool isLiked);
    void showAll();
    void rebuild();
    void fitChips();
    void addChip(const QueryChip &chip);
    void removeChip(int index);
    void turnChip(int index);
    void orderTabs();
    void addTypedText(bool isLiked);
    void addHit(int row, bool isLiked);
    bool isEditing(const QKeyEvent *key) const;
    void clearTyped();

    MediaSource *m_media;
    QVector<QueryChip> m_chips;
    SearchMode m_mode = SearchMode::Names;
    QWidget *m_frame; ///< What looks like one field.
    QScrollArea *m_chipScroll;
    QHBoxLayout *m_chipLayout = nullptr;
    QVector<QueryChipWidget *> m_chipWidgets;
    QLineEdit *m_edit;
    QToolButton *m_back;
    QToolButton *m_forward;
    QToolButton *m_modeButton;
    QLabel *m_reach;
    QPointer<SearchPopup> m_popup; ///< The window's child, over everything.
    bool m_isDropTarget = false;
};

/// What a mode is called, translated.
QString searchModeName(SearchMode mode);

} // namespace modalens
