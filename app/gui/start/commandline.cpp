// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/start/commandline.h"

#include "app/gui/text/paths.h"
#include "engine/catalog/catalog.h"

#include <QCommandLineParser>
#include <QDir>
#include <QFileInfo>

namespace modalens {

namespace {

constexpr int kMaxSide = 8192;

QString absolute(const QString &path)
{
    return QDir::cleanPath(QFileInfo(path).absoluteFilePath());
}

std::optional<QSize> sizeFrom(const QString &text)
{
    const QStringList parts = text.split(QLatin1Char('x'));
    bool isWidth = false, isHeight = false;
    const QSize size(parts.value(0).toInt(&isWidth), parts.value(1).toInt(&isHeight));
    const bool isInRange =
        size.width() >= 320 && size.height() >= 240 && size.width() <= kMaxSide && size.height() <= kMaxSide;
    return parts.size() == 2 && isWidth && isHeight && isInRange ? std::optional(size) : std::nullopt;
}

std::optional<ThemeChoice> themeFrom(const QString &text)
{
    if (text == QLatin1String("light"))
        return ThemeChoice::Light;
    if (text == QLatin1String("dark"))
        return ThemeChoice::Dark;
    if (text == QLatin1String("high-contrast-light"))
        return ThemeChoice::HighContrastLight;
    if (text == QLatin1String("high-contrast-dark"))
        return ThemeChoice::HighContrastDark;
    return text == QLatin1String("system") ? std::optional(ThemeChoice::System) : std::nullopt;
}

ParsedCommandLine usageError(const QString &message)
{
    return {{}, message + QLatin1Char('\n'), ExitUsage};
}

/// The command line is read before there is an application, whose name the parser would show.
QString helpText(const QCommandLineParser &parser)
{
    return parser.helpText().replace(QStringLiteral("<executable_name>"), QStringLiteral("modalens"));
}

/// The catalog is whichever argument has a catalog.db, else the last; what else there is names a view.
/// Rendering takes a lone argument that is no catalog for a view of the catalog opened last.
void takePositional(const QStringList &positional, LaunchOptions &options)
{
    qsizetype catalogAt = options.renderFile.isEmpty() || positional.size() == 2 ? positional.size() - 1 : -1;
    for (qsizetype i = positional.size() - 1; i >= 0; --i)
        if (Catalog::exists(pathFromText(absolute(positional.at(i)))))
            catalogAt = i;
    for (qsizetype i = 0; i < positional.size(); ++i)
        (i == catalogAt ? options.catalog : options.view) =
            i == catalogAt ? absolute(positional.at(i)) : positional.at(i);
}

} // namespace

ParsedCommandLine parseCommandLine(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral(
        "A mixing desk for multimodal recommender systems.\n\n"
        "Exit codes: 0 done, 1 failed, 2 wrong usage, 3 no display, 4 nothing was painted in time."));
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();
    const QCommandLineOption render(QStringLiteral("render"),
                                    QStringLiteral("Write a picture of the window to FILE and exit."),
                                    QStringLiteral("FILE.png"));
    const QCommandLineOption size(QStringLiteral("size"),
                                  QStringLiteral("Window size in pixels, for example 1280x800."),
                                  QStringLiteral("WxH"));
    const QCommandLineOption theme(
        QStringLiteral("theme"),
        QStringLiteral("light, dark, high-contrast-light, high-contrast-dark or system."),
        QStringLiteral("THEME"));
    const QCommandLineOption textScale(QStringLiteral("text-scale"),
                                       QStringLiteral("Size of texts in percent, 100 to 200."),
                                       QStringLiteral("PERCENT"));
    const QCommandLineOption language(QStringLiteral("lang"), QStringLiteral("en or zh_CN."),
                                      QStringLiteral("LANG"));
    const QCommandLineOption selfTest(
        QStringLiteral("self-test"), QStringLiteral("Open a window, close it, and say whether that worked."));
    parser.addOptions({render, size, theme, textScale, language, selfTest});
    parser.addPositionalArgument(
        QStringLiteral("VIEW"),
        QStringLiteral("Name of a view of the catalog, a JSON file, or a query like item:KEY."),
        QStringLiteral("[VIEW]"));
    parser.addPositionalArgument(QStringLiteral("CATALOG"), QStringLiteral("Catalog folder."),
                                 QStringLiteral("[CATALOG]"));
    if (!parser.parse(arguments))
        return usageError(parser.errorText());
    if (parser.isSet(help))
        return {{}, helpText(parser), ExitOk};
    if (parser.isSet(version))
        return {{}, QStringLiteral("modalens " MODALENS_VERSION "\n"), ExitOk};

    LaunchOptions options;
    options.renderFile = parser.isSet(render) ? absolute(parser.value(render)) : QString();
    options.isSelfTest = parser.isSet(selfTest);
    options.language = parser.value(language);
    if (parser.isSet(size)) {
        const auto parsed = sizeFrom(parser.value(size));
        if (!parsed)
            return usageError(QStringLiteral("--size wants WIDTHxHEIGHT between 320x240 and 8192x8192"));
        options.size = *parsed;
    }
    if (parser.isSet(theme)) {
        options.theme = themeFrom(parser.value(theme));
        if (!options.theme)
            return usageError(QStringLiteral(
                "--theme wants light, dark, high-contrast-light, high-contrast-dark or system"));
    }
    if (parser.isSet(textScale)) {
        bool isNumber = false;
        const int percent = parser.value(textScale).toInt(&isNumber);
        if (!isNumber || percent < Settings::kMinTextScale || percent > Settings::kMaxTextScale)
            return usageError(QStringLiteral("--text-scale wants a number from 100 to 200"));
        options.textScalePercent = percent;
    }
    if (!options.language.isEmpty() && options.language != QLatin1String("en") &&
        options.language != QLatin1String("zh_CN"))
        return usageError(QStringLiteral("--lang wants en or zh_CN"));
    const QStringList positional = parser.positionalArguments();
    if (positional.size() > 2)
        return usageError(QStringLiteral("At most a view and a catalog can be named"));
    takePositional(positional, options);
    return {options, {}, std::nullopt};
}

} // namespace modalens
