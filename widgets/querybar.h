// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/values.h"

#include <QWidget>

class QCompleter;
class QHBoxLayout;
class QLineEdit;
class QStandardItemModel;

namespace modalens {

class MediaSource;

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

private:
    void rebuild();
    void addChip(const QueryChip &chip);
    void removeChip(int index);
    void addTypedText();

    MediaSource *m_media;
    QVector<QueryChip> m_chips;
    QHBoxLayout *m_layout;
    QWidget *m_chipHost;
    QLineEdit *m_edit;
    QCompleter *m_completer;
    QStandardItemModel *m_suggestions;
    bool m_isDropTarget = false;
};

} // namespace modalens
