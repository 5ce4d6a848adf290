// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/previewtexts.h"

#include "widgets/languages.h"
#include "widgets/showable.h"
#include "widgets/textscale.h"
#include "widgets/theme.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace modalens {

namespace {

/// Longer texts are paragraphs under the name of their language instead of beside it.
constexpr int kMaxNameLength = 48;
constexpr int kMaxLanguageNames = 2;

QString shownName(const QString &tag)
{
    const QString name = languageName(tag);
    // The mark keeps names in letters from the right in the column of names.
    return QChar(0x200E) + (isShowable(name, uiFont()) ? name : englishLanguageName(tag));
}

/// A text that reads the same in three kinds of English is English.
QString namesOf(const QStringList &languages)
{
    QStringList names, primaries;
    for (const QString &language : languages) {
        const QString primary = language.section(QLatin1Char('-'), 0, 0);
        if (primaries.contains(primary))
            continue;
        primaries << primary;
        if (primaries.size() <= kMaxLanguageNames)
            names << shownName(language);
    }
    if (primaries.size() > kMaxLanguageNames)
        names << QString(QChar(0x2026));
    return names.join(QStringLiteral(", "));
}

QLabel *makeLabel(QWidget *parent, Qt::TextFormat format)
{
    auto *label = new QLabel(parent);
    label->setWordWrap(true);
    label->setMinimumWidth(1); // a word that never ends must not widen the panel
    label->setTextFormat(format);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

bool isSame(const QVector<PreviewText> &a, const QVector<PreviewText> &b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const PreviewText &x, const PreviewText &y) {
        return x.language == y.language && x.text == y.text;
    });
}

} // namespace

PreviewTexts::PreviewTexts(QWidget *parent)
    : QWidget(parent)
    , m_first(makeLabel(this, Qt::RichText))
    , m_more(new QPushButton(this))
    , m_rest(makeLabel(this, Qt::RichText))
    , m_note(makeLabel(this, Qt::PlainText))
{
    setAccessibleName(tr("Texts"));
    followFont(m_note, smallFont);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    m_more->hide();
    m_more->setCheckable(true);
    m_more->setProperty("quiet", true);
    m_more->setProperty("flush", true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_first);
    layout->addWidget(m_more, 0, Qt::AlignLeft);
    layout->addWidget(m_rest);
    layout->addWidget(m_note);
    connect(m_more, &QPushButton::toggled, this, &PreviewTexts::arrange);
}

void PreviewTexts::setTexts(const QVector<PreviewText> &texts, const QString &title)
{
    if (isSame(texts, m_given) && title == m_title)
        return;
    m_given = texts;
    m_title = title;
    m_texts =
        readingTexts(texts, title, QLocale(), [](const QString &text) { return isShowable(text, uiFont()); });
    m_more->setChecked(false);
    showTexts();
    arrange();
}

void PreviewTexts::showTexts()
{
    m_first->setText(htmlOf(m_texts.first));
    m_rest->setText(htmlOf(m_texts.more));
    m_note->setText(note());
}

/// What is folded away and what is not.
void PreviewTexts::arrange()
{
    const int more = int(m_texts.more.size() + m_texts.unshowable.size());
    const bool isFoldable = !m_texts.more.isEmpty();
    const bool isOpen = m_more->isChecked();
    m_more->setText(isOpen ? tr("▾ %Ln more language(s)", nullptr, more)
                           : tr("▸ %Ln more language(s)", nullptr, more));
    m_first->setVisible(!m_texts.first.isEmpty());
    m_more->setVisible(isFoldable);
    m_rest->setVisible(isFoldable && isOpen);
    m_note->setVisible(!m_texts.unshowable.isEmpty() && (isOpen || !isFoldable));
    setVisible(!m_texts.first.isEmpty() || more > 0);
}

QString PreviewTexts::note() const
{
    if (m_texts.unshowable.isEmpty())
        return {};
    QStringList names;
    for (const QString &language : m_texts.unshowable)
        names << (language.isEmpty() ? tr("no language") : shownName(language));
    return tr("Not shown, because no installed font has their letters: %1")
        .arg(names.join(QStringLiteral(", ")));
}

QString PreviewTexts::htmlOf(const QVector<ReadingText> &texts) const
{
    const QString colour = themeOf(this).secondary.name();
    const QString beside =
        QStringLiteral("<tr><td style=\"color:%1; padding-right:10px\">%2</td><td>%3</td></tr>");
    const QString across = QStringLiteral("<tr><td colspan=\"2\">%1</td></tr>");
    const QString heading = QStringLiteral("<tr><td colspan=\"2\" style=\"color:%1\">%2</td></tr>");
    QString rows;
    for (const ReadingText &text : texts) {
        const QString language = namesOf(text.languages).toHtmlEscaped();
        const QString body = text.text.toHtmlEscaped().replace(QLatin1Char('\n'), QStringLiteral("<br>"));
        const bool isName = text.text.size() <= kMaxNameLength && !text.text.contains(QLatin1Char('\n'));
        if (isName && !language.isEmpty()) {
            rows += beside.arg(colour, language, body);
            continue;
        }
        if (!language.isEmpty())
            rows += heading.arg(colour, language);
        rows += across.arg(body);
    }
    return rows.isEmpty() ? QString()
                          : QStringLiteral("<table cellspacing=\"0\" cellpadding=\"1\">%1</table>").arg(rows);
}

void PreviewTexts::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        showTexts(); // the names of languages carry a colour
    QWidget::changeEvent(event);
}

} // namespace modalens
