// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/window/taggingcontroller.h"

#include "app/gui/services/catalogsession.h"
#include "app/gui/window/actions.h"
#include "app/gui/window/deskpanels.h"
#include "app/gui/window/selectioncontroller.h"
#include "app/gui/window/tagdialog.h"

#include <QAction>
#include <QLocale>
#include <QPointer>
#include <QRegularExpression>
#include <QUndoCommand>

#include <algorithm>
#include <functional>

namespace modalens {

namespace {

constexpr int kMaxStars = 5;

Tag userTag(const char *group, const QString &value)
{
    return {group, value.toStdString(), kUserSource};
}

} // namespace

Tag tagFromText(const QString &text)
{
    static const QRegularExpression colons(
        QStringLiteral("[:\\x{FF1A}]")); // the wide one is typed in Chinese
    const qsizetype colon = text.indexOf(colons);
    const QString group = text.left(std::max<qsizetype>(colon, 0)).simplified();
    const QString value = text.mid(colon + 1).simplified();
    return {group.isEmpty() ? kPlainGroup : group.toStdString(), value.toStdString(), kUserSource};
}

class TaggingController::EditCommand : public QUndoCommand
{
public:
    EditCommand(EditService &service, std::shared_ptr<TagEdit> edit, const QString &text,
                std::function<void()> onWritten)
        : QUndoCommand(text)
        , m_service(service)
        , m_edit(std::move(edit))
        , m_onWritten(std::move(onWritten))
    {
    }
    void undo() override { m_service.revert(m_edit); }
    void redo() override { m_service.apply(m_edit, m_onWritten); }

private:
    EditService &m_service;
    std::shared_ptr<TagEdit> m_edit;
    std::function<void()> m_onWritten;
};

TaggingController::TaggingController(CatalogSession &session, DeskPanels &panels,
                                     SelectionController &selection, Actions &actions, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_panels(panels)
    , m_selection(selection)
{
    addActions(actions);
    // Facets, filter and preview read the tags anew.
    connect(&m_session.edits(), &EditService::written, &m_session, &CatalogSession::reload);
    connect(&m_session.items(), &ItemService::tagCountsReady, this,
            [this](const QString &group, const std::vector<TagCount> &counts) {
                m_knownTags.erase(std::remove_if(m_knownTags.begin(), m_knownTags.end(),
                                                 [&](const QString &known) {
                                                     return known.startsWith(group + QStringLiteral(": "));
                                                 }),
                                  m_knownTags.end());
                for (const TagCount &count : counts)
                    m_knownTags << QStringLiteral("%1: %2").arg(group, QString::fromStdString(count.value));
            });
}

void TaggingController::addActions(Actions &actions)
{
    const auto add = [&](const char *name, const QString &text, const QKeySequence &key, auto act) {
        QAction *action = actions.add(QString::fromLatin1(name), text, key);
        connect(action, &QAction::triggered, this, act);
    };
    add("items.tag", tr("&Tag…"), QKeySequence(Qt::CTRL | Qt::Key_T), [this] { askForTag(false); });
    add("items.untag", tr("&Remove tag…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_T),
        [this] { askForTag(true); });
    for (int stars = 0; stars <= kMaxStars; ++stars) {
        const QString text = stars == 0 ? tr("No rating") : tr("Rate %Ln star(s)", nullptr, stars);
        add(qPrintable(QStringLiteral("items.rate%1").arg(stars)), text,
            QKeySequence(Qt::CTRL | (Qt::Key_0 + stars)), [this, stars] { rate(stars); });
    }
    add("items.like", tr("&Like"), QKeySequence(Qt::CTRL | Qt::Key_G), [this] { like(true); });
    add("items.dislike", tr("&Not these"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_G),
        [this] { like(false); });
    add("items.keep", tr("&Keep selection…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S),
        [this] { askForName(); });
    add("items.only", tr("&Only marked items"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O),
        [this] { showOnlyMarked(); });
    add("items.unmark", tr("&Unmark all"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_A),
        [this] { m_session.marked().set({}); });
}

bool TaggingController::canWrite() const
{
    return m_session.isOpen() && m_session.keepsSession() && !m_session.facts().isReadOnly;
}

std::vector<ItemId> TaggingController::targets() const
{
    std::vector<ItemId> items;
    for (const qint64 item : m_session.marked().items())
        items.push_back(ItemId{item});
    if (items.empty() && m_selection.shownItem() >= 0)
        items.push_back(ItemId{m_selection.shownItem()});
    return items;
}

void TaggingController::edit(std::vector<Tag> removed, std::vector<Tag> added, const QString &text)
{
    auto edit = std::make_shared<TagEdit>();
    edit->items = targets();
    if (!canWrite() || edit->items.empty()) {
        Q_EMIT said(m_session.isOpen() && !canWrite() ? tr("This catalog is open for reading only")
                                                      : tr("Select an item first"));
        return;
    }
    edit->removed = std::move(removed);
    edit->added = std::move(added);
    const auto count = static_cast<int>(edit->items.size());
    const QString done = tr("%1: %Ln item(s)", "what was done, to how many", count).arg(text);
    const auto say = [self = QPointer(this), done] {
        if (self)
            Q_EMIT self->said(done);
    };
    m_session.desk().undoStack()->push(new EditCommand(m_session.edits(), std::move(edit), text, say));
}

void TaggingController::tag(const Tag &tag)
{
    if (!tag.value.empty())
        edit({}, {tag}, tr("tag “%1”").arg(QString::fromStdString(tag.value)));
}

void TaggingController::untag(const Tag &tag)
{
    if (!tag.value.empty())
        edit({tag}, {}, tr("removing of tag “%1”").arg(QString::fromStdString(tag.value)));
}

void TaggingController::rate(int stars)
{
    std::vector<Tag> others;
    for (int value = 1; value <= kMaxStars; ++value)
        if (value != stars)
            others.push_back(userTag(kRatingGroup, QString::number(value)));
    std::vector<Tag> given;
    if (stars > 0)
        given.push_back(userTag(kRatingGroup, QString::number(stars)));
    edit(std::move(others), std::move(given),
         stars > 0 ? tr("rating of %1", "number of stars").arg(stars) : tr("removing of the rating"));
}

void TaggingController::like(bool isLiked)
{
    std::vector<ItemId> items = targets();
    const auto marked = static_cast<int>(items.size());
    if (marked > kMaxQueryItems) {
        items.resize(kMaxQueryItems);
        Q_EMIT said(tr("%1 of %Ln marked item(s) put into the query", "of many only the first", marked)
                        .arg(QLocale().toString(kMaxQueryItems)));
    }
    QVector<qint64> rows;
    for (const ItemId item : items)
        rows << rowOf(item);
    m_selection.addToQuery(rows, isLiked);
}

void TaggingController::showOnlyMarked()
{
    const QVector<qint64> &items = m_session.marked().items();
    if (items.isEmpty())
        Q_EMIT said(howToMark());
    else
        Q_EMIT onlyRequested(items, tr("%Ln marked item(s)", nullptr, static_cast<int>(items.size())));
}

QString TaggingController::howToMark()
{
    return tr("Mark items first: with Ctrl or Shift in the list, with a lasso on the map");
}

void TaggingController::keepSelection(const QString &name)
{
    if (m_session.marked().isEmpty())
        Q_EMIT said(howToMark());
    else if (!name.simplified().isEmpty())
        tag(userTag(kSelectionGroup, name.simplified()));
}

void TaggingController::askForTag(bool removes)
{
    const std::vector<ItemId> items = targets();
    if (items.empty() || !canWrite())
        return edit({}, {}, {}); // says why
    for (const std::string &group : m_session.facts().tagGroups)
        m_session.items().requestTagCounts(group); // for the next time; the present ones complete at once
    auto *dialog = new TagDialog(removes ? tr("Remove tag") : tr("Tag"), static_cast<int>(items.size()),
                                 m_knownTags, m_panels.window());
    connect(dialog, &TagDialog::textChosen, this, [this, removes](const QString &text) {
        removes ? untag(tagFromText(text)) : tag(tagFromText(text));
    });
    dialog->open();
}

void TaggingController::askForName()
{
    if (m_session.marked().isEmpty() || !canWrite())
        return keepSelection({});
    auto *dialog = new TagDialog(tr("Keep selection"), static_cast<int>(m_session.marked().items().size()),
                                 {}, m_panels.window());
    connect(dialog, &TagDialog::textChosen, this, &TaggingController::keepSelection);
    dialog->open();
}

} // namespace modalens
