// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/searchpopup.h"

#include "widgets/media.h"
#include "widgets/searchmodel.h"
#include "widgets/textscale.h"
#include "widgets/theme.h"

#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace modalens {

namespace {

constexpr int kGapPx = 3;
constexpr int kFootPx = 34;
constexpr int kMaxLines = 10; // more are scrolled to: what is below should still be seen

} // namespace

SearchPopup::SearchPopup(MediaSource *media, QWidget *parent)
    : QFrame(parent)
    , m_model(new SearchModel(this))
    , m_list(new QListView(this))
    , m_note(new QLabel(this))
    , m_all(new QPushButton(this))
{
    setAccessibleName(tr("Found items"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new SearchDelegate(media, m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setMouseTracking(true);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->viewport()->setAutoFillBackground(false);
    m_list->setAccessibleName(tr("Found items"));
    m_note->setTextFormat(Qt::PlainText);
    followFont(m_note, smallFont);
    m_note->setWordWrap(true);
    m_all->setProperty("quiet", true);
    m_all->setFocusPolicy(Qt::NoFocus);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(12, 0, 5, 3);
    foot->addWidget(m_note, 1);
    foot->addWidget(m_all);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(2, 4, 2, 2);
    layout->setSpacing(0);
    layout->addWidget(m_list, 1);
    layout->addLayout(foot);
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &index) {
        take(index.row(), !QGuiApplication::keyboardModifiers().testFlag(Qt::AltModifier));
    });
    connect(m_list, &QListView::customContextMenuRequested, this, &SearchPopup::showMenu);
    connect(m_all, &QPushButton::clicked, this, &SearchPopup::showAllRequested);
    if (media)
        connect(media, &MediaSource::thumbnailReady, m_list->viewport(), qOverload<>(&QWidget::update));
    hide();
}

QString SearchPopup::noteFor(const SearchAnswer &answer) const
{
    if (!answer.problem.isEmpty())
        return answer.problem;
    const QLocale locale;
    if (answer.total == 0)
        return answer.mode == SearchMode::Names || answer.mode == SearchMode::Pattern
                   ? tr("No name has this")
                   : tr("No text has this");
    const QString shown = locale.toString(qlonglong{answer.hits.size()});
    const QString total = locale.toString(qlonglong{answer.total});
    if (!answer.isTotalExact)
        return tr("%1 of more than %2", "items shown, items found").arg(shown, total);
    return answer.total == answer.hits.size() ? tr("%Ln found", nullptr, int(answer.hits.size()))
                                              : tr("%1 of %2", "items shown, items found").arg(shown, total);
}

void SearchPopup::open(const SearchAnswer &answer, QWidget *anchor)
{
    m_model->setAnswer(answer);
    m_list->setCurrentIndex(m_model->index(SearchModel::kWordsLine));
    m_note->setText(noteFor(answer));
    m_note->setForegroundRole(answer.problem.isEmpty() ? QPalette::PlaceholderText : QPalette::Text);
    m_all->setVisible(answer.total > 0);
    m_all->setText(answer.isTotalExact ? tr("Show all %Ln in the list", nullptr, int(answer.total))
                                       : tr("Show all in the list"));
    place(anchor);
    show();
    raise();
}

void SearchPopup::place(QWidget *anchor)
{
    const QPoint corner = anchor->mapTo(parentWidget(), QPoint(0, anchor->height() + kGapPx));
    const int least = 8 + scaled(kFootPx);
    const int wanted = least + std::min(m_model->rowCount(), kMaxLines) * SearchDelegate::linePx();
    setGeometry(corner.x(), corner.y(), anchor->width(),
                std::clamp(wanted, least, std::max(least, parentWidget()->height() - corner.y() - 8)));
}

int SearchPopup::currentRow() const
{
    return isVisible() ? m_model->hitOf(m_list->currentIndex().row()) : -1;
}

bool SearchPopup::isOnWords() const
{
    return m_list->currentIndex().row() == SearchModel::kWordsLine;
}

void SearchPopup::step(int lines)
{
    const int count = m_model->rowCount();
    if (count > 0)
        m_list->setCurrentIndex(
            m_model->index(((m_list->currentIndex().row() + lines) % count + count) % count));
}

void SearchPopup::accept(bool isLiked)
{
    take(m_list->currentIndex().row(), isLiked);
}

void SearchPopup::take(int line, bool isLiked)
{
    if (m_model->isElsewhere(line))
        Q_EMIT modeChosen(m_model->answer().elsewhere.mode);
    else if (const int hit = m_model->hitOf(line); hit >= 0)
        Q_EMIT chosen(hit, isLiked);
    else
        Q_EMIT wordsChosen(isLiked);
}

const SearchAnswer &SearchPopup::answer() const
{
    return m_model->answer();
}

QString SearchPopup::note() const
{
    return m_note->text();
}

void SearchPopup::showMenu(const QPoint &at)
{
    const QModelIndex index = m_list->indexAt(at);
    if (!index.isValid() || m_model->isElsewhere(index.row()))
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const int row = index.row();
    menu->addAction(tr("Add to the query"), this, [this, row] { take(row, true); });
    menu->addAction(tr("Add as “not this”"), this, [this, row] { take(row, false); });
    menu->popup(m_list->viewport()->mapToGlobal(at));
}

void SearchPopup::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.hairline, 1));
    painter.setBrush(theme.raised);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::kRadiusPx,
                            metrics::kRadiusPx);
}

} // namespace modalens
