// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/querybar.h"

#include "widgets/media.h"
#include "widgets/querychipwidget.h"
#include "widgets/searchpopup.h"
#include "widgets/showable.h"
#include "widgets/textscale.h"
#include "widgets/theme.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace modalens {

namespace {

constexpr int kHeightPx = 36;
constexpr int kChipPx = 26;
constexpr int kMinEditPx = 200;
constexpr int kMaxTyped = 1024; // no search looks further

QToolButton *makeButton(QWidget *parent, const QString &text, const QString &name)
{
    auto *button = new QToolButton(parent);
    button->setText(text);
    button->setToolTip(name);
    button->setAccessibleName(name);
    button->setProperty("quiet", true);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

} // namespace

QString searchModeName(SearchMode mode)
{
    switch (mode) {
    case SearchMode::Names:
        return QueryBar::tr("Names");
    case SearchMode::Texts:
        return QueryBar::tr("Texts");
    case SearchMode::WholeWords:
        return QueryBar::tr("Whole words");
    case SearchMode::Pattern:
        return QueryBar::tr("Regular expression");
    }
    return {};
}

QueryBar::QueryBar(MediaSource *media, QWidget *parent)
    : QWidget(parent)
    , m_media(media)
    , m_frame(new QWidget(this))
    , m_chipScroll(new QScrollArea(m_frame))
    , m_edit(new QLineEdit(m_frame))
    , m_back(makeButton(this, QStringLiteral("‹"), tr("Earlier query (Alt+Left)")))
    , m_forward(makeButton(this, QStringLiteral("›"), tr("Later query (Alt+Right)")))
    , m_modeButton(makeButton(m_frame, {}, tr("What typed words are looked for in")))
    , m_reach(new QLabel(this))
{
    setAccessibleName(tr("Query"));
    setAcceptDrops(true);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    buildChips();
    buildEdit();
    buildButtons();
    buildLayout();
    setHistory(false, false);
    setMode(SearchMode::Names);
}

void QueryBar::buildChips()
{
    auto *host = new QWidget(m_chipScroll);
    host->setAutoFillBackground(false);
    m_chipLayout = new QHBoxLayout(host);
    m_chipLayout->setContentsMargins(0, 0, 0, 0);
    m_chipLayout->setSpacing(6);
    m_chipScroll->setWidget(host);
    m_chipScroll->setWidgetResizable(true);
    m_chipScroll->setFrameShape(QFrame::NoFrame);
    m_chipScroll->setFocusPolicy(Qt::NoFocus);
    m_chipScroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_chipScroll->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_chipScroll->viewport()->setAutoFillBackground(false);
    m_chipScroll->hide();
}

void QueryBar::buildEdit()
{
    m_edit->setProperty("bare", true);
    m_edit->setPlaceholderText(tr("add text, drop a picture or sound…"));
    m_edit->setAccessibleName(tr("Add words to the query"));
    m_edit->setAcceptDrops(false); // dropped files are for the bar
    m_edit->setMinimumWidth(80);
    m_edit->setMaxLength(kMaxTyped);
    m_edit->installEventFilter(this);
    connect(m_edit, &QLineEdit::textEdited, this, &QueryBar::search);
}

void QueryBar::buildButtons()
{
    connect(m_back, &QToolButton::clicked, this, &QueryBar::backRequested);
    connect(m_forward, &QToolButton::clicked, this, &QueryBar::forwardRequested);
    auto *menu = new QMenu(m_modeButton);
    auto *group = new QActionGroup(menu);
    const std::pair<SearchMode, QString> modes[] = {
        {SearchMode::Names, tr("Parts of titles and keys")},
        {SearchMode::Texts, tr("Words and their beginnings, in titles and texts")},
        {SearchMode::WholeWords, tr("Whole words, in titles and texts")},
        {SearchMode::Pattern, tr("Titles and keys that match a pattern, such as ^crow|owl$")}};
    for (const auto &[mode, help] : modes) {
        QAction *action = menu->addAction(searchModeName(mode));
        action->setToolTip(help);
        action->setCheckable(true);
        action->setData(int(mode));
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, mode = mode] {
            setMode(mode);
            Q_EMIT modeChosen(mode);
        });
    }
    menu->setToolTipsVisible(true);
    m_modeButton->setMenu(menu);
    m_modeButton->setPopupMode(QToolButton::InstantPopup);
}

