// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/text/seentext.h"

#include "app/gui/services/pictures.h"
#include "app/gui/text/errortext.h"
#include "app/gui/text/signaltext.h"
#include "engine/models/encoder.h"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>
#include <QRegularExpression>

#include <algorithm>

namespace modalens {

namespace {

constexpr qsizetype kMaxCleanedLetters = 2000; // what a person may read; longer texts are cut
constexpr qsizetype kMaxPieces = 40;
constexpr std::string_view kImportedBy = "import";

/// Names and measures as the encoders give them, in English; a text that is not known stays as it is.
class SeenLabels
{
    Q_DECLARE_TR_FUNCTIONS(SeenLabels)

public:
    static QString name(const QString &label)
    {
        static const QRegularExpression frame(QStringLiteral("^frame ([0-9.]+) s$"));
        if (const auto match = frame.match(label); match.hasMatch())
            return tr("%1 s", "time of a frame").arg(number(match.captured(1), 1));
        if (label == QLatin1String("picture"))
            return tr("The picture, scaled");
        if (label == QLatin1String("gradients"))
            return tr("Its edges");
        if (label == QLatin1String("log-mel"))
            return tr("Log-mel spectrogram");
        if (label == QLatin1String("motion"))
            return tr("Mean motion");
        return label;
    }

    static QString measures(const QString &text)
    {
        static const QRegularExpression sound(
            QStringLiteral("^([0-9.]+) s, ([0-9]+) frames, centroid ([0-9]+) Hz, roll-off ([0-9]+) Hz, "
                           "flatness ([0-9.]+)$"));
        static const QRegularExpression shot(QStringLiteral("^shot ([0-9]+) of ([0-9]+)$"));
        static const QRegularExpression motion(QStringLiteral("^([0-9.]+)% of the width for each frame$"));
        if (const auto match = sound.match(text); match.hasMatch())
            return tr("%1 s · %2 frames · centroid %3 Hz · roll-off %4 Hz · flatness %5")
                .arg(number(match.captured(1), 1), number(match.captured(2), 0), number(match.captured(3), 0),
                     number(match.captured(4), 0), number(match.captured(5), 3));
        if (const auto match = shot.match(text); match.hasMatch())
            return tr("shot %1 of %2").arg(number(match.captured(1), 0), number(match.captured(2), 0));
        if (const auto match = motion.match(text); match.hasMatch())
            return tr("%1% of the width per frame").arg(number(match.captured(1), 2));
        return text;
    }

    static QString made(const SpaceInfo &space)
    {
        return tr("%1 · %Ln number(s)", "encoder, length of its vectors", space.dimension)
            .arg(QString::fromStdString(space.encoder));
    }

    static QString whyNothing(const SpaceInfo &space)
    {
        if (isImported(space))
            return tr("The vectors of this space were imported; what they were made from is not known here");
        return tr("The item has nothing that this encoder looks at");
    }

    static QString otherVersion()
    {
        return tr("Another version of this encoder made its vectors, so what it saw is not known any more. "
                  "Choose Embed what is new in the menu Catalog to make them again");
    }

    static QString words() { return tr("Words by weight; those in an outline do not count"); }
    static QString pieces() { return tr("Heaviest pairs of words and groups of letters"); }
    static QString cleaned() { return tr("The text as it was read"); }
    static QString noWords() { return tr("No words in it"); }

private:
    static QString number(const QString &written, int decimals)
    {
        return QLocale().toString(written.toDouble(), 'f', decimals);
    }
};

struct WeightLines
{
    QHash<QString, double> words;
    QVector<SeenWord> pieces; ///< Heaviest first.
};

/// "0.412  pair  open water" lines.
WeightLines weightLinesOf(const QString &text)
{
    WeightLines lines;
    const QString gap = QStringLiteral("  ");
    for (const QString &line : text.split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
        const QString kind = line.section(gap, 1, 1), ngram = line.section(gap, 2);
        const double weight = line.section(gap, 0, 0).toDouble();
        if (kind == QLatin1String("word"))
            lines.words.insert(ngram, weight);
        else if (lines.pieces.size() < kMaxPieces && !ngram.isEmpty())
            lines.pieces.append({ngram, weight});
    }
    return lines;
}

QString textOf(const std::vector<SeenPart> &parts, std::string_view label)
{
    const auto found = std::find_if(parts.begin(), parts.end(),
                                    [label](const SeenPart &part) { return part.label == label; });
    return found == parts.end() ? QString() : QString::fromStdString(found->text);
}

QVector<SeenEntry> textEntries(const std::vector<SeenPart> &parts)
{
    const WeightLines weights = weightLinesOf(textOf(parts, "weights"));
    SeenEntry words{.label = SeenLabels::words()};
    for (const QString &word : textOf(parts, "words").split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        const bool isListed = std::any_of(words.words.begin(), words.words.end(),
                                          [&word](const SeenWord &known) { return known.text == word; });
        if (!isListed)
            words.words.append({word, weights.words.value(word)});
    }
    if (words.words.isEmpty())
        words.text = SeenLabels::noWords();
    QVector<SeenEntry> entries{words};
    if (!weights.pieces.isEmpty())
        entries.append({.label = SeenLabels::pieces(), .words = weights.pieces});
    QString cleaned = textOf(parts, "text").trimmed(); // one line for each text
    cleaned.replace(QLatin1Char('\n'), QStringLiteral(" · "));
    if (cleaned.size() > kMaxCleanedLetters)
        cleaned = cleaned.left(kMaxCleanedLetters) + QChar(0x2026);
    if (!cleaned.isEmpty())
        entries.append({.label = SeenLabels::cleaned(), .text = cleaned});
    return entries;
}

QVector<SeenEntry> entriesOf(const std::vector<SeenPart> &parts)
{
    QVector<SeenEntry> entries;
    for (const SeenPart &part : parts)
        entries.append({.label = SeenLabels::name(QString::fromStdString(part.label)),
                        .text = SeenLabels::measures(QString::fromStdString(part.text)),
                        .image = qImageFrom(part.image)});
    return entries;
}

bool isOfOtherVersion(const SpaceInfo &space)
{
    const auto encoder = makeBuiltinEncoder(space.encoder);
    return encoder && encoder->info().version != space.encoderVersion;
}

SeenSpace headOf(const SpaceInfo &space)
{
    SignalInfo info;
    info.name = space.name;
    info.kind = SignalKind::Space;
    info.modality = space.modality;
    const SignalView view = signalView(info);
    SeenSpace seen;
    seen.name = view.name;
    seen.label = view.label;
    seen.modality = view.modality;
    if (!isImported(space))
        seen.note = SeenLabels::made(space);
    return seen;
}

} // namespace

SeenSpace seenSpace(const SpaceInfo &space, const Result<std::vector<SeenPart>> &parts)
{
    SeenSpace seen = headOf(space);
    if (!parts) {
        const bool isOutdated = isOfOtherVersion(space);
        seen.problem = isOutdated ? SeenLabels::otherVersion() : errorText(parts.error()).what;
        seen.isBroken = !isOutdated;
        return seen;
    }
    seen.entries = space.modality == Modality::Text ? textEntries(*parts) : entriesOf(*parts);
    if (seen.entries.isEmpty())
        seen.problem = SeenLabels::whyNothing(space);
    return seen;
}

SeenSpace nothingSeen(const SpaceInfo &space)
{
    SeenSpace seen = headOf(space);
    seen.problem = SeenLabels::whyNothing(space);
    return seen;
}

bool isImported(const SpaceInfo &space)
{
    return space.encoder == kImportedBy;
}

} // namespace modalens
