// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/picturezoom.h"
#include "widgets/values.h"

#include <QImage>
#include <QWidget>

namespace modalens {

class MediaSource;

/// One picture that fits the widget and can be enlarged: wheel, pinch, + and - about the pointer or the
/// middle, drag or Shift with the arrow keys to move it, 0 to fit again, double click or Enter for
/// activated(). Asks for more pixels as they are needed. While the pointer or the focus is on it, it says its
/// size and how large it is shown. A broken one says why; one that broke while it was shown stays, with the
/// reason below.
class PictureCanvas : public QWidget
{
    Q_OBJECT

public:
    explicit PictureCanvas(MediaSource *media, QWidget *parent = nullptr);
    /// An empty path clears. The same picture again keeps the zoom.
    void setPicture(const PreviewMedia &picture);
    /// Turns the wheel to zooming even without focus or Ctrl: where nothing scrolls.
    void setTakesWheel(bool takesWheel) { m_takesWheel = takesWheel; }
    void setSaysSize(bool saysSize) { m_saysSize = saysSize; } ///< False: someone else shows sizeText().
    QString badge() const { return m_reason; }                 ///< Why it cannot be shown; empty when it can.
    QString sizeText() const;                                  ///< "640 × 480 px · 50%", or empty.
    const PictureZoom &zoom() const { return m_zoom; }
    void zoomBy(double factor); ///< About the middle.
    void fit();

Q_SIGNALS:
    void activated();
    void changed(); ///< sizeText() or badge() may differ.

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void connectMedia();
    void requestPixels();
    void zoomAt(double factor, const QPointF &at);
    void settle();
    void paintNote(QPainter *painter, const QString &text, const QColor &colour) const;

    MediaSource *m_media;
    PreviewMedia m_picture;
    PictureZoom m_zoom;
    QImage m_image;
    QSize m_pixels; ///< Of the file; empty while unknown.
    QString m_format;
    QString m_reason;
    QPointF m_grip; ///< Where a drag is.
    int m_requestedSide = 0;
    bool m_isDragged = false;
    bool m_takesWheel = false;
    bool m_saysSize = true;
};

} // namespace modalens