void QueryBar::buildLayout()
{
    followTextScale(m_frame, [this] { m_frame->setFixedHeight(kHeightPx + scaled(kChipPx) - kChipPx); });
    auto *field = new QHBoxLayout(m_frame);
    field->setContentsMargins(7, 4, 4, 4);
    field->setSpacing(6);
    field->addWidget(m_chipScroll);
    field->addWidget(m_edit, 1);
    field->addWidget(m_modeButton);
    auto *line = new QHBoxLayout;
    line->setSpacing(2);
    line->addWidget(m_back);
    line->addWidget(m_forward);
    line->addSpacing(4);
    line->addWidget(m_frame, 1);
    followFont(m_reach, smallFont);
    m_reach->setForegroundRole(QPalette::PlaceholderText);
    m_reach->setTextFormat(Qt::PlainText);
    m_reach->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed); // cut, never wider than the field
    m_reach->setIndent(9);
    m_reach->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(3);
    layout->addLayout(line);
    layout->addWidget(m_reach);
}

/// Over the window, once the bar stands in one.
void QueryBar::ensurePopup()
{
    if (m_popup && m_popup->parentWidget() == window())
        return;
    delete m_popup;
    m_popup = new SearchPopup(m_media, window());
    connect(m_popup, &SearchPopup::chosen, this, &QueryBar::addHit);
    connect(m_popup, &SearchPopup::wordsChosen, this, &QueryBar::addTypedText);
    connect(m_popup, &SearchPopup::modeChosen, this, [this](SearchMode mode) {
        setMode(mode);
        Q_EMIT modeChosen(mode);
    });
    connect(m_popup, &SearchPopup::showAllRequested, this, &QueryBar::showAll);
}

void QueryBar::setMode(SearchMode mode)
{
    m_mode = mode;
    m_modeButton->setText(tr("%1 ▾").arg(searchModeName(mode)));
    for (QAction *action : m_modeButton->menu()->actions())
        action->setChecked(action->data().toInt() == int(mode));
    search();
}

void QueryBar::setReach(const QString &line, const QString &toolTip)
{
    m_reach->setText(line);
    m_reach->setToolTip(toolTip);
    m_reach->setVisible(!line.isEmpty());
}

QString QueryBar::reach() const
{
    return m_reach->text();
}

SearchPopup *QueryBar::popup() const
{
    return m_popup;
}

void QueryBar::setHistory(bool hasEarlier, bool hasLater)
{
    m_back->setEnabled(hasEarlier);
    m_forward->setEnabled(hasLater);
}

void QueryBar::search()
{
    const QString text = m_edit->text();
    if (!text.trimmed().isEmpty())
        Q_EMIT searchWanted(text, m_mode);
    else if (m_popup)
        m_popup->hide();
}

void QueryBar::setAnswer(const SearchAnswer &answer)
{
    if (answer.text != m_edit->text() || answer.mode != m_mode || !m_edit->hasFocus())
        return;
    ensurePopup();
    m_popup->open(answer, m_frame);
}

void QueryBar::addHit(int row, bool isLiked)
{
    const SearchHit chosen = m_popup->answer().hits.value(row);
    clearTyped();
    addChip({QueryChip::Kind::Item, chosen.key, shownTitle(chosen.title, chosen.key), isLiked,
             chosen.picturePath});
}

void QueryBar::showAll()
{
    const QString text = m_edit->text();
    if (text.trimmed().isEmpty())
        return;
    clearTyped();
    Q_EMIT showAllRequested(text, m_mode);
}

void QueryBar::clearTyped()
{
    m_edit->setText({}); // clear() could be undone, and Ctrl+Z is for the query
    if (m_popup)
        m_popup->hide();
}

void QueryBar::setChips(const QVector<QueryChip> &chips)
{
    if (chips == m_chips)
        return;
    m_chips = chips;
    rebuild();
}

void QueryBar::addChip(const QueryChip &chip)
{
    m_chips << chip;
    rebuild();
    Q_EMIT queryEdited(m_chips);
}

void QueryBar::removeChip(int index)
{
    if (index < 0 || index >= m_chips.size())
        return;
    m_chips.removeAt(index);
    rebuild();
    m_edit->setFocus();
    Q_EMIT queryEdited(m_chips);
}

