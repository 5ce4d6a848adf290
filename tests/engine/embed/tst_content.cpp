// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/file.h"
#include "engine/catalog/catalogfixture.h"
#include "engine/embed/embedder.h"

using namespace modalens;
using namespace modalens::test;

namespace {

Asset assetOf(AssetDraft draft)
{
    Asset asset;
    static_cast<AssetDraft &>(asset) = std::move(draft);
    return asset;
}

} // namespace

class ContentTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textIsTheTitleAndEveryLanguage();
    void brokenExtraAssetsAreDropped();
    void namesTheFirstAssetWhenNoneWorks();
    void refusesATextFileOverTheLimit();
    void stopsWhenAsked();
    void aTextFileIsAQuery();
    void aMissingQueryFileIsNotFound();
};

void ContentTest::textIsTheTitleAndEveryLanguage()
{
    const QTemporaryDir folder;
    take(writeFileAtomically(pathOf(folder, "fr.txt"), std::string_view("merle")));
    const std::vector<Asset> assets{assetOf(textAsset("blackbird", "en")),
                                    assetOf(fileAsset(Modality::Text, pathOf(folder, "fr.txt").string())),
                                    assetOf(textAsset("乌鸫", "zh-CN"))};
    const Content content = take(loadContent("A bird", assets, Modality::Text, {}));
    QCOMPARE(std::get<TextContent>(content).title, std::string("A bird"));
    QCOMPARE(std::get<TextContent>(content).texts, (std::vector<std::string>{"blackbird", "merle", "乌鸫"}));
}

void ContentTest::brokenExtraAssetsAreDropped()
{
    const std::vector<Asset> assets{assetOf(fileAsset(Modality::Text, "/nonexistent/a.txt")),
                                    assetOf(textAsset("crow"))};
    const Content content = take(loadContent({}, assets, Modality::Text, {}));
    QCOMPARE(std::get<TextContent>(content).texts, (std::vector<std::string>{"crow"}));
}

void ContentTest::namesTheFirstAssetWhenNoneWorks()
{
    for (const Modality modality : {Modality::Text, Modality::Image, Modality::Audio, Modality::Video}) {
        const std::vector<Asset> assets{assetOf(fileAsset(modality, "/nonexistent/a")),
                                        assetOf(fileAsset(modality, "/nonexistent/b"))};
        const auto content = loadContent({}, assets, modality, {});
        QVERIFY(!content);
        QCOMPARE(content.error().subject, std::string("/nonexistent/a"));
    }
}

void ContentTest::refusesATextFileOverTheLimit()
{
    const QTemporaryDir folder;
    take(writeFileAtomically(pathOf(folder, "long.txt"), std::string((1 << 20) + 1, 'x')));
    const std::vector<Asset> assets{assetOf(fileAsset(Modality::Text, pathOf(folder, "long.txt").string()))};
    QCOMPARE(loadContent({}, assets, Modality::Text, {}).error().code, ErrorCode::TooLarge);
}

void ContentTest::stopsWhenAsked()
{
    std::stop_source source;
    source.request_stop();
    const std::vector<Asset> assets{assetOf(textAsset("crow"))};
    QCOMPARE(loadContent("t", assets, Modality::Text, {}, source.get_token()).error().code,
             ErrorCode::Cancelled);
}

void ContentTest::aTextFileIsAQuery()
{
    const QTemporaryDir folder;
    take(writeFileAtomically(pathOf(folder, "query.txt"), std::string_view("a black bird\n")));
    const auto contents = take(loadQueryFile(pathOf(folder, "query.txt"), {}));
    QCOMPARE(contents.size(), std::size_t(1));
    QCOMPARE(contents[0].first, Modality::Text);
    QCOMPARE(std::get<TextContent>(contents[0].second).texts, (std::vector<std::string>{"a black bird\n"}));
}

void ContentTest::aMissingQueryFileIsNotFound()
{
    const auto contents = loadQueryFile("/nonexistent/query.png", {});
    QCOMPARE(contents.error().code, ErrorCode::NotFound);
    QCOMPARE(contents.error().subject, std::string("/nonexistent/query.png"));
}

QTEST_GUILESS_MAIN(ContentTest)
#include "tst_content.moc"
