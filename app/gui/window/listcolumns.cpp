// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/window/listcolumns.h"

#include "app/gui/text/signaltext.h"

#include <QCoreApplication>

#include <algorithm>

namespace modalens {

namespace {

constexpr int kLeastPx = 32, kMostPx = 2000, kMostRemembered = 500;

struct Columns // for its tr()
{
    Q_DECLARE_TR_FUNCTIONS(ListColumns)
};

} // namespace

bool isCellColumn(const QString &name)
{
    return name.startsWith(QLatin1String("tag:")) || name.startsWith(QLatin1String("number:"));
}

QVector<ListColumn> standardColumns(const QVector<SignalView> &signalViews, const CatalogFacts &facts,
                                    std::span<const MixerTrack> tracks)
{
    const int rankPx = 40 + 8 * int(std::max<std::size_t>(3, std::to_string(facts.items).size()));
    QVector<ListColumn> columns{{QStringLiteral("rank"), Columns::tr("Rank"), rankPx, true},
                                {QStringLiteral("title"), Columns::tr("Title"), 200},
                                {QStringLiteral("score"), Columns::tr("Score"), 66, true}};
    for (const SignalView &view : signalViews)
        columns.append({QStringLiteral("signal:") + view.name, view.label, 72, true});
    columns.append({QStringLiteral("key"), Columns::tr("Key"), 160});
    for (const std::string &group : facts.tagGroups) {
        const QString name = QString::fromStdString(group);
        columns.append({QStringLiteral("tag:") + name, name, 120, false, false});
    }
    for (const SignalInfo &info :
         facts.signalSet ? facts.signalSet->signalInfos() : std::vector<SignalInfo>())
        if (info.kind == SignalKind::Field) {
            const QString name = QString::fromStdString(info.name).section(QLatin1Char(':'), 1);
            columns.append({QStringLiteral("number:") + name, signalLabel(info, tracks), 90, true, false});
        }
    return columns;
}

QStringList remembered(const QVector<ListColumn> &columns, const QStringList &before)
{
    QStringList lines;
    QStringList names;
    for (const ListColumn &column : columns) {
        names << column.name;
        lines << QStringLiteral("%1 %2 %3")
                     .arg(QString::number(column.widthPx),
                          column.isShown ? QStringLiteral("shown") : QStringLiteral("hidden"), column.name);
    }
    for (const QString &line : before)
        if (!names.contains(line.section(QLatin1Char(' '), 2)))
            lines << line;
    return lines.mid(0, kMostRemembered);
}

QVector<ListColumn> arranged(const QVector<ListColumn> &columns, const QStringList &remembered)
{
    QVector<ListColumn> result;
    QVector<ListColumn> others = columns;
    for (const QString &line : remembered) {
        const QString name = line.section(QLatin1Char(' '), 2);
        const auto known = std::find_if(others.begin(), others.end(),
                                        [&](const ListColumn &column) { return column.name == name; });
        bool isNumber = false;
        const int width = line.section(QLatin1Char(' '), 0, 0).toInt(&isNumber);
        if (known == others.end() || !isNumber)
            continue;
        known->widthPx = std::clamp(width, kLeastPx, kMostPx);
        known->isShown =
            line.section(QLatin1Char(' '), 1, 1) == QLatin1String("shown") || name == QLatin1String("title");
        result.append(*known);
        others.erase(known);
    }
    for (const ListColumn &column : std::as_const(others)) {
        const auto at = std::find_if(columns.begin(), columns.end(),
                                     [&](const ListColumn &other) { return other.name == column.name; });
        qsizetype place = 0;
        for (auto before = columns.begin(); before != at; ++before)
            for (qsizetype i = 0; i < result.size(); ++i)
                if (result.at(i).name == before->name)
                    place = i + 1; // behind the nearest that stood before it
        result.insert(place, column);
    }
    return result;
}

} // namespace modalens
