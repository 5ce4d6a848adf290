// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/stripeditor.h"

#include "widgets/textscale.h"

#include <QKeyEvent>

#include <algorithm>
#include <utility>

namespace modalens {

namespace {

constexpr int kHeightPx = 26;
constexpr int kWidthPx = 64;

} // namespace

StripEditor::StripEditor(QWidget *strip, const QRect &place, const QString &text,
                         std::function<void(const QString &text)> take)
    : QLineEdit(text, strip->parentWidget() ? strip->parentWidget() : strip)
    , m_strip(strip)
    , m_take(std::move(take))
{
    setStyleSheet(QStringLiteral("padding: 1px 3px;")); // a strip is narrow
    const QRect area = parentWidget()->rect();
    const QPoint middle = parentWidget() == strip ? place.center() : strip->mapToParent(place.center());
    const QSize size(std::max(place.width(), scaled(kWidthPx)), scaled(kHeightPx));
    QRect rect(QPoint(), size);
    rect.moveCenter(middle);
    rect.moveLeft(std::clamp(rect.left(), 0, std::max(0, area.width() - size.width())));
    setGeometry(rect);
    connect(strip, &QObject::destroyed, this, &QObject::deleteLater);
    QWidget::setTabOrder(strip, this); // Tab goes on to the next strip
    show();
    raise();
    setFocus();
    selectAll();
}

void StripEditor::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return finish(true);
    case Qt::Key_Escape:
        return finish(false);
    default:
        QLineEdit::keyPressEvent(event);
    }
}

void StripEditor::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    // A menu over the line or another window is no end of writing.
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason)
        finish(true);
}

void StripEditor::finish(bool isTaken)
{
    if (std::exchange(m_isDone, true))
        return;
    if (hasFocus() && m_strip)
        m_strip->setFocus();
    hide();
    deleteLater();
    if (isTaken && m_strip)
        m_take(text());
}

} // namespace modalens
