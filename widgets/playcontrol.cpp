// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/playcontrol.h"

#include "widgets/elidedlabel.h"
#include "widgets/glyphbutton.h"
#include "widgets/textscale.h"
#include "widgets/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

#include <cmath>

namespace modalens {

QString durationText(double seconds)
{
    const auto total = qint64(std::isfinite(seconds) && seconds > 0 ? std::floor(seconds + 0.5) : 0);
    const QString tail = QStringLiteral("%1").arg(total % 60, 2, 10, QLatin1Char('0'));
    if (total < 3600)
        return QStringLiteral("%1:%2").arg(total / 60).arg(tail);
    return QStringLiteral("%1:%2:%3")
        .arg(total / 3600)
        .arg(total / 60 % 60, 2, 10, QLatin1Char('0'))
        .arg(tail);
}

PlayControl::PlayControl(const QString &label, QWidget *parent)
    : QWidget(parent)
    , m_name(label)
    , m_layout(new QHBoxLayout(this))
    , m_button(new GlyphButton(Glyph::Play, tr("Play"), this))
    , m_label(new ElidedLabel(Qt::ElideRight, this))
{
    followFont(m_label, smallFont);
    m_label->setForegroundRole(QPalette::PlaceholderText);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(2);
    m_layout->addWidget(m_button);
    m_layout->addWidget(m_label, 1);
    connect(m_button, &QToolButton::clicked, this, &PlayControl::toggle);
    refresh();
}

void PlayControl::setDuration(double seconds)
{
    m_durationS = seconds;
    refresh();
}

void PlayControl::setPosition(double positionS, bool isPlaying)
{
    m_positionS = positionS;
    m_isPlaying = isPlaying;
    refresh();
}

void PlayControl::toggle()
{
    if (m_isBroken)
        return;
    m_isPlaying ? Q_EMIT stopRequested() : Q_EMIT playRequested();
}

void PlayControl::addButton(GlyphButton *button)
{
    m_layout->addWidget(button);
}

void PlayControl::setDetail(const QString &detail)
{
    m_detail = detail;
    refresh();
}

void PlayControl::setNote(const QString &note)
{
    m_note = note;
    refresh();
}

void PlayControl::setBroken(const QString &reason)
{
    m_isBroken = true;
    for (GlyphButton *button : findChildren<GlyphButton *>())
        button->hide();
    m_label->setWordWrap(true);
    m_label->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    m_label->setText(tr("%1 cannot be played: %2").arg(m_name, reason));
    colourBadge();
}

void PlayControl::colourBadge()
{
    QPalette palette = m_label->palette();
    palette.setColor(QPalette::PlaceholderText, themeOf(this).warning);
    m_label->setPalette(palette);
}

void PlayControl::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange && m_isBroken)
        colourBadge();
    QWidget::changeEvent(event);
}

QString PlayControl::text() const
{
    return m_label->text();
}

void PlayControl::refresh()
{
    if (m_isBroken)
        return;
    m_button->setGlyph(m_isPlaying ? Glyph::Stop : Glyph::Play);
    m_button->setAccessibleName(m_isPlaying ? tr("Stop %1").arg(m_name) : tr("Play %1").arg(m_name));
    m_button->setToolTip(m_isPlaying ? tr("Stop (Space)") : tr("Play (Space)"));
    QStringList parts;
    if (m_positionS >= 0)
        parts << tr("%1 of %2", "time of duration").arg(durationText(m_positionS), durationText(m_durationS));
    else if (m_durationS > 0)
        parts << durationText(m_durationS);
    parts << m_detail << m_name << m_note;
    parts.removeAll(QString());
    m_label->setText(parts.join(QStringLiteral(" · ")));
}

} // namespace modalens
