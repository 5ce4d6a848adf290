// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pictureviewer.h"

#include "widgets/glyphbutton.h"
#include "widgets/picturecanvas.h"
#include "widgets/textscale.h"
#include "widgets/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QSizeGrip>
#include <QVBoxLayout>

#include <algorithm>

namespace modalens {

namespace {

constexpr double kFactor = 1.25;
constexpr double kShareOfWindow = 0.92;

} // namespace

PictureViewer::PictureViewer(const QVector<PreviewMedia> &pictures, int page, MediaSource *media,
                             QWidget *parent)
    : QDialog(parent, Qt::Dialog | Qt::FramelessWindowHint)
    , m_pictures(pictures)
    , m_canvas(new PictureCanvas(media, this))
    , m_caption(new QLabel(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Picture"));
    setMinimumSize(320, 240);
    m_canvas->setTakesWheel(true);
    m_canvas->setSaysSize(false);
    connect(m_canvas, &PictureCanvas::changed, this, &PictureViewer::showCaption);
    connect(m_canvas, &PictureCanvas::activated, this, &QDialog::close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 4);
    layout->setSpacing(4);
    layout->addWidget(m_canvas, 1);
    layout->addWidget(buildBar());
    if (const QWidget *window = parent ? parent->window() : nullptr) {
        const QSize size = window->size() * kShareOfWindow;
        setGeometry(
            {window->mapToGlobal(window->rect().center()) - QPoint(size.width(), size.height()) / 2, size});
    }
    turnTo(page);
    m_canvas->setFocus();
}

QWidget *PictureViewer::buildBar()
{
    auto *bar = new QWidget(this);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    const auto add = [&](Glyph glyph, const QString &toolTip, auto act) {
        auto *button = new GlyphButton(glyph, toolTip, bar);
        connect(button, &QToolButton::clicked, this, act);
        layout->addWidget(button);
        return button;
    };
    m_previous = add(Glyph::Previous, tr("Previous picture (Left)"), [this] { turnTo(m_page - 1); });
    m_next = add(Glyph::Next, tr("Next picture (Right)"), [this] { turnTo(m_page + 1); });
    m_caption->setTextFormat(Qt::PlainText);
    m_caption->setMinimumWidth(1);
    followFont(m_caption, smallFont);
    m_caption->setForegroundRole(QPalette::PlaceholderText);
    layout->addWidget(m_caption, 1);
    add(Glyph::Smaller, tr("Smaller (-)"), [this] { m_canvas->zoomBy(1 / kFactor); });
    add(Glyph::Larger, tr("Larger (+)"), [this] { m_canvas->zoomBy(kFactor); });
    add(Glyph::Close, tr("Close (Esc)"), [this] { close(); });
    layout->addWidget(new QSizeGrip(bar), 0, Qt::AlignBottom);
    m_previous->setVisible(m_pictures.size() > 1);
    m_next->setVisible(m_pictures.size() > 1);
    return bar;
}

void PictureViewer::turnTo(int page)
{
    m_page = std::clamp(page, 0, std::max(0, int(m_pictures.size()) - 1));
    m_previous->setEnabled(m_page > 0);
    m_next->setEnabled(m_page + 1 < m_pictures.size());
    m_canvas->setPicture(m_pictures.value(m_page));
    showCaption();
    Q_EMIT pageTurned(m_page);
}

QString PictureViewer::caption() const
{
    return m_caption->text();
}

void PictureViewer::showCaption()
{
    QStringList parts{m_pictures.value(m_page).label};
    if (m_pictures.size() > 1)
        parts << tr("%1 / %2", "page of pages").arg(m_page + 1).arg(m_pictures.size());
    if (!m_canvas->sizeText().isEmpty())
        parts << m_canvas->sizeText();
    parts.removeAll(QString());
    m_caption->setText(parts.join(QStringLiteral(" · ")));
    m_canvas->setAccessibleDescription(m_caption->text());
}

void PictureViewer::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Left || event->key() == Qt::Key_PageUp)
        turnTo(m_page - 1);
    else if (event->key() == Qt::Key_Right || event->key() == Qt::Key_PageDown)
        turnTo(m_page + 1);
    else if (event->key() == Qt::Key_F11)
        setWindowState(windowState() ^ Qt::WindowFullScreen);
    else
        QDialog::keyPressEvent(event); // Escape closes
}

} // namespace modalens
