// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/playcontrol.h"

#include "widgets/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

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
    , m_button(new QToolButton(this))
    , m_label(new QLabel(this))
{
    m_button->setProperty("quiet", true);
    m_button->setFixedSize(26, 24);
    m_label->setTextFormat(Qt::PlainText);
    m_label->setWordWrap(true);
    m_label->setFont(smallFont());
    m_label->setForegroundRole(QPalette::PlaceholderText);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_button);
    layout->addWidget(m_label, 1);
    connect(m_button, &QToolButton::clicked, this,
            [this] { m_positionS < 0 ? Q_EMIT playRequested() : Q_EMIT stopRequested(); });
    refresh();
}

void PlayControl::setDuration(double seconds)
{
    m_durationS = seconds;
    refresh();
}

void PlayControl::setPosition(double positionS)
{
    m_positionS = positionS;
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
    m_button->hide();
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
    const bool isPlaying = m_positionS >= 0;
    m_button->setText(isPlaying ? QString(QChar(0x25A0)) : QString(QChar(0x25B6)));
    m_button->setAccessibleName(isPlaying ? tr("Stop %1").arg(m_name) : tr("Play %1").arg(m_name));
    m_button->setToolTip(isPlaying ? tr("Stop") : tr("Play"));
    QStringList parts;
    if (isPlaying)
        parts << tr("%1 of %2", "time of duration").arg(durationText(m_positionS), durationText(m_durationS));
    else if (m_durationS > 0)
        parts << durationText(m_durationS);
    parts << m_name;
    if (!m_note.isEmpty())
        parts << m_note;
    m_label->setText(parts.join(QStringLiteral(" · ")));
}

} // namespace modalens
