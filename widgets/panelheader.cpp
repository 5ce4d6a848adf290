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
constexpr const char *kNoteProperty = "modalensNote"; // of the title: what is said nowhere else

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
            setToolTip(lines().join(QLatin1Char('\n')));
        return QLabel::event(event);
    }

private:
    /// What is cut, and what had no room beside it.
    QStringList lines() const
    {
        QStringList lines;
        if (sizeHint().width() > width())
            lines << text();
        if (const QString note = property(kNoteProperty).toString(); !note.isEmpty())
            lines << note;
        return lines;
    }
};

} // namespace

PanelHeader::PanelHeader(const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_layout(new QHBoxLayout(this))
    , m_title(new ElidedLabel(title, this))
    , m_note(new QLabel(this))
{
    followTextScale(this, [this] {
        setFixedHeight(heightNow());
        QMetaObject::invokeMethod(this, &PanelHeader::fitNote, Qt::QueuedConnection); // once all fonts follow
    });
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
    fitNote();
}

QString PanelHeader::title() const
{
    return m_title->text();
}

void PanelHeader::setNote(const QString &note)
{
    m_note->setText(note);
    fitNote();
}

/// The title comes before the note: it says which panel this is.
void PanelHeader::fitNote()
{
    const QMargins margins = m_layout->contentsMargins();
    int room = width() - margins.left() - margins.right() - m_layout->spacing();
    for (int i = 0; i < m_layout->count(); ++i)
        if (const QWidget *part = m_layout->itemAt(i)->widget(); part && part != m_note && !part->isHidden())
            room -= part->sizeHint().width() + m_layout->spacing();
    const bool fits = m_note->sizeHint().width() <= room;
    m_note->setVisible(fits && !m_note->text().isEmpty());
    m_title->setProperty(kNoteProperty, fits ? QString() : m_note->text());
}

void PanelHeader::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitNote();
}

void PanelHeader::addControl(QWidget *control)
{
    control->setProperty("quiet", true);
    m_layout->addWidget(control);
    fitNote();
}

} // namespace modalens
