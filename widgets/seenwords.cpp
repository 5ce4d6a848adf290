// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/seenwords.h"

#include "widgets/showable.h"
#include "widgets/textscale.h"
#include "widgets/theme.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace modalens {

namespace {

constexpr int kMaxWords = 160;
constexpr double kChipPx = 21;
constexpr double kGapPx = 5;
constexpr double kInsetPx = 7;
constexpr double kFaintest = 0.10; ///< Opacity of the lightest word that counts.
constexpr double kStrongest = 0.50;

} // namespace

SeenWords::SeenWords(QVector<SeenWord> words, QString modality, QWidget *parent)
    : QWidget(parent)
    , m_modality(std::move(modality))
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    const QFont font = uiFont();
    const auto all = words.size();
    words.removeIf([&font](const SeenWord &word) { return !isShowable(word.text, font); });
    const int unshowable = int(all - words.size());
    const int more = std::max(0, int(words.size()) - kMaxWords);
    m_words = words.mid(0, kMaxWords);
    QStringList names, notes;
    for (const SeenWord &word : std::as_const(m_words)) {
        m_heaviest = std::max(m_heaviest, word.weight);
        names << (word.weight > 0 ? tr("%1 %2", "word and its weight")
                                        .arg(word.text, QLocale().toString(word.weight, 'f', 2))
                                  : word.text);
    }
    if (more > 0)
        notes << tr("%Ln more", "words", more);
    if (unshowable > 0)
        notes << tr("%Ln in letters that no installed font has", "words", unshowable);
    m_note = notes.join(QStringLiteral(" · "));
    if (!m_note.isEmpty())
        names << m_note;
    setAccessibleDescription(names.join(QStringLiteral(", ")));
}

QVector<QRectF> SeenWords::places(int width) const
{
    QVector<QRectF> places;
    double x = 0, y = 0;
    const auto place = [&](double wanted) {
        const double chip = std::min(wanted, double(std::max(1, width)));
        if (x > 0 && x + chip > width) {
            x = 0;
            y += scaled(kChipPx) + kGapPx;
        }
        places << QRectF(x, y, chip, scaled(kChipPx));
        x += chip + kGapPx;
    };
    const QFontMetricsF font(uiFont());
    for (const SeenWord &word : m_words)
        place(std::ceil(font.horizontalAdvance(word.text)) + 2 * kInsetPx);
    if (!m_note.isEmpty())
        place(std::ceil(QFontMetricsF(smallFont()).horizontalAdvance(m_note)) + kInsetPx);
    return places;
}

QSize SeenWords::sizeHint() const
{
    constexpr int kUsualWidthPx = 320;
    return {kUsualWidthPx, heightForWidth(kUsualWidthPx)};
}

/// Not the height of the size hint: a wider panel needs less.
QSize SeenWords::minimumSizeHint() const
{
    const int chip = int(scaled(kChipPx));
    return {2 * chip, m_words.isEmpty() && m_note.isEmpty() ? 0 : chip};
}

int SeenWords::heightForWidth(int width) const
{
    const QVector<QRectF> all = places(width);
    return all.isEmpty() ? 0 : int(std::ceil(all.last().bottom()));
}

void SeenWords::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QVector<QRectF> all = places(width());
    const QFontMetricsF font(uiFont());
    painter.setFont(uiFont());
    for (int i = 0; i < m_words.size(); ++i) {
        const SeenWord &word = m_words.at(i);
        const QRectF chip = all.at(i).adjusted(0.5, 0.5, -0.5, -0.5);
        const bool counts = word.weight > 0 && m_heaviest > 0;
        QColor fill = theme.signal(m_modality);
        fill.setAlphaF(counts ? float(kFaintest + (kStrongest - kFaintest) * word.weight / m_heaviest) : 0);
        painter.setPen(counts ? QPen(Qt::NoPen) : QPen(theme.hairline, 1));
        painter.setBrush(fill);
        painter.drawRoundedRect(chip, 5, 5);
        painter.setPen(counts ? theme.text : theme.secondary);
        painter.drawText(chip, Qt::AlignCenter,
                         font.elidedText(word.text, Qt::ElideRight, chip.width() - kInsetPx));
    }
    if (m_note.isEmpty())
        return;
    painter.setFont(smallFont());
    painter.setPen(theme.secondary);
    painter.drawText(all.last(), Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetricsF(smallFont()).elidedText(m_note, Qt::ElideRight, all.last().width()));
}

} // namespace modalens
