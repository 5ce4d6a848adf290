// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/picturepager.h"

#include "widgets/figures.h"
#include "widgets/picturecanvas.h"
#include "widgets/pictureviewer.h"
#include "widgets/textscale.h"
#include "widgets/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace modalens {

namespace {

constexpr int kPagerPx = 22;
constexpr double kArrowPx = 20; // from the edge

} // namespace

PicturePager::PicturePager(MediaSource *media, QWidget *parent)
    : QWidget(parent)
    , m_media(media)
    , m_canvas(new PictureCanvas(media, this))
{
    setFocusProxy(m_canvas);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(tr("Pictures"));
    m_canvas->setGeometry(0, 0, m_sidePx, m_sidePx);
    connect(m_canvas, &PictureCanvas::activated, this, &PicturePager::openViewer);
    connect(m_canvas, &PictureCanvas::changed, this, &PicturePager::describe);
}

void PicturePager::setPictures(const QVector<PreviewMedia> &pictures)
{
    const bool isSame = std::equal(pictures.begin(), pictures.end(), m_pictures.begin(), m_pictures.end(),
                                   [](const auto &a, const auto &b) { return a.path == b.path; });
    m_pictures = pictures;
    if (isSame)
        return;
    m_page = 0;
    showPicture();
    updateGeometry();
}

void PicturePager::setPage(int page)
{
    const int wanted = std::clamp(page, 0, std::max(0, int(m_pictures.size()) - 1));
    if (wanted == m_page)
        return;
    m_page = wanted;
    showPicture();
    Q_EMIT pageTurned(m_page);
}

void PicturePager::setSide(int sidePx)
{
    if (sidePx == m_sidePx)
        return;
    m_sidePx = sidePx;
    m_canvas->setGeometry(0, 0, sidePx, sidePx);
    updateGeometry();
    update();
}

void PicturePager::showPicture()
{
    m_canvas->setPicture(m_pictures.value(m_page));
    describe();
    update();
}

void PicturePager::describe()
{
    const QString label = m_pictures.value(m_page).label;
    m_canvas->setAccessibleDescription(
        tr("%1, %2 of %3").arg(label, QString::number(m_page + 1), QString::number(m_pictures.size())));
    const QString how = tr("Double click shows it large; Ctrl with the wheel, + and - enlarge it");
    m_canvas->setToolTip(label.isEmpty() ? how : label + QLatin1Char('\n') + how);
}

void PicturePager::openViewer()
{
    if (m_pictures.isEmpty())
        return;
    auto *viewer = new PictureViewer(m_pictures, m_page, m_media, this);
    connect(viewer, &PictureViewer::pageTurned, this, &PicturePager::setPage);
    viewer->open();
}

QString PicturePager::badge() const
{
    return m_canvas->badge();
}

QSize PicturePager::sizeHint() const
{
    return {m_sidePx, m_sidePx + (m_pictures.size() > 1 ? scaled(kPagerPx) : 0)};
}

PagerGeometry PagerGeometry::of(const QRectF &line, double figurePx, double arrowPx)
{
    const double free = std::max(0.0, line.width() - figurePx - 2 * arrowPx);
    const double outside = std::min(kArrowPx, free / 4); // arrows and figure keep apart before the edge does
    PagerGeometry at;
    at.earlier = QRectF(line.left() + outside, line.top(), arrowPx, line.height());
    at.later = QRectF(line.right() - outside - arrowPx, line.top(), arrowPx, line.height());
    at.figure = QRectF(line.center().x() - figurePx / 2, line.top(), figurePx, line.height());
    return at;
}

QString PicturePager::pageText() const
{
    return tr("%1 / %2", "page of pages").arg(m_page + 1).arg(m_pictures.size());
}

QRectF PicturePager::pagerRect() const
{
    return {0, double(m_sidePx), double(m_sidePx), double(scaled(kPagerPx))};
}

void PicturePager::paintEvent(QPaintEvent *)
{
    if (m_pictures.size() < 2)
        return;
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.setFont(smallFont());
    painter.setPen(theme.secondary);
    const QRectF pager = pagerRect();
    const PagerGeometry at = PagerGeometry::of(pager, figuresWidth(QFontMetricsF(painter.font()), pageText()),
                                               painter.fontMetrics().horizontalAdvance(QChar(0x203A)));
    drawFigures(&painter, at.figure, Qt::AlignHCenter | Qt::AlignVCenter, pageText());
    painter.setPen(m_page > 0 ? theme.text : theme.tertiary);
    painter.drawText(at.earlier, Qt::AlignCenter, QString(QChar(0x2039)));
    painter.setPen(m_page + 1 < m_pictures.size() ? theme.text : theme.tertiary);
    painter.drawText(at.later, Qt::AlignCenter, QString(QChar(0x203A)));
}

void PicturePager::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && pagerRect().contains(event->position()))
        setPage(m_page + (event->position().x() < m_sidePx / 2.0 ? -1 : 1));
}

void PicturePager::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Left)
        setPage(m_page - 1);
    else if (event->key() == Qt::Key_Right)
        setPage(m_page + 1);
    else
        QWidget::keyPressEvent(event);
}

} // namespace modalens
