// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panelheader.h"

#include "widgets/textscale.h"
#include "widgets/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

#include <algorithm>

namespace modalens {

namespace {

/// Grows with the text and not with the air around it: there are three below each other.
int heightNow()
{
    return metrics::kPanelHeaderPx + scaled(metrics::kFontPx) - metrics::kFontPx + (scaled(6) - 6);
}

constexpr int kLeastLetters = 6;

/// Gives way to the controls: a title may be as long as an item's.
class ElidedLabel : public QLabel
{
public:
    using QLabel::QLabel;
    QSize minimumSizeHint() const override { return {0, QLabel::minimumSizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const int wanted = sizeHint().width();
        if (width() < std::min(wanted, kLeastLetters * fontMetrics().averageCharWidth()))
            return; // a letter and dots say nothing
        QPainter painter(this);
        painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter,
                         fontMetrics().elidedText(text(), Qt::ElideRight, width()));
    }
    bool event(QEvent *event) override
    {
        if (event->type() == QEvent::ToolTip)
            setToolTip(sizeHint().width() > width() ? text() : QString());
        return QLabel::event(event);
    }
};

} // namespace

PanelHeader::PanelHeader(const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_layout(new QHBoxLayout(this))
    , m_title(new ElidedLabel(title, this))
    , m_note(new QLabel(this))
{
    followTextScale(this, [this] { setFixedHeight(heightNow()); });
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    m_layout->setContentsMargins(metrics::kPaddingPx, 0, metrics::kPaddingPx - 7, 0);
    m_layout->setSpacing(8);
    followFont(m_title, boldFont);
    m_title->setTextFormat(Qt::PlainText);
    followFont(m_note, smallFont);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    m_layout->addWidget(m_title);
    m_layout->addWidget(m_note);
    m_layout->addStretch(1);
}

QSize PanelHeader::sizeHint() const
{
    return {QWidget::sizeHint().width(), heightNow()}; // a dock asks for nothing else
}

void PanelHeader::setTitle(const QString &title)
{
    m_title->setText(title);
}

QString PanelHeader::title() const
{
    return m_title->text();
}

void PanelHeader::setNote(const QString &note)
{
    m_note->setText(note);
}

void PanelHeader::addControl(QWidget *control)
{
    control->setProperty("quiet", true);
    m_layout->addWidget(control);
}

} // namespace modalens
