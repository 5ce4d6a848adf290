// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewspanel.h"

#include "widgets/emptystate.h"
#include "widgets/flowlayout.h"
#include "widgets/textscale.h"
#include "widgets/theme.h"

#include <QAction>
#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStackedLayout>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace modalens {

namespace {

enum Column { Name, Summary, ColumnCount };
constexpr int kNameRole = Qt::UserRole; ///< The name in the catalog, while another is being typed.
constexpr int kNoteHeightPx = 58, kMaxNoteHeightPx = 90;
constexpr int kMinListPx = 50;
constexpr int kMinNamePx = 110;

} // namespace

ViewsPanel::ViewsPanel(QWidget *parent)
    : QWidget(parent)
    , m_list(new QTreeWidget(this))
    , m_note(new QPlainTextEdit(this))
    , m_empty(new EmptyState(this))
    , m_save(new QPushButton(tr("Save view"), this))
    , m_compare(new QPushButton(tr("Compare"), this))
{
    setAccessibleName(tr("Views"));
    m_list->setAccessibleName(tr("Saved views"));
    m_list->setColumnCount(ColumnCount);
    m_list->setHeaderHidden(true);
    m_list->setRootIsDecorated(false);
    m_list->setMinimumHeight(kMinListPx);
    m_list->setUniformRowHeights(true);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_list->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_list->header()->setSectionResizeMode(Name, QHeaderView::ResizeToContents);
    m_list->header()->setStretchLastSection(true);
    followTextScale(m_list, [this] {
        m_list->header()->setMinimumSectionSize(scaled(kMinNamePx));
    }); // a name is typed here
    m_list->installEventFilter(this);
    m_note->setPlaceholderText(tr("Note on this view"));
    m_note->setAccessibleName(tr("Note"));
    m_note->setTabChangesFocus(true);
    followTextScale(m_note,
                    [this] { m_note->setFixedHeight(std::min(scaled(kNoteHeightPx), kMaxNoteHeightPx)); });
    m_note->installEventFilter(this);
    m_empty->setText(tr("A view keeps query, mix, filter, selection and maps under a name. Save the first "
                        "one, then change the mix and compare."));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::kPaddingPx, 2, metrics::kPaddingPx, 10);
    layout->setSpacing(8);
    buildButtons();
    layout->addWidget(m_empty, 1);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_note);
    buildMenu();
    connect(m_list, &QTreeWidget::itemActivated, this,
            [this](QTreeWidgetItem *row) { Q_EMIT applyRequested(row->data(Name, kNameRole).toString()); });
    connect(m_list, &QTreeWidget::itemSelectionChanged, this, &ViewsPanel::showSelection);
    connect(m_list, &QTreeWidget::itemChanged, this, &ViewsPanel::takeRename);
    setViews({});
}

void ViewsPanel::buildButtons()
{
    auto *host = new QWidget(this);
    auto *flow = new FlowLayout(host, 6);
    flow->setContentsMargins(0, 0, 0, 0);
    m_save->setToolTip(tr("Keep the desk as it stands under a name"));
    m_compare->setToolTip(tr("One selected view with the desk, or two views with each other"));
    auto *load = new QPushButton(tr("Import…"), host);
    load->setToolTip(tr("Take in a view that somebody sent as a file"));
    for (QPushButton *button : {m_save, m_compare, load}) {
        button->setParent(host);
        flow->addWidget(button);
    }
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    host->setSizePolicy(policy);
    layout()->addWidget(host);
    connect(m_save, &QPushButton::clicked, this, &ViewsPanel::saveRequested);
    connect(load, &QPushButton::clicked, this, &ViewsPanel::importRequested);
    connect(m_compare, &QPushButton::clicked, this, [this] {
        const QStringList names = selected();
        if (!names.isEmpty())
            Q_EMIT compareRequested(names.at(0), names.value(1));
    });
}

void ViewsPanel::buildMenu()
{
    const auto add = [this](const QString &text, auto act, const QKeySequence &key = {}) {
        auto *action = new QAction(text, m_list);
        action->setShortcut(key);
        action->setShortcutContext(Qt::WidgetShortcut);
        connect(action, &QAction::triggered, this, act);
        m_list->addAction(action);
        return action;
    };
    m_needOne << add(tr("Apply"), [this] { Q_EMIT applyRequested(current()); });
    QAction *replace =
        add(tr("Replace by the desk as it stands"), [this] { Q_EMIT replaceRequested(current()); });
    QAction *rename = add(
        tr("Rename"), [this] { m_list->editItem(m_list->currentItem(), Name); }, QKeySequence(Qt::Key_F2));
    QAction *duplicate = add(tr("Duplicate"), [this] { Q_EMIT duplicateRequested(current()); });
    m_needOne << replace << rename << duplicate;
    m_needOne << add(tr("Share as file…"), [this] { Q_EMIT exportRequested(current()); });
    QAction *remove = add(
        tr("Remove"), [this] { Q_EMIT removeRequested(selected()); }, QKeySequence(QKeySequence::Delete));
    m_needWritable = {replace, rename, duplicate, remove};
}

