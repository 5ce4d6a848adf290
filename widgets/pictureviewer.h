// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/values.h"

#include <QDialog>

class QLabel;

namespace modalens {

class GlyphButton;
class MediaSource;
class PictureCanvas;

/// The pictures of an item as large as the window, one at a time. Arrow keys turn pages, Escape closes, F11
/// takes the whole screen; the corner resizes it. Everything else is PictureCanvas.
class PictureViewer : public QDialog
{
    Q_OBJECT

public:
    PictureViewer(const QVector<PreviewMedia> &pictures, int page, MediaSource *media,
                  QWidget *parent = nullptr);
    int page() const { return m_page; }
    PictureCanvas *canvas() const { return m_canvas; }
    QString caption() const;

Q_SIGNALS:
    void pageTurned(int page);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *buildBar();
    void turnTo(int page);
    void showCaption();

    QVector<PreviewMedia> m_pictures;
    int m_page = 0;
    PictureCanvas *m_canvas;
    QLabel *m_caption;
    GlyphButton *m_previous = nullptr;
    GlyphButton *m_next = nullptr;
};

} // namespace modalens
