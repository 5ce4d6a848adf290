// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/services/windowsummaries.h"

#include "app/gui/services/itemservice.h"
#include "app/gui/services/previewbuilder.h"
#include "app/gui/services/rankingengine.h"
#include "app/gui/text/paths.h"
#include "app/gui/text/signaltext.h"

#include <QLocale>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace modalens;

namespace {

constexpr int kWaitMs = 30'000;

AssetDraft textIn(std::string language, std::string text, AssetRole role = AssetRole::Content)
{
    return {Modality::Text, role, std::move(language), {}, std::move(text)};
}

AssetDraft file(Modality modality, std::string path, AssetRole role = AssetRole::Primary)
{
    return {modality, role, {}, std::move(path), {}, 1, 1};
}

/// As the importer makes it of "frog.txt": the English first, then the translations.
ItemDraft frog()
{
    return {.key = "frog",
            .title = "A frog",
            .assets = {textIn("en", "A frog.", AssetRole::Primary), textIn("de", "Ein Frosch."),
                       textIn("zh-TW", "一隻青蛙。"), textIn("zh-CN", "一只青蛙。"),
                       textIn("pt-BR", "Um sapo."), file(Modality::Image, "/media/frog.png"),
                       file(Modality::Audio, "/media/frog.ogg")}};
}

ItemDraft soundOnly()
{
    return {.key = "rain", .title = "rain", .assets = {file(Modality::Audio, "/media/rain.ogg")}};
}

/// A table's row: the title is a column of its own, the texts are about the item.
ItemDraft tableRow()
{
    return {.key = "row",
            .title = "Sit-up",
            .assets = {textIn("en", "Lie down.", AssetRole::Primary), textIn("zh-CN", "躺下。")},
            .tags = {{"muscle", "chest"}, {"level", "beginner"}, {"muscle", "back"}}};
}

ItemDraft readAloud()
{
    return {.key = "spoken",
            .title = "spoken",
            .assets = {textIn("", "spoken", AssetRole::Primary),
                       file(Modality::Audio, "/media/spoken_desc.ogg", AssetRole::Speech)}};
}

} // namespace

class TestWindowSummaries : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void titlesFollowTheLanguage_data();
    void titlesFollowTheLanguage();
    void aSoundStandsForItsPicture();
    void signsStandForItemsWithoutPicture();
    void listHoverAndPreviewSayTheSame();
    void valuesOfAGroupStandTogether();

private:
    QTemporaryDir m_folder;
    std::filesystem::path m_path;
    std::unique_ptr<Catalog> m_catalog;
    std::vector<ItemId> m_items;
};

void TestWindowSummaries::initTestCase()
{
    m_path = pathFromText(m_folder.filePath(QStringLiteral("catalog")));
    auto catalog = Catalog::create(m_path);
    QVERIFY(catalog.has_value());
    const auto put = catalog->putItems(std::vector{frog(), soundOnly(), tableRow(), readAloud()});
    QVERIFY(put.has_value());
    m_items = put->ids;
    m_catalog = std::make_unique<Catalog>(std::move(*catalog));
}

void TestWindowSummaries::titlesFollowTheLanguage_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("item");
    QTest::addColumn<QString>("title");
    QTest::newRow("as stored") << "" << 0 << "A frog";
    QTest::newRow("English") << "en_US" << 0 << "A frog";
    QTest::newRow("Simplified Chinese, though Traditional comes first") << "zh_CN" << 0 << "一只青蛙";
    QTest::newRow("Traditional Chinese") << "zh_TW" << 0 << "一隻青蛙";
    QTest::newRow("the same language elsewhere") << "pt_PT" << 0 << "Um sapo";
    QTest::newRow("a language that nothing is in") << "fi_FI" << 0 << "A frog";
    QTest::newRow("no texts at all") << "zh_CN" << 1 << "rain";
    QTest::newRow("texts that are no names") << "zh_CN" << 2 << "Sit-up";
    QTest::newRow("a text without a language") << "zh_CN" << 3 << "spoken";
}

void TestWindowSummaries::titlesFollowTheLanguage()
{
    QFETCH(QString, language);
    QFETCH(int, item);
    const auto summaries = windowSummaries(*m_catalog, m_items, language.toStdString());
    QVERIFY(summaries.has_value());
    QTEST(QString::fromStdString((*summaries)[std::size_t(item)].title), "title");
}

void TestWindowSummaries::aSoundStandsForItsPicture()
{
    const auto summaries = windowSummaries(*m_catalog, m_items, {});
    QVERIFY(summaries.has_value());
    const char *expected[] = {"/media/frog.png", "/media/rain.ogg", "", ""}; // a spoken name is no picture
    for (std::size_t i = 0; i < 4; ++i)
        QCOMPARE((*summaries)[i].picturePath, std::string(expected[i]));
}

void TestWindowSummaries::signsStandForItemsWithoutPicture()
{
    const auto summaries = windowSummaries(*m_catalog, m_items, {});
    QVERIFY(summaries.has_value());
    QStringList signs;
    for (const ItemSummary &summary : *summaries)
        signs << standInModality(summary);
    QCOMPARE(signs.join(QLatin1Char(',')), QStringLiteral(",audio,text,text"));
}

void TestWindowSummaries::valuesOfAGroupStandTogether()
{
    const auto preview = previewOf(*m_catalog, m_items[2], {});
    QVERIFY(preview.has_value());
    QStringList lines = preview->tags;
    lines.sort();
    QCOMPARE(lines, (QStringList{QStringLiteral("level: beginner"), QStringLiteral("muscle: chest, back")}));
}

void TestWindowSummaries::listHoverAndPreviewSayTheSame()
{
    const QLocale before;
    QLocale::setDefault(QLocale(QStringLiteral("zh_CN")));
    ItemService service;
    service.open(m_path);
    QLocale::setDefault(before);
    const QString title = QStringLiteral("一只青蛙");
    QSignalSpy hovered(&service, &ItemService::hoverCardReady);
    QSignalSpy shown(&service, &ItemService::previewReady);
    service.requestHoverCard(rowOf(m_items.front()));
    service.requestPreview("frog");
    QTRY_COMPARE_WITH_TIMEOUT(hovered.count() + shown.count(), 2, kWaitMs);
    QCOMPARE(hovered.first().at(1).value<HoverCard>().title, title);
    QCOMPARE(shown.first().first().value<PreviewItem>().title, title);

    RankingEngine engine(1, "zh_CN");
    QVERIFY(engine.load(*m_catalog).has_value());
    RankingRequest request;
    request.focusKey = "frog";
    const RankingAnswer answer = engine.answer(*m_catalog, request, {});
    QCOMPARE(answer.rows.size(), std::size_t(4));
    QCOMPARE(QString::fromStdString(answer.rows.front().summary.title), title);
    QCOMPARE(QString::fromStdString(answer.focus->summary.title), title);
}

QTEST_MAIN(TestWindowSummaries)
#include "tst_windowsummaries.moc"
