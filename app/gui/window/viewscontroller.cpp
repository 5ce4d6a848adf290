// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/window/viewscontroller.h"

#include "app/gui/jobs/jobrunner.h"
#include "app/gui/services/catalogsession.h"
#include "app/gui/services/viewcomparison.h"
#include "app/gui/text/errortext.h"
#include "app/gui/text/viewtext.h"
#include "app/gui/window/comparedialog.h"
#include "widgets/viewspanel.h"

#include <QUndoCommand>

#include <algorithm>
#include <iterator>

namespace modalens {

namespace {

std::vector<std::string> itemsOf(const Query &query)
{
    std::vector<std::string> keys;
    for (const QueryTerm &term : query)
        if (term.kind == QueryTerm::Kind::Item)
            keys.push_back(term.value);
    return keys;
}

} // namespace

/// What names were and what they become. The catalog does the work; the list follows what it says.
class ViewsController::ChangeCommand : public QUndoCommand
{
public:
    ChangeCommand(ViewService &service, std::vector<ViewChange> before, std::vector<ViewChange> after,
                  const QString &text)
        : QUndoCommand(text)
        , m_service(service)
        , m_before(std::move(before))
        , m_after(std::move(after))
    {
    }
    void undo() override { m_service.write(m_before); }
    void redo() override { m_service.write(m_after); }

private:
    ViewService &m_service;
    std::vector<ViewChange> m_before, m_after;
};

ViewsController::ViewsController(CatalogSession &session, ViewsPanel &panel, JobRunner &jobs, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_panel(panel)
    , m_jobs(jobs)
{
    connectPanel();
    connect(&m_session.views(), &ViewService::listed, this, &ViewsController::showViews);
    connect(&m_session.desk(), &DeskState::changed, this, &ViewsController::showActive);
    connect(&m_session, &CatalogSession::opened, this, [this] {
        m_active.clear();
        m_toApply.clear();
        m_panel.setWritable(!m_session.facts().isReadOnly && m_session.keepsSession());
        m_session.views().requestList();
    });
    connect(&m_session, &CatalogSession::closed, this, [this] {
        m_titles.clear();
        showViews({});
    });
}

void ViewsController::connectPanel()
{
    connect(&m_panel, &ViewsPanel::saveRequested, this, &ViewsController::save);
    connect(&m_panel, &ViewsPanel::applyRequested, this, &ViewsController::apply);
    connect(&m_panel, &ViewsPanel::replaceRequested, this, &ViewsController::replace);
    connect(&m_panel, &ViewsPanel::renameRequested, this, &ViewsController::rename);
    connect(&m_panel, &ViewsPanel::duplicateRequested, this, &ViewsController::duplicate);
    connect(&m_panel, &ViewsPanel::removeRequested, this, &ViewsController::remove);
    connect(&m_panel, &ViewsPanel::noteRequested, this, &ViewsController::setNote);
    connect(&m_panel, &ViewsPanel::compareRequested, this, &ViewsController::compare);
    connect(&m_panel, &ViewsPanel::exportRequested, this, &ViewsController::chooseExport);
    connect(&m_panel, &ViewsPanel::importRequested, this, &ViewsController::chooseImport);
}

void ViewsController::showViews(const std::vector<NamedView> &views)
{
    m_views = views;
    listViews();
    std::vector<std::string> keys;
    for (const NamedView &named : views)
        for (const std::string &key : itemsOf(named.view.query))
            keys.push_back(key);
    withTitles(keys, [this] { listViews(); });
}

void ViewsController::withTitles(const std::vector<std::string> &keys, std::function<void()> then)
{
    std::vector<std::string> unknown;
    std::copy_if(keys.begin(), keys.end(), std::back_inserter(unknown),
                 [this](const std::string &key) { return !m_titles.contains(key); });
    if (unknown.empty())
        return then();
    m_session.views().requestTitles(unknown, [this, unknown, then](const ItemTitles &titles) {
        m_titles.insert(titles.begin(), titles.end());
        for (const std::string &key : unknown) // gone: do not ask again
            m_titles.try_emplace(key);
        then();
    });
}

void ViewsController::listViews()
{
    QVector<ViewEntry> entries;
    for (const NamedView &named : m_views)
        entries.append({QString::fromStdString(named.name),
                        viewSummary(named.view, m_session.facts(), m_titles),
                        QString::fromStdString(named.view.note)});
    m_panel.setViews(entries);
    showActive();
    if (!m_toRename.isEmpty() && find(m_toRename))
        m_panel.startRenaming(std::exchange(m_toRename, QString()));
    if (!m_toApply.isEmpty() && find(m_toApply))
        apply(std::exchange(m_toApply, QString()));
}

void ViewsController::showActive()
{
    const View *active = find(m_active);
    m_panel.setActive(active ? m_active : QString(), active && !isShown(*active));
}

/// Where one looks (selection, cameras) is no change of a view.
bool ViewsController::isShown(const View &view) const
{
    return !(differingParts(completed(view), m_session.desk().view()) &
             ~DeskState::Parts(DeskState::SelectionPart));
}

/// A view of a version that kept no style of the list leaves it as it is.
View ViewsController::completed(View view) const
{
    if (view.list.style.empty())
        view.list.style = m_session.desk().view().list.style;
    return view;
}

const View *ViewsController::find(const QString &name) const
{
    const auto found =
        std::find_if(m_views.begin(), m_views.end(),
                     [wanted = name.toStdString()](const auto &view) { return view.name == wanted; });
    return found == m_views.end() ? nullptr : &found->view;
}

/// `wanted`, or `wanted` with the first free number.
QString ViewsController::freeName(const QString &wanted) const
{
    QString name = wanted;
    for (int number = 2; find(name); ++number)
        name = tr("%1 %2", "name of a view, number").arg(wanted).arg(number);
    return name;
}

void ViewsController::change(std::vector<ViewChange> after, const QString &text)
{
    std::vector<ViewChange> before;
    for (const ViewChange &change : after) {
        const View *present = find(QString::fromStdString(change.name));
        before.push_back({change.name, present ? std::optional(*present) : std::nullopt});
    }
    m_session.desk().undoStack()->push(
        new ChangeCommand(m_session.views(), std::move(before), std::move(after), text));
}

void ViewsController::save()
{
    if (!m_session.isOpen())
        return;
    View view = m_session.desk().view();
    view.note.clear();
    withTitles(itemsOf(view.query), [this, view] { saveAs(view); });
}

void ViewsController::saveAs(const View &view)
{
    const QString name = freeName(suggestedViewName(view, m_titles));
    m_active = m_toRename = name;
    change({{name.toStdString(), view, marksToKeep()}}, tr("saving of view “%1”").arg(name));
}

QVector<qint64> ViewsController::marksToKeep()
{
    const QVector<qint64> &items = m_session.marked().items();
    const auto &only = m_session.desk().view().filter.only;
    if (only && !only->items.empty())
        Q_EMIT said(tr("Saved without the filter to “%1”: a view keeps up to %L2 items by name")
                        .arg(QString::fromStdString(only->name))
                        .arg(kMaxMarked));
    if (std::size_t(items.size()) <= kMaxMarked)
        return items;
    Q_EMIT said(
        tr("Saved without the marks: a view keeps up to %L1. Keep them as a selection").arg(kMaxMarked));
    return {};
}

void ViewsController::replace(const QString &name)
{
    const View *present = find(name);
    if (!present)
        return;
    View view = m_session.desk().view();
    view.note = present->note;
    m_active = name;
    change({{name.toStdString(), view, marksToKeep()}}, tr("replacing of view “%1”").arg(name));
}

void ViewsController::apply(const QString &name)
{
    const View *view = find(name);
    if (!view)
        return;
    m_active = name;
    const QString text = tr("view “%1”").arg(name);
    if (view->marked.empty())
        show(*view, text);
    else
        m_session.views().requestItems(view->marked,
                                       [this, view = *view, text](const QVector<qint64> &marked) {
                                           applyWithMarks(view, marked, text);
                                       });
}

/// One step of the history for both.
void ViewsController::applyWithMarks(const View &view, const QVector<qint64> &marked, const QString &text)
{
    if (marked == m_session.marked().items())
        return show(view, text);
    QUndoStack *stack = m_session.desk().undoStack();
    stack->beginMacro(text);
    show(view, text);
    m_session.marked().set(marked);
    stack->endMacro();
}

void ViewsController::show(const View &view, const QString &text)
{
    m_session.desk().apply(completed(view), text);
    showActive();
    sayWhatLacks(view);
}

void ViewsController::rename(const QString &from, const QString &to)
{
    const View *view = find(from);
    if (!view)
        return;
    const std::string wanted = to.toStdString();
    if (!isListedView(wanted) || wanted.size() > kMaxNameBytes || find(to)) {
        if (find(to))
            Q_EMIT failed({ErrorCode::AlreadyExists, "there is a view of this name", wanted});
        else
            Q_EMIT failed({ErrorCode::InvalidArgument,
                           "the name of a view has at most 1024 bytes and does not begin with ~", wanted});
        return;
    }
    if (m_active == from)
        m_active = to;
    // The new name first: a crash between the two leaves both, never none.
    change({{wanted, *view}, {from.toStdString(), std::nullopt}}, tr("renaming of view “%1”").arg(from));
}

void ViewsController::duplicate(const QString &name)
{
    const View *view = find(name);
    if (!view)
        return;
    m_toRename = freeName(name);
    change({{m_toRename.toStdString(), *view}}, tr("copying of view “%1”").arg(name));
}

void ViewsController::remove(const QStringList &names)
{
    std::vector<ViewChange> gone;
    for (const QString &name : names)
        if (find(name))
            gone.push_back({name.toStdString(), std::nullopt});
    if (!gone.empty())
        change(std::move(gone), tr("removing of %Ln view(s)", nullptr, static_cast<int>(gone.size())));
}

void ViewsController::setNote(const QString &name, const QString &note)
{
    const View *present = find(name);
    if (!present)
        return;
    View view = *present;
    view.note = note.toStdString();
    change({{name.toStdString(), view}}, tr("note on view “%1”").arg(name));
}

void ViewsController::compare(const QString &first, const QString &second)
{
    const View *one = find(first);
    const View *two = second.isEmpty() ? &m_session.desk().view() : find(second);
    if (!one || !two)
        return;
    auto *dialog = new CompareDialog(first, second.isEmpty() ? tr("the desk") : second, m_panel.window());
    connect(dialog, &CompareDialog::itemActivated, this,
            [this](const QString &key) { m_session.desk().select(key.toStdString(), tr("selection")); });
    connect(&m_session, &CatalogSession::closed, dialog, &QDialog::close);
    dialog->show();
    m_jobs.run(
        tr("Comparing two views"),
        [folder = m_session.folder(), a = rankingRequestOf(*one), b = rankingRequestOf(*two)](
            ProgressSink &, std::stop_token stop) { return compareViews(folder, a, b, std::move(stop)); },
        dialog,
        [dialog](const Result<ViewComparison> &comparison) {
            if (comparison)
                dialog->setComparison(*comparison);
            else
                dialog->setProblem(fullErrorText(comparison.error()));
        });
}

} // namespace modalens