void QueryBar::turnChip(int index)
{
    if (index < 0 || index >= m_chips.size())
        return;
    m_chips[index].isLiked = !m_chips.at(index).isLiked;
    rebuild();
    Q_EMIT queryEdited(m_chips);
}

void QueryBar::addTypedText(bool isLiked)
{
    const QString text = m_edit->text().simplified();
    if (text.isEmpty())
        return;
    clearTyped();
    addChip({QueryChip::Kind::Text, text, tr("“%1”").arg(text), isLiked, {}});
}

void QueryBar::accept(bool isLiked)
{
    // What is shown may still be the answer to fewer letters: that is no choice of what is typed now.
    const bool isAnswered = m_popup && m_popup->isVisible() && m_popup->answer().text == m_edit->text();
    if (isAnswered || (m_popup && m_popup->currentRow() >= 0))
        m_popup->accept(isLiked);
    else
        addTypedText(isLiked);
}

void QueryBar::rebuild()
{
    const auto focused = std::find_if(m_chipWidgets.begin(), m_chipWidgets.end(),
                                      [](const QueryChipWidget *chip) { return chip->hasFocus(); });
    const auto focusedAt = focused == m_chipWidgets.end() ? -1 : focused - m_chipWidgets.begin();
    // A chip may be what asks for this: it must live until its event is over.
    for (QueryChipWidget *old : m_chipWidgets) {
        m_chipLayout->removeWidget(old);
        old->hide();
        old->deleteLater();
    }
    m_chipWidgets.clear();
    for (int i = 0; i < m_chips.size(); ++i) {
        auto *chip = new QueryChipWidget(m_chips.at(i), m_media, m_chipScroll->widget());
        followTextScale(chip, [this, chip] {
            chip->setFixedSize(chip->sizeHint());
            fitChips();
        });
        connect(chip, &QueryChipWidget::removeRequested, this, [this, i] { removeChip(i); });
        connect(chip, &QueryChipWidget::turnRequested, this, [this, i] { turnChip(i); });
        m_chipLayout->addWidget(chip);
        chip->show();
        m_chipWidgets << chip;
    }
    m_edit->setPlaceholderText(m_chips.isEmpty() ? tr("add text, drop a picture or sound…") : tr("add…"));
    orderTabs();
    fitChips();
    if (focusedAt >= 0 && focusedAt < m_chipWidgets.size())
        m_chipWidgets.at(focusedAt)->setFocus();
}

/// Chips are made later than the edit, and stand before it.
void QueryBar::orderTabs()
{
    QWidget *before = m_forward;
    for (QueryChipWidget *chip : m_chipWidgets) {
        setTabOrder(before, chip);
        before = chip;
    }
    setTabOrder(before, m_edit);
}

void QueryBar::fitChips()
{
    int wanted = 0;
    for (const QueryChipWidget *chip : m_chipWidgets)
        wanted += chip->width() + m_chipLayout->spacing();
    const int room = std::max(60, width() - kMinEditPx - m_modeButton->sizeHint().width() - 60);
    m_chipScroll->setVisible(!m_chips.isEmpty());
    m_chipScroll->setFixedWidth(std::clamp(wanted - m_chipLayout->spacing(), 0, room));
    m_chipScroll->widget()->setMinimumWidth(std::max(0, wanted - m_chipLayout->spacing()));
    m_chipScroll->horizontalScrollBar()->setValue(m_chipScroll->horizontalScrollBar()->maximum());
}

void QueryBar::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool isActive = m_isDropTarget || m_edit->hasFocus();
    painter.setPen(QPen(isActive ? theme.selection : theme.hairline, m_isDropTarget ? 2 : 1));
    painter.setBrush(theme.raised);
    painter.drawRoundedRect(QRectF(m_frame->geometry()).adjusted(1, 1, -1, -1), metrics::kRadiusPx,
                            metrics::kRadiusPx);
}

void QueryBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitChips();
    if (!m_popup || !m_popup->isVisible())
        return;
    const auto follow = [this] { m_popup->place(m_frame); };
    QMetaObject::invokeMethod(m_popup, follow, Qt::QueuedConnection); // once the field has its new place
}

void QueryBar::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    if (m_popup)
        m_popup->hide();
}

} // namespace modalens
