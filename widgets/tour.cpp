// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/tour.h"

#include "widgets/textscale.h"
#include "widgets/theme.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace modalens {

namespace {

constexpr int kWidthPx = 320;
constexpr int kGapPx = 14;   ///< Between the card and what it speaks of.
constexpr int kMarginPx = 8; ///< Between the card and the edge of the window.

} // namespace

/// Paints what the card points at and lets every click through.
class Tour::Veil : public QWidget
{
public:
    explicit Veil(QWidget *window)
        : QWidget(window)
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        setFocusPolicy(Qt::NoFocus);
    }
    QRect clear;

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = themeOf(this);
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF ring = QRectF(clear).adjusted(1.5, 1.5, -1.5, -1.5);
        QPainterPath around;
        around.addRect(rect());
        around.addRoundedRect(ring, metrics::kRadiusPx, metrics::kRadiusPx);
        painter.fillPath(around, QColor(0, 0, 0, theme.isDark ? 120 : 70));
        painter.setPen(QPen(theme.selection, 2));
        painter.drawRoundedRect(ring, metrics::kRadiusPx, metrics::kRadiusPx);
    }
};

Tour::Tour(const QVector<TourStep> &steps, QWidget *window)
    : QWidget(window)
    , m_steps(steps)
    , m_window(window)
    , m_veil(new Veil(window))
    , m_title(new QLabel(this))
    , m_text(new QLabel(this))
    , m_count(new QLabel(this))
    , m_back(new QPushButton(tr("Back"), this))
    , m_next(new QPushButton(this))
{
    m_veilAlive = m_veil;
    setFocusPolicy(Qt::StrongFocus);
    followFont(m_title, boldFont);
    followFont(m_count, smallFont);
    m_count->setForegroundRole(QPalette::PlaceholderText);
    for (QLabel *label : {m_title, m_text}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    auto *close = new QPushButton(tr("End the tour"), this);
    close->setProperty("quiet", true);
    auto *foot = new QHBoxLayout;
    foot->addWidget(m_count);
    foot->addStretch(1);
    foot->addWidget(close);
    foot->addWidget(m_back);
    foot->addWidget(m_next);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::kPaddingPx, 12, metrics::kPaddingPx, 10);
    layout->addWidget(m_title);
    layout->addWidget(m_text);
    layout->addLayout(foot);
    connect(m_back, &QPushButton::clicked, this, [this] { show(m_step - 1); });
    connect(m_next, &QPushButton::clicked, this, [this] { show(m_step + 1); });
    connect(close, &QPushButton::clicked, this, &Tour::end);
    for (QPushButton *button : {m_back, m_next, close})
        button->installEventFilter(this);
    window->installEventFilter(this);
    QWidget::hide();
}

Tour::~Tour()
{
    if (m_veilAlive)
        delete m_veil;
}

void Tour::start()
{
    show(0);
    m_veil->show();
    m_veil->raise();
    QWidget::show();
    raise();
    setFocus();
}

void Tour::show(int step)
{
    if (step >= stepCount())
        return end();
    m_step = std::max(0, step);
    const TourStep &now = m_steps.at(m_step);
    m_title->setText(now.title);
    m_text->setText(now.text);
    m_count->setText(tr("%1 of %2", "step of a tour").arg(m_step + 1).arg(stepCount()));
    m_back->setEnabled(m_step > 0);
    m_next->setText(m_step + 1 < stepCount() ? tr("Next") : tr("Done"));
    setAccessibleName(now.title);
    setAccessibleDescription(now.text);
    stand();
    QAccessibleEvent event(this, QAccessible::NameChanged);
    QAccessible::updateAccessibility(&event);
}

void Tour::stand()
{
    if (m_step < 0)
        return;
    m_place = m_steps.at(m_step).place().intersected(m_window->rect());
    m_veil->clear = m_place;
    m_veil->setGeometry(m_window->rect());
    m_veil->update();
    const int width = std::min(scaled(kWidthPx), m_window->width() - 2 * kMarginPx);
    const int height =
        layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width) : sizeHint().height();
    resize(std::max(width, minimumSizeHint().width()), height);
    move(beside(m_place, size()));
}

/// Where there is most room beside what is spoken of, so that it is not covered; else inside it.
QPoint Tour::beside(const QRect &place, const QSize &size) const
{
    const QRect room = m_window->rect().adjusted(kMarginPx, kMarginPx, -kMarginPx, -kMarginPx);
    const QPoint wishes[] = {{place.right() + kGapPx, place.top()},
                             {place.left() - kGapPx - size.width(), place.top()},
                             {place.left(), place.bottom() + kGapPx},
                             {place.left(), place.top() - kGapPx - size.height()}};
    const auto inside = [&room, &size](const QPoint &at) {
        return QPoint(std::clamp(at.x(), room.left(), std::max(room.left(), room.right() - size.width())),
                      std::clamp(at.y(), room.top(), std::max(room.top(), room.bottom() - size.height())));
    };
    for (const QPoint &wish : wishes)
        if (!QRect(inside(wish), size).intersects(place))
            return inside(wish);
    return inside(place.center() - QPoint(size.width() / 2, size.height() / 2));
}

void Tour::end()
{
    if (std::exchange(m_isEnded, true))
        return;
    QWidget::hide();
    m_veil->hide();
    Q_EMIT ended();
    deleteLater();
}

void Tour::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Right:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return show(m_step + 1);
    case Qt::Key_Left:
        return show(m_step - 1);
    case Qt::Key_Escape:
        return end();
    default:
        QWidget::keyPressEvent(event);
    }
}

bool Tour::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_window && event->type() == QEvent::Resize && isVisible())
        stand();
    if (watched != m_window && event->type() == QEvent::KeyPress) { // on a button arrows would move the focus
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Right || key == Qt::Key_Left || key == Qt::Key_Escape) {
            keyPressEvent(static_cast<QKeyEvent *>(event));
            return true;
        }
        auto *button = qobject_cast<QAbstractButton *>(watched);
        if (button && (key == Qt::Key_Return || key == Qt::Key_Enter)) {
            button->click();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void Tour::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), theme.panel);
    painter.setPen(QPen(hasFocus() ? theme.selection : theme.secondary, 1));
    painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
}

} // namespace modalens
