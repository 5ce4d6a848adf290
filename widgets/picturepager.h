// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/values.h"

#include <QHash>
#include <QImage>
#include <QWidget>

namespace modalens {

class MediaSource;

/// Pictures one at a time with "‹ 1 / 4 ›" below when there are several. Arrow keys turn pages. A broken one
/// shows why.
class PicturePager : public QWidget
{
    Q_OBJECT

public:
    explicit PicturePager(MediaSource *media, QWidget *parent = nullptr);
    void setPictures(const QVector<PreviewMedia> &pictures);
    int page() const { return m_page; }
    void setPage(int page);
    QString badge() const; ///< Why the current picture cannot be shown; empty when it can.
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QRectF pictureRect() const;
    QRectF pagerRect() const;
    void request();

    MediaSource *m_media;
    QVector<PreviewMedia> m_pictures;
    QHash<QString, QString> m_reasons; ///< By path.
    QImage m_image;
    int m_page = 0;
};

} // namespace modalens
