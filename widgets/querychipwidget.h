// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/values.h"

#include <QWidget>

namespace modalens {

class MediaSource;

/// One term of the query: picture, label, and a cross that removes it. Delete and Backspace remove it too;
/// Space, or its menu, turns what is liked into "not this" and back; Left and Right go to the others.
class QueryChipWidget : public QWidget
{
    Q_OBJECT

public:
    QueryChipWidget(const QueryChip &chip, MediaSource *media, QWidget *parent = nullptr);
    QSize sizeHint() const override;

Q_SIGNALS:
    void removeRequested();
    void turnRequested(); ///< Liked or not: the other way round.

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    QRectF crossRect() const;
    double labelLeft() const;

    QueryChip m_chip;
    MediaSource *m_media;
    bool m_isCrossHovered = false;
};

} // namespace modalens
