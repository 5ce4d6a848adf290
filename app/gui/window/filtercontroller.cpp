// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/window/filtercontroller.h"

#include "app/gui/services/catalogsession.h"
#include "app/gui/text/filtertext.h"
#include "app/gui/window/deskpanels.h"

#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QToolButton>
#include <QWidgetAction>

#include <algorithm>

namespace modalens {

namespace {

constexpr std::size_t kMaxGroups = 12;
constexpr std::size_t kMaxValues = 40;

} // namespace

FilterController::FilterController(CatalogSession &session, DeskPanels &panels, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_panels(panels)
    , m_menu(new QMenu(panels.filterButton))
{
    m_panels.filterButton->setMenu(m_menu);
    connect(m_menu, &QMenu::aboutToShow, this, &FilterController::buildMenu);
    connect(&m_session, &CatalogSession::opened, this, &FilterController::showCatalog);
    connect(&m_session, &CatalogSession::grown, this, &FilterController::showCatalog);
    connect(&m_session, &CatalogSession::closed, this, [this] {
        m_counts.clear();
        m_allowed = -1;
        showButton();
    });
    connect(&m_session.items(), &ItemService::tagCountsReady, this,
            [this](const QString &group, const std::vector<TagCount> &counts) {
                m_counts[group.toStdString()] = counts;
            });
    connect(&m_session.ranking(), &RankingService::answered, this, [this](const RankingAnswer &answer) {
        m_allowed = answer.allowed ? answer.allowed->count() : -1;
        showButton();
    });
    showButton();
}

void FilterController::showCatalog()
{
    const auto &groups = m_session.facts().tagGroups;
    for (std::size_t i = 0; i < std::min(groups.size(), kMaxGroups); ++i)
        m_session.items().requestTagCounts(groups[i]);
    showButton();
}

void FilterController::showButton()
{
    m_panels.filterButton->setVisible(m_session.isOpen());
    if (!m_session.isOpen())
        return;
    const QLocale locale;
    const QString all = locale.toString(static_cast<qlonglong>(m_session.facts().items));
    const Filter &filter = m_session.desk().view().filter;
    if (filter.isEmpty())
        m_panels.filterButton->setText(tr("All %1 ▾", "number of items").arg(all));
    else
        m_panels.filterButton->setText(tr("%1: %2 of %3 ▾", "what the filter keeps, number, number of all")
                                           .arg(shortened(filterText(filter, m_session.desk().view().tracks)),
                                                locale.toString(static_cast<qlonglong>(m_allowed)), all));
}

QString FilterController::shortened(const QString &text) const
{
    constexpr int kMaxTextPx = 180;
    return m_panels.filterButton->fontMetrics().elidedText(text, Qt::ElideRight, kMaxTextPx);
}

void FilterController::buildMenu()
{
    m_menu->clear();
    if (!m_session.isOpen())
        return;
    addWords(m_menu);
    QAction *clear = m_menu->addAction(tr("Clear filter"));
    clear->setEnabled(!m_session.desk().view().filter.isEmpty());
    connect(clear, &QAction::triggered, this, [this] { change({}); });
    m_menu->addSeparator();
    for (const auto &[group, counts] : m_counts)
        if (!counts.empty())
            addGroup(m_menu, group);
}

void FilterController::addWords(QMenu *menu)
{
    auto *edit = new QLineEdit(QString::fromStdString(m_session.desk().view().filter.text));
    edit->setPlaceholderText(tr("Only items with these words"));
    edit->setMinimumWidth(220);
    connect(edit, &QLineEdit::returnPressed, this, [this, edit] {
        Filter filter = m_session.desk().view().filter;
        const std::string words = edit->text().trimmed().toStdString();
        if (words != filter.text) // typed here, they are words
            filter.match = TextMatch::Texts;
        filter.text = words;
        m_menu->hide();
        change(filter);
    });
    auto *action = new QWidgetAction(menu);
    action->setDefaultWidget(edit);
    menu->addAction(action);
}

void FilterController::addGroup(QMenu *menu, const std::string &group)
{
    const std::vector<Filter::TagIs> &chosen = m_session.desk().view().filter.tags;
    QMenu *values = menu->addMenu(QString::fromStdString(group));
    const std::vector<TagCount> &counts = m_counts[group];
    for (std::size_t i = 0; i < std::min(counts.size(), kMaxValues); ++i) {
        const std::string value = counts[i].value;
        QString label = QString::fromStdString(value);
        label.replace(QLatin1Char('&'), QStringLiteral("&&"));
        QAction *action = values->addAction(
            tr("%1 (%2)", "tag, number of items").arg(label, QLocale().toString(qlonglong{counts[i].items})));
        action->setCheckable(true);
        action->setChecked(std::find(chosen.begin(), chosen.end(), Filter::TagIs{group, value}) !=
                           chosen.end());
        connect(action, &QAction::triggered, this, [this, group, value] { toggle(group, value); });
    }
}

void FilterController::toggle(const std::string &group, const std::string &value)
{
    change(withTagToggled(m_session.desk().view().filter, {group, value}));
}

void FilterController::keepOnly(const QVector<qint64> &items, const QString &name)
{
    ItemSet set{name.toStdString(), {}, {}};
    if (std::size_t(items.size()) > kMaxMarked) {
        for (const qint64 item : items)
            set.items.push_back(ItemId{item});
        setOnly(std::move(set));
        Q_EMIT shortLivedFilterSet(name, items);
        return;
    }
    m_session.views().requestKeys(items, [this, set](const std::vector<std::string> &keys) {
        ItemSet known = set;
        known.keys = keys;
        setOnly(std::move(known));
    });
}

void FilterController::setOnly(ItemSet set)
{
    Filter filter = m_session.desk().view().filter;
    filter.only = std::make_shared<const ItemSet>(std::move(set));
    change(filter);
}

void FilterController::change(const Filter &filter)
{
    View view = m_session.desk().view();
    view.filter = filter;
    m_session.desk().change(view, tr("filter"));
}

} // namespace modalens
