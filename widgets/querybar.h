// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/values.h"

#include <QWidget>

class QCompleter;
class QHBoxLayout;
class QLineEdit;
class QModelIndex;
class QScrollArea;
class QStandardItemModel;

namespace modalens {

class MediaSource;
class QueryChipWidget;

/// The query as chips and a line edit. Enter adds the typed words as a chip, a chosen suggestion adds an
/// item, dropped files add file chips. Backspace in the empty edit removes the last chip.
class QueryBar : public QWidget
{
    Q_OBJECT

public:
    explicit QueryBar(MediaSource *media, QWidget *parent = nullptr);
    void setChips(const QVector<QueryChip> &chips); ///< Emits nothing.
    const QVector<QueryChip> &chips() const { return m_chips; }
    /// For the text typed last; ignored when that text has changed since.
    void setSuggestions(const QString &forText, const QVector<Suggestion> &suggestions);
    QLineEdit *edit() const { return m_edit; }

Q_SIGNALS:
    void queryEdited(const QVector<modalens::QueryChip> &chips); ///< By the user.
    void suggestionsWanted(const QString &text);

protected:
    bool eventFilter(QObject *object, QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildCompleter();
    void rebuild();
    void fitChips();
    void addChip(const QueryChip &chip);
    void removeChip(int index);
    void addTypedText();
    void addSuggestion(const QModelIndex &index);

    MediaSource *m_media;
    QVector<QueryChip> m_chips;
    QScrollArea *m_chipScroll;
    QHBoxLayout *m_chipLayout;
    QVector<QueryChipWidget *> m_chipWidgets;
    QLineEdit *m_edit;
    QCompleter *m_completer;
    QStandardItemModel *m_suggestions;
    QVector<Suggestion> m_offered;
    bool m_isDropTarget = false;
};

} // namespace modalens
