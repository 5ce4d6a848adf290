// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/window/statusline.h"

#include "app/gui/services/catalogsession.h"
#include "app/gui/text/accesstext.h"
#include "widgets/textscale.h"
#include "widgets/theme.h"

#include <QLabel>
#include <QLocale>

#include <algorithm>

namespace modalens {

StatusLine::StatusLine(CatalogSession &session, QWidget *parent)
    : QStatusBar(parent)
    , m_session(session)
    , m_items(new QLabel(this))
    , m_signals(new QLabel(this))
    , m_device(new QLabel(this))
    , m_time(new QLabel(this))
    , m_access(new QLabel(this))
{
    setSizeGripEnabled(false);
    setContentsMargins(metrics::kPaddingPx - 6, 0, metrics::kPaddingPx - 6, 0);
    for (QLabel *label : {m_items, m_signals, m_device, m_time, m_access}) {
        followFont(label, smallFont);
        label->setForegroundRole(QPalette::PlaceholderText);
        label->setContentsMargins(0, 0, 12, 0);
        label->setTextFormat(Qt::PlainText);
        addWidget(label);
    }
    connect(&m_session, &CatalogSession::opened, this, &StatusLine::showCatalog);
    connect(&m_session, &CatalogSession::grown, this, &StatusLine::showCatalog);
    connect(&m_session, &CatalogSession::closed, this, &StatusLine::showCatalog);
    connect(this, &QStatusBar::messageChanged, this, [this](const QString &text) {
        if (text.isEmpty())
            showCatalog();
    });
    connect(&m_session.ranking(), &RankingService::answered, this, &StatusLine::showAnswer);
    showCatalog();
}

void StatusLine::showCatalog()
{
    const bool isOpen = m_session.isOpen();
    const bool areSeen = isOpen && currentMessage().isEmpty(); // a message has the line for itself
    for (QLabel *label : {m_items, m_signals, m_device, m_time, m_access})
        label->setVisible(areSeen);
    if (!isOpen) {
        m_time->clear();
        return;
    }
    const CatalogFacts &facts = m_session.facts();
    const auto &infos = facts.signalSet->signalInfos();
    const auto spaces = std::count_if(infos.begin(), infos.end(), [](const SignalInfo &info) {
        return info.kind == SignalKind::Space && info.presentCount > 0;
    });
    m_items->setText(tr("%Ln item(s)", nullptr, static_cast<int>(facts.items)));
    m_signals->setText(tr("%Ln signal(s)", nullptr, static_cast<int>(spaces)));
    m_device->setText(tr("CPU · %Ln thread(s)", nullptr, facts.rankingThreads));
    m_access->setVisible(areSeen && m_session.keepsSession());
    m_access->setText(facts.isReadOnly ? readOnlyLabel(facts.readOnlyReason) : tr("Saved as you go"));
    m_access->setToolTip(facts.isReadOnly ? readOnlyText(facts.readOnlyReason) : QString());
    m_access->setForegroundRole(facts.isReadOnly ? QPalette::WindowText : QPalette::PlaceholderText);
}

void StatusLine::showAnswer(const RankingAnswer &answer)
{
    if (answer.error || !answer.isRanked)
        m_time->clear();
    else
        m_time->setText(tr("Ranked in %1 ms").arg(QLocale().toString(answer.fuseMs, 'f', 1)));
}

} // namespace modalens