void ViewsPanel::setViews(const QVector<ViewEntry> &views)
{
    commitNote();
    const bool isRenamed = std::any_of(
        views.begin(), views.end(), [this](const ViewEntry &view) { return view.name == m_renamed.second; });
    const auto wasCalled = [&](const ViewEntry &view) {
        return isRenamed && view.name == m_renamed.second ? m_renamed.first : view.name;
    };
    const QStringList wasSelected = selected();
    const QString wasCurrent = current();
    m_views = views;
    {
        const QSignalBlocker blocker(m_list);
        m_list->clear();
        for (const ViewEntry &view : views) {
            auto *row = new QTreeWidgetItem(m_list, {view.name, view.summary});
            row->setData(Name, kNameRole, view.name);
            row->setFlags(row->flags() | Qt::ItemIsEditable);
            row->setForeground(Summary, palette().placeholderText());
            row->setToolTip(Name,
                            view.note.isEmpty() ? view.name : view.name + QLatin1Char('\n') + view.note);
            row->setToolTip(Summary, view.summary);
            if (wasCalled(view) == wasCurrent)
                m_list->setCurrentItem(row);
            row->setSelected(wasSelected.contains(wasCalled(view)));
        }
    }
    if (isRenamed)
        m_renamed = {};
    m_list->setVisible(!views.isEmpty());
    m_empty->setVisible(views.isEmpty());
    showMarks();
    showSelection();
}

void ViewsPanel::setActive(const QString &name, bool isChanged)
{
    m_active = name;
    m_isActiveChanged = isChanged;
    showMarks();
}

void ViewsPanel::setWritable(bool isWritable)
{
    m_isWritable = isWritable;
    m_save->setEnabled(isWritable);
    m_note->setReadOnly(!isWritable);
    m_list->setEditTriggers(isWritable ? QAbstractItemView::EditKeyPressed
                                       : QAbstractItemView::NoEditTriggers);
    showSelection();
}

void ViewsPanel::startRenaming(const QString &name)
{
    const QList<QTreeWidgetItem *> rows = m_list->findItems(name, Qt::MatchExactly, Name);
    if (rows.isEmpty())
        return;
    m_list->clearSelection();
    m_list->setCurrentItem(rows.front());
    m_list->setFocus();
    m_list->editItem(rows.front(), Name);
}

QStringList ViewsPanel::selected() const
{
    QStringList names;
    for (int i = 0; i < m_list->topLevelItemCount(); ++i)
        if (const QTreeWidgetItem *row = m_list->topLevelItem(i); row->isSelected())
            names << row->data(Name, kNameRole).toString();
    return names;
}

QStringList ViewsPanel::names() const
{
    QStringList names;
    for (const ViewEntry &view : m_views)
        names << view.name;
    return names;
}

QString ViewsPanel::current() const
{
    const QTreeWidgetItem *row = m_list->currentItem();
    return row ? row->data(Name, kNameRole).toString() : QString();
}

const ViewEntry *ViewsPanel::entry(const QString &name) const
{
    const auto found = std::find_if(m_views.begin(), m_views.end(),
                                    [&name](const ViewEntry &view) { return view.name == name; });
    return found == m_views.end() ? nullptr : &*found;
}

/// The name in the list stays the old one until the catalog has the new one.
void ViewsPanel::takeRename(QTreeWidgetItem *row)
{
    const QString from = row->data(Name, kNameRole).toString();
    const QString to = row->text(Name).trimmed();
    if (to == from)
        return;
    {
        const QSignalBlocker blocker(m_list);
        row->setText(Name, from);
    }
    if (to.isEmpty())
        return;
    m_renamed = {from, to};
    Q_EMIT renameRequested(from, to);
}

void ViewsPanel::showMarks()
{
    const QSignalBlocker blocker(m_list);
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        QTreeWidgetItem *row = m_list->topLevelItem(i);
        const bool isActive = row->data(Name, kNameRole).toString() == m_active;
        QFont font = m_list->font();
        font.setBold(isActive);
        font.setItalic(isActive && m_isActiveChanged);
        row->setFont(Name, font);
        row->setData(Name, Qt::AccessibleDescriptionRole,
                     !isActive           ? QString()
                     : m_isActiveChanged ? tr("on the desk, changed since")
                                         : tr("on the desk"));
    }
}

void ViewsPanel::showSelection()
{
    commitNote();
    const QStringList names = selected();
    const bool isOne = names.size() == 1;
    m_compare->setEnabled(names.size() == 1 || names.size() == 2);
    for (QAction *action : std::as_const(m_needOne))
        action->setEnabled(isOne);
    for (QAction *action : std::as_const(m_needWritable))
        action->setEnabled(m_isWritable && (isOne || (action == m_needWritable.back() && !names.isEmpty())));
    m_noteOf = isOne ? names.front() : QString();
    const ViewEntry *view = entry(m_noteOf);
    m_note->setVisible(view != nullptr);
    m_note->setPlainText(view ? view->note : QString());
}

void ViewsPanel::commitNote()
{
    const ViewEntry *view = entry(m_noteOf);
    const QString note = m_note->toPlainText();
    if (view && m_isWritable && note != view->note) {
        const QString name = std::exchange(m_noteOf, QString());
        Q_EMIT noteRequested(name, note);
    }
}

bool ViewsPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_note && event->type() == QEvent::FocusOut)
        commitNote();
    return QWidget::eventFilter(watched, event);
}

} // namespace modalens
