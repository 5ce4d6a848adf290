// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/window/noticecontroller.h"

#include "app/gui/importing/importflow.h"
#include "app/gui/services/catalogsession.h"
#include "app/gui/text/accesstext.h"
#include "app/gui/text/seentext.h"
#include "app/gui/text/signaltext.h"
#include "app/gui/window/actions.h"
#include "widgets/noticebar.h"

#include <QAction>
#include <QLocale>

#include <algorithm>

namespace modalens {

namespace {

const QString kUnreadable = QStringLiteral("unreadable");
const QString kAccess = QStringLiteral("access");
const QString kReport = QStringLiteral("report");
const QString kFilter = QStringLiteral("filter");

} // namespace

NoticeController::NoticeController(CatalogSession &session, ImportFlow &imports, Actions &actions,
                                   NoticeBar &bar, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_imports(imports)
    , m_actions(actions)
    , m_bar(bar)
{
    connect(&m_session, &CatalogSession::opened, this, &NoticeController::showAll);
    connect(&m_session, &CatalogSession::grown, this, &NoticeController::showUnreadable);
    connect(&m_session, &CatalogSession::closed, this, [this] {
        m_bar.remove(kUnreadable);
        m_bar.remove(kAccess);
        m_bar.remove(kFilter);
    });
    connect(&imports, &ImportFlow::started, this, [this] {
        m_bar.remove(kReport);
        showUnreadable(); // what helps is under way
    });
    connect(&imports, &ImportFlow::finished, this, &NoticeController::showUnreadable);
    connect(&imports, &ImportFlow::reportReady, this, [this](const QString &text) {
        m_bar.show({kReport, text, tr("Show report"), true});
    });
    connect(&m_bar, &NoticeBar::buttonClicked, this, &NoticeController::act);
}

void NoticeController::act(const QString &id)
{
    if (id == kUnreadable)
        m_actions.find(QStringLiteral("catalog.embed"))->trigger();
    if (id == kReport)
        m_imports.showReport();
    if (id == kFilter) {
        m_session.marked().set(m_filtered);
        m_actions.find(QStringLiteral("items.keep"))->trigger(); // asks for a name
    }
    if (id != kUnreadable) // which goes when it is no longer true
        m_bar.remove(id);
}

void NoticeController::showShortLivedFilter(const QString &name, const QVector<qint64> &items)
{
    m_filtered = items;
    const bool canKeep = !m_session.facts().isReadOnly;
    m_bar.show(
        {kFilter,
         tr("The filter to “%1”, %Ln item(s), ends when the catalog is closed: it is too long to be kept by "
            "name",
            nullptr, static_cast<int>(items.size()))
             .arg(name),
         canKeep ? tr("Keep as selection…") : QString(), false});
}

void NoticeController::showAll()
{
    showUnreadable();
    showAccess();
}

/// Vectors of an encoder are made again; imported ones only their owner has.
void NoticeController::showUnreadable()
{
    if (!m_session.isOpen() || m_session.facts().signalSet->unreadable().empty()) {
        m_bar.remove(kUnreadable);
        return;
    }
    const auto &unreadable = m_session.facts().signalSet->unreadable();
    QStringList names;
    for (const UnreadableSpace &one : unreadable)
        names << spaceLabel(one.space, m_session.desk().view().tracks);
    const QString list = QLocale().createSeparatedList(names);
    const bool areImported = std::all_of(unreadable.begin(), unreadable.end(),
                                         [](const auto &one) { return isImported(one.space); });
    const QString wayOut =
        areImported ? tr("Import them again to rank by them.") : tr("They can be made again from the media.");
    m_bar.show(
        {kUnreadable,
         tr("The stored vectors of %1 are damaged, so nothing is ranked by them. All else is there: items, "
            "tags, ratings, views. %2")
             .arg(list, wayOut),
         areImported || m_session.facts().isReadOnly || m_imports.isRunning() ? QString() : tr("Embed again"), true});
}

void NoticeController::showAccess()
{
    if (m_session.facts().isReadOnly && m_session.keepsSession())
        m_bar.show({kAccess, readOnlyText(m_session.facts().readOnlyReason), {}, false});
    else
        m_bar.remove(kAccess);
}

} // namespace modalens
