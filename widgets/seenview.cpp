// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/seenview.h"

#include "widgets/flowlayout.h"
#include "widgets/seenpicture.h"
#include "widgets/seenwords.h"
#include "widgets/signalnames.h"
#include "widgets/textscale.h"
#include "widgets/theme.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace modalens {

namespace {

constexpr const char *kModality = "modality"; ///< Of labels in a signal's colour.
constexpr const char *kBroken = "broken";

QLabel *makeLabel(const QString &text, QFont (*font)(), QPalette::ColorRole role)
{
    auto *label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    followFont(label, font);
    label->setForegroundRole(role);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

QLabel *makeParagraph(const QString &text)
{
    QLabel *label = makeLabel(text, smallFont, QPalette::PlaceholderText);
    label->setWordWrap(true);
    label->setMinimumWidth(1); // a word that never ends must not widen the panel
    return label;
}

/// A host for pictures side by side.
QWidget *makeRow(QVBoxLayout *layout)
{
    auto *host = new QWidget;
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    host->setSizePolicy(policy);
    new FlowLayout(host, 10);
    layout->addWidget(host);
    return host;
}

} // namespace

SeenView::SeenView(QWidget *parent)
    : PanelScroll(parent)
{
    setAccessibleName(tr("What the encoders saw"));
    auto *content = new QWidget;
    m_layout = new QVBoxLayout(content);
    m_layout->setContentsMargins(metrics::kPaddingPx, 4, metrics::kPaddingPx, metrics::kPaddingPx);
    m_layout->setSpacing(16);
    m_message = makeParagraph({});
    m_layout->addWidget(m_message);
    m_layout->addStretch(1);
    setContent(content);
    clear();
}

void SeenView::clear(const QString &message)
{
    for (; m_shown > 0; --m_shown) {
        QLayoutItem *item = m_layout->takeAt(m_shown - 1);
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    m_message->setText(message);
    m_message->setVisible(!message.isEmpty());
}

void SeenView::showWaiting()
{
    clear(tr("Decoding the item again, as the encoders do…"));
}

void SeenView::setSpaces(const QVector<SeenSpace> &spaces, bool isComplete)
{
    for (; m_shown < spaces.size(); ++m_shown)
        m_layout->insertWidget(m_shown, buildSection(spaces.at(m_shown)));
    colour();
    if (isComplete && spaces.isEmpty())
        m_message->setText(tr("No encoder has seen this catalog yet"));
    m_message->setVisible(!isComplete || spaces.isEmpty());
}

QWidget *SeenView::buildSection(const SeenSpace &space)
{
    auto *section = new QWidget;
    section->setAccessibleName(space.label);
    section->setAccessibleDescription(space.problem.isEmpty() ? space.note : space.problem);
    auto *layout = new QVBoxLayout(section);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    QLabel *name = makeLabel(space.label, boldFont, QPalette::WindowText);
    name->setProperty(kModality, space.modality);
    name->setToolTip(withSignalName(space.label, space.name));
    head->addWidget(name);
    head->addWidget(makeLabel(space.note, smallFont, QPalette::PlaceholderText), 1);
    layout->addLayout(head);
    if (!space.problem.isEmpty()) {
        QLabel *problem = makeParagraph(space.problem);
        problem->setProperty(kBroken, space.isBroken);
        layout->addWidget(problem);
    }
    addEntries(layout, space);
    return section;
}

void SeenView::addEntries(QVBoxLayout *layout, const SeenSpace &space)
{
    QWidget *row = nullptr; // of pictures that follow each other
    for (const SeenEntry &entry : space.entries) {
        if (!entry.image.isNull()) {
            auto *picture = new SeenPicture(entry);
            if (picture->isWide()) {
                row = nullptr;
                layout->addWidget(picture);
                continue;
            }
            row = row ? row : makeRow(layout);
            row->layout()->addWidget(picture);
            continue;
        }
        row = nullptr;
        layout->addWidget(makeLabel(entry.label, smallFont, QPalette::PlaceholderText));
        if (!entry.words.isEmpty()) {
            auto *words = new SeenWords(entry.words, space.modality);
            words->setAccessibleName(entry.label);
            layout->addWidget(words);
        }
        if (!entry.text.isEmpty())
            layout->addWidget(makeParagraph(entry.text));
    }
}

void SeenView::colour()
{
    const Theme &theme = themeOf(this);
    const QList<QLabel *> labels = widget()->findChildren<QLabel *>();
    for (QLabel *label : labels) {
        QPalette palette = label->palette();
        if (label->property(kModality).isValid())
            palette.setColor(QPalette::WindowText, theme.signalText(label->property(kModality).toString()));
        else if (label->property(kBroken).toBool())
            palette.setColor(QPalette::PlaceholderText, theme.warning);
        else
            continue;
        label->setPalette(palette);
    }
}

void SeenView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange && widget())
        colour();
    PanelScroll::changeEvent(event);
}

} // namespace modalens
