// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/values.h"

#include <QRectF>
#include <QWidget>

namespace modalens {

class MediaSource;
class PictureCanvas;

/// Where the line below a picture has its arrows and "1 / 2". Pure: they do not touch as long as the line has
/// room for them.
struct PagerGeometry
{
    QRectF earlier, figure, later;
    static PagerGeometry of(const QRectF &line, double figurePx, double arrowPx);
};

/// Pictures one at a time with "‹ 1 / 4 ›" below when there are several. Arrow keys turn pages; double click
/// or Enter opens them as large as the window. A broken one shows why.
class PicturePager : public QWidget
{
    Q_OBJECT

public:
    explicit PicturePager(MediaSource *media, QWidget *parent = nullptr);
    void setPictures(const QVector<PreviewMedia> &pictures);
    int page() const { return m_page; }
    void setPage(int page);
    /// Of the square that a picture is fitted into.
    void setSide(int sidePx);
    int side() const { return m_sidePx; }
    PictureCanvas *canvas() const { return m_canvas; }
    QString badge() const; ///< Why the current picture cannot be shown; empty when it can.
    QSize sizeHint() const override;

Q_SIGNALS:
    void pageTurned(int page);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QRectF pagerRect() const;
    QString pageText() const;
    void showPicture();
    void describe();
    void openViewer();

    MediaSource *m_media;
    PictureCanvas *m_canvas;
    QVector<PreviewMedia> m_pictures;
    int m_page = 0;
    int m_sidePx = 120;
};

} // namespace modalens
