// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/galleryvalues.h"

#include "widgets/theme.h"

#include <random>

namespace modalens {

QVector<SignalView> gallerySignals()
{
    return {{QStringLiteral("text"), QStringLiteral("Words"), QStringLiteral("text"), 961,
             QStringLiteral("no words")},
            {QStringLiteral("image"), QStringLiteral("Looks"), QStringLiteral("image"), 961,
             QStringLiteral("no picture")},
            {QStringLiteral("audio"), QStringLiteral("Sounds"), QStringLiteral("audio"), 420,
             QStringLiteral("no sound")},
            {QStringLiteral("video"), QStringLiteral("视频"), QStringLiteral("video"), 12,
             QStringLiteral("无视频")},
            {QStringLiteral("user"), QStringLiteral("People"), QStringLiteral("user"), 300,
             QStringLiteral("no people")}};
}

QVector<StripView> galleryTracks()
{
    const double weights[] = {0.46, 0.74, 0.30, 1.0, 0.2};
    const double shares[] = {0.29, 0.52, 0.19, 0.0, 0.0};
    QVector<StripView> tracks;
    for (int i = 0; i < 5; ++i)
        tracks << StripView{
            TrackView{gallerySignals().at(i), weights[i], i == 3, false, shares[i], i != 4,
                      i == 4 ? QStringLiteral("People need an item or a user as the query") : QString()}};
    return tracks;
}

QVector<RankedRow> galleryRows()
{
    const QStringList names{QStringLiteral("Crow"),
                            QStringLiteral("Lark"),
                            QStringLiteral("Great blue heron"),
                            QStringLiteral("Seagull"),
                            QStringLiteral("Duck"),
                            QStringLiteral("大嘴乌鸦"),
                            QStringLiteral("Penguin"),
                            QStringLiteral("Pink flamingo of the southern lagoon, adult"),
                            QStringLiteral("Blackbird"),
                            QStringLiteral("Silver gull"),
                            QStringLiteral("Pelican"),
                            QStringLiteral("Kestrel"),
                            QStringLiteral("Magpie"),
                            QStringLiteral("Owl")};
    const int changes[] = {0, 2, 4, -1, -2, 1, 0, 6, -3, 0, 2, 0, -12, 0};
    QVector<RankedRow> rows;
    for (int i = 0; i < names.size(); ++i) {
        RankedRow row;
        row.item = 100 + i;
        row.rank = i + 1;
        row.rankChange = changes[i];
        row.score = 1.85 - 0.13 * i;
        row.contributions = {0.42 - 0.02 * i, 1.0 - 0.07 * i, i % 3 == 1 ? 0.0 : 0.3 - 0.04 * i,
                             i == 9 ? 0.2 : 0.0, 0.0};
        row.presentMask = i % 3 == 1 ? 0b11011 : (i == 5 ? 0b00011 : 0b11111);
        row.key = QStringLiteral("animals/birds/%1").arg(i);
        row.title = names.at(i);
        row.picturePath = names.at(i) + (i == 6 ? QStringLiteral(" broken") : QString());
        rows << row;
    }
    return rows;
}

SharedMapPoints galleryPoints(qint64 count)
{
    std::mt19937 random(7);
    std::normal_distribution<float> spread(0, 0.12f);
    std::uniform_real_distribution<float> wide(-1.2f, 1.2f);
    const float centres[5][2] = {
        {-0.5f, 0.4f}, {0.35f, 0.55f}, {-0.7f, -0.4f}, {0.05f, -0.35f}, {0.75f, -0.25f}};
    auto points = std::make_shared<MapPoints>();
    for (qint64 i = 0; i < count; ++i) {
        points->items.push_back(100 + i);
        const auto group = i % 8;
        if (group >= 5) {
            points->xy.push_back(wide(random));
            points->xy.push_back(wide(random));
        } else {
            points->xy.push_back(centres[group][0] + spread(random));
            points->xy.push_back(centres[group][1] + spread(random));
        }
    }
    return points;
}

std::vector<quint32> galleryColours(qint64 count, bool isDark)
{
    const Theme &theme = isDark ? Theme::dark() : Theme::light();
    const QColor groups[] = {theme.words, theme.looks, theme.sounds, theme.video, theme.people};
    QColor other = theme.tertiary;
    other.setAlphaF(0.6f);
    std::vector<quint32> colours;
    for (qint64 i = 0; i < count; ++i)
        colours.push_back(i % 8 < 5 ? groups[i % 8].rgba() : other.rgba());
    return colours;
}

QVector<ContributionView> galleryContributions()
{
    const QVector<SignalView> views = gallerySignals();
    return {{views[0], 0.5, false}, {views[1], 1.07, false}, {views[2], 0.0, true}, {views[3], -0.21, false}};
}

PreviewItem galleryItem()
{
    PreviewItem item;
    item.item = 102;
    item.key = QStringLiteral("animals/birds/heron");
    item.title = QStringLiteral("Great blue heron");
    item.texts = {
        {QStringLiteral("zh-CN"), QStringLiteral("大蓝鹭")},
        {QStringLiteral("fr"), QStringLiteral("Grand héron")},
        {QStringLiteral("de"), QStringLiteral("Kanadareiher")},
        {QStringLiteral("en"), QStringLiteral("A large wading bird that is common near the shores of open "
                                              "water and in wetlands, standing still for a long time.")}};
    item.pictures = {{QStringLiteral("heron.png"), QStringLiteral("heron.png")},
                     {QStringLiteral("broken.png"), QStringLiteral("broken.png")}};
    item.sounds = {{QStringLiteral("heron_fr.ogg"), QStringLiteral("spoken name (fr)")}};
    item.tags = {QStringLiteral("folder: animals"), QStringLiteral("folder: birds")};
    item.fields = {QStringLiteral("level: 3")};
    return item;
}

} // namespace modalens
