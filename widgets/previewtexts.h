// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/readingtexts.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace modalens {

/// The texts of an item by language: the reader's own first, the rest behind a button that says how many more
/// languages there are. Texts whose letters no font has are named by their language instead of painted as
/// boxes.
class PreviewTexts : public QWidget
{
    Q_OBJECT

public:
    explicit PreviewTexts(QWidget *parent = nullptr);
    /// Folds the other languages away; texts that are shown already stay as they are.
    void setTexts(const QVector<PreviewText> &texts, const QString &title);
    QPushButton *moreButton() const { return m_more; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void arrange();
    void showTexts();
    QString htmlOf(const QVector<ReadingText> &texts) const;
    QString note() const;

    QVector<PreviewText> m_given;
    QString m_title;
    ReadingTexts m_texts;
    QLabel *m_first;
    QPushButton *m_more;
    QLabel *m_rest;
    QLabel *m_note;
};

} // namespace modalens
