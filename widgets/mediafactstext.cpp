// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/mediafactstext.h"

#include "widgets/playcontrol.h"

#include <QCoreApplication>
#include <QLocale>

namespace modalens {

namespace {

class FactsWords
{
    Q_DECLARE_TR_FUNCTIONS(FactsWords)

public:
    static QString pixels(const MediaFacts &facts, const QLocale &locale)
    {
        if (facts.pixels.isEmpty())
            return {};
        return tr("%1 × %2 px", "width, height")
            .arg(locale.toString(facts.pixels.width()), locale.toString(facts.pixels.height()));
    }

    static QString rate(const MediaFacts &facts, const QLocale &locale)
    {
        if (facts.sampleRate <= 0)
            return {};
        return tr("%1 kHz").arg(locale.toString(facts.sampleRate / 1000.0, 'g', 4));
    }

    static QString channels(const MediaFacts &facts)
    {
        switch (facts.channels) {
        case 0:
            return {};
        case 1:
            return tr("mono");
        case 2:
            return tr("stereo");
        default:
            return tr("%Ln channel(s)", nullptr, facts.channels);
        }
    }

    static QString frames(const MediaFacts &facts, const QLocale &locale)
    {
        if (facts.framesPerSecond <= 0)
            return {};
        return tr("%1 frames a second").arg(locale.toString(facts.framesPerSecond, 'g', 4));
    }
};

} // namespace

QString mediaFactsText(const MediaFacts &facts, const QLocale &locale)
{
    if (!facts.problem.isEmpty())
        return facts.problem;
    QStringList parts{FactsWords::pixels(facts, locale)};
    if (facts.durationS > 0)
        parts << durationText(facts.durationS);
    parts << FactsWords::frames(facts, locale) << FactsWords::rate(facts, locale)
          << FactsWords::channels(facts) << facts.format;
    if (facts.sizeBytes >= 0)
        parts << locale.formattedDataSize(facts.sizeBytes, facts.sizeBytes < 1000 ? 0 : 1,
                                          QLocale::DataSizeSIFormat);
    if (facts.modified.isValid())
        parts << locale.toString(facts.modified.date(), QLocale::ShortFormat);
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

} // namespace modalens
