// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/querybar.h"

#include "widgets/media.h"
#include "widgets/pictureground.h"
#include "widgets/querychipwidget.h"
#include "widgets/textscale.h"
#include "widgets/theme.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QStandardItemModel>
#include <QUrl>

#include <algorithm>

namespace modalens {

namespace {

constexpr int kHeightPx = 36;
constexpr int kChipPx = 26;
constexpr int kMinEditPx = 200;

QStringList localFiles(const QMimeData *data)
{
    QStringList files;
    for (const QUrl &url : data->urls())
        if (url.isLocalFile())
            files << url.toLocalFile();
    return files;
}

} // namespace

QueryBar::QueryBar(MediaSource *media, QWidget *parent)
    : QWidget(parent)
    , m_media(media)
    , m_chipScroll(new QScrollArea(this))
    , m_edit(new QLineEdit(this))
    , m_suggestions(new QStandardItemModel(this))
{
    setAccessibleName(tr("Query"));
    setAcceptDrops(true);
    followTextScale(this, [this] { setFixedHeight(kHeightPx + scaled(kChipPx) - kChipPx); });
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
    m_edit->setProperty("bare", true);
    m_edit->setPlaceholderText(tr("add text, drop a picture or sound…"));
    m_edit->setAccessibleName(tr("Add words to the query"));
    m_edit->setAcceptDrops(false); // dropped files are for the bar
    m_edit->setMinimumWidth(80);
    m_edit->installEventFilter(this);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(7, 4, 8, 4);
    layout->setSpacing(6);
    layout->addWidget(m_chipScroll);
    layout->addWidget(m_edit, 1);
    buildCompleter();
}

void QueryBar::buildCompleter()
{
    m_completer = new QCompleter(m_suggestions, this);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setWidget(m_edit);
    connect(m_edit, &QLineEdit::textEdited, this, [this](const QString &text) {
        m_completer->popup()->hide();
        if (!text.trimmed().isEmpty())
            Q_EMIT suggestionsWanted(text);
    });
    connect(m_edit, &QLineEdit::returnPressed, this, [this] {
        // With a line of the popup chosen, the same key is the completer's.
        if (!m_completer->popup()->isVisible() || !m_completer->popup()->currentIndex().isValid())
            addTypedText();
    });
    connect(m_completer, qOverload<const QModelIndex &>(&QCompleter::activated), this,
            &QueryBar::addSuggestion);
}

void QueryBar::setSuggestions(const QString &forText, const QVector<Suggestion> &suggestions)
{
    if (forText != m_edit->text())
        return;
    m_offered = suggestions;
    m_suggestions->clear();
    for (const Suggestion &suggestion : suggestions) {
        const QString line =
            suggestion.detail.isEmpty()
                ? suggestion.label
                : tr("%1 — %2", "name — where it is").arg(suggestion.label, suggestion.detail);
        auto *item = new QStandardItem(line);
        const QImage image = m_media && !suggestion.picturePath.isEmpty()
                                 ? m_media->thumbnail(suggestion.picturePath, 32)
                                 : QImage();
        if (!image.isNull())
            item->setIcon(pictureIcon(image, themeOf(this)));
        m_suggestions->appendRow(item);
    }
    if (suggestions.isEmpty() || !m_edit->hasFocus())
        m_completer->popup()->hide();
    else {
        m_completer->complete();
        m_completer->popup()->setCurrentIndex(
            {}); // Enter means the words that were typed until a line is chosen
    }
}

void QueryBar::addSuggestion(const QModelIndex &index)
{
    const Suggestion chosen = m_offered.value(index.row());
    m_edit->setText({}); // clear() could be undone, and Ctrl+Z is for the query
    addChip({QueryChip::Kind::Item, chosen.value, chosen.label, true, chosen.picturePath});
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

void QueryBar::addTypedText()
{
    const QString text = m_edit->text().simplified();
    if (text.isEmpty())
        return;
    m_edit->setText({}); // clear() could be undone, and Ctrl+Z is for the query
    m_completer->popup()->hide();
    addChip({QueryChip::Kind::Text, text, tr("“%1”").arg(text), true, {}});
}

void QueryBar::rebuild()
{
    // A chip may be what asks for this: it must live until its event is over.
    for (QueryChipWidget *old : m_chipWidgets) {
        m_chipLayout->removeWidget(old);
        old->hide();
        old->deleteLater();
    }
    m_chipWidgets.clear();
    for (int i = 0; i < m_chips.size(); ++i) {
        auto *chip = new QueryChipWidget(m_chips.at(i), m_media, m_chipScroll->widget());
        chip->setFixedSize(chip->sizeHint());
        connect(chip, &QueryChipWidget::removeRequested, this, [this, i] { removeChip(i); });
        m_chipLayout->addWidget(chip);
        chip->show();
        m_chipWidgets << chip;
    }
    m_edit->setPlaceholderText(m_chips.isEmpty() ? tr("add text, drop a picture or sound…") : tr("add…"));
    fitChips();
}

void QueryBar::fitChips()
{
    int wanted = 0;
    for (const QueryChipWidget *chip : m_chipWidgets)
        wanted += chip->width() + m_chipLayout->spacing();
    const int room = std::max(60, width() - kMinEditPx);
    m_chipScroll->setVisible(!m_chips.isEmpty());
    m_chipScroll->setFixedWidth(std::clamp(wanted - m_chipLayout->spacing(), 0, room));
    m_chipScroll->widget()->setMinimumWidth(std::max(0, wanted - m_chipLayout->spacing()));
    m_chipScroll->horizontalScrollBar()->setValue(m_chipScroll->horizontalScrollBar()->maximum());
}

bool QueryBar::eventFilter(QObject *object, QEvent *event)
{
    if (object != m_edit || event->type() != QEvent::KeyPress) {
        if (object == m_edit && (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut))
            update();
        return QWidget::eventFilter(object, event);
    }
    const auto *key = static_cast<QKeyEvent *>(event);
    if (key->key() == Qt::Key_Backspace && m_edit->text().isEmpty() && !m_chips.isEmpty()) {
        removeChip(int(m_chips.size()) - 1);
        return true;
    }
    return QWidget::eventFilter(object, event);
}

void QueryBar::dragEnterEvent(QDragEnterEvent *event)
{
    m_isDropTarget = !localFiles(event->mimeData()).isEmpty() || event->mimeData()->hasText();
    if (m_isDropTarget)
        event->acceptProposedAction();
    update();
}

void QueryBar::dragLeaveEvent(QDragLeaveEvent *)
{
    m_isDropTarget = false;
    update();
}

void QueryBar::dropEvent(QDropEvent *event)
{
    m_isDropTarget = false;
    update();
    const QStringList files = localFiles(event->mimeData());
    if (files.isEmpty()) {
        m_edit->setText(event->mimeData()->text());
        addTypedText();
        event->acceptProposedAction();
        return;
    }
    for (const QString &file : files)
        m_chips << QueryChip{QueryChip::Kind::File, file, QFileInfo(file).fileName(), true, file};
    event->acceptProposedAction();
    rebuild();
    Q_EMIT queryEdited(m_chips);
}

void QueryBar::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool isActive = m_isDropTarget || m_edit->hasFocus();
    painter.setPen(QPen(isActive ? theme.selection : theme.hairline, m_isDropTarget ? 2 : 1));
    painter.setBrush(theme.raised);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), metrics::kRadiusPx, metrics::kRadiusPx);
}

void QueryBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitChips();
}

} // namespace modalens
