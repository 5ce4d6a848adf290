// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/values.h"

#include <QWidget>

namespace modalens {

class MediaSource;

/// One term of the query: picture, label, and a cross that removes it. Delete and Backspace remove it too.
class QueryChipWidget : public QWidget
{
    Q_OBJECT

public:
    QueryChipWidget(const QueryChip &chip, MediaSource *media, QWidget *parent = nullptr);
    QSize sizeHint() const override;

Q_SIGNALS:
    void removeRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QRectF crossRect() const;
    double labelLeft() const;

    QueryChip m_chip;
    MediaSource *m_media;
    bool m_isCrossHovered = false;
};

} // namespace modalens
