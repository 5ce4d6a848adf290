// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/seen.h"

#include <QWidget>

namespace modalens {

/// Words as an encoder weighs them: the heavier, the stronger the colour; words that do not count stand in an
/// outline. Wraps to its width. Words that no font can show are left out and counted, as are those beyond
/// the first 160.
class SeenWords : public QWidget
{
    Q_OBJECT

public:
    SeenWords(QVector<SeenWord> words, QString modality, QWidget *parent = nullptr);
    const QVector<SeenWord> &shownWords() const { return m_words; }
    QString note() const { return m_note; } ///< About the words that are not shown; empty when all are.
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    /// The rectangle of each word, and of the note behind them when there is one.
    QVector<QRectF> places(int width) const;

    QVector<SeenWord> m_words;
    QString m_modality;
    QString m_note;
    double m_heaviest = 0.0;
};

} // namespace modalens
