// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/embed/seen.h"

#include "engine/base/file.h"
#include "engine/catalog/catalogfixture.h"
#include "engine/embed/embedder.h"
#include "engine/embed/thumbnails.h"
#include "engine/media/fixtures.h"

using namespace modalens;
using namespace modalens::test;

namespace {

EmbedReport embed(Catalog &catalog, Modality modality, ThumbnailCache *thumbnails = nullptr)
{
    NoProgress progress;
    EmbedOptions options;
    options.thumbnails = thumbnails;
    const auto encoder = take(makeEncoder(catalog, modality));
    return take(embedCatalog(catalog, *encoder, modalityName(modality), options, progress, {}));
}

std::string wordsOf(const Catalog &catalog, const SpaceInfo &space)
{
    for (const SeenPart &part : take(whatEncoderSaw(catalog, space, ItemId{0})))
        if (part.label == "words")
            return part.text;
    return {};
}

} // namespace

/// What the encoders of a catalog saw, with the settings of that catalog.
class SeenTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void wordsAndPicturesAreShown();
    void whatIsNotThereIsAnError();
    void aChangedListMakesTheTextsAnew();
    void aListThatCannotBeReadIsNamed();
    void thumbnailsAreLeftOnTheWay();
    void silenceIsCalledSilence();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Catalog> m_catalog;
    fixtures::MediaFolder m_media;
};

void SeenTest::init()
{
    m_catalog.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_catalog = std::make_unique<Catalog>(take(Catalog::create(pathOf(*m_folder))));
    const auto picture =
        m_media.write("gradient.png", fixtures::encoded(fixtures::gradientPicture(400, 300), ".png"));
    take(m_catalog->putItems(
        std::vector{draft("a", "", {textAsset("The red crow"), fileAsset(Modality::Image, picture.string())}),
                    draft("b", "", {textAsset("A blue crow")}), draft("c", "", {textAsset("You")})}));
}

void SeenTest::wordsAndPicturesAreShown()
{
    const EmbedReport texts = embed(*m_catalog, Modality::Text);
    QCOMPARE(texts.embedded, std::int64_t(3)); // "You" as well
    QCOMPARE(wordsOf(*m_catalog, texts.space), std::string("red crow"));
    const EmbedReport pictures = embed(*m_catalog, Modality::Image);
    const auto parts = take(whatEncoderSaw(*m_catalog, pictures.space, ItemId{0}));
    QVERIFY(!parts.empty());
    QVERIFY(parts.front().image.width > 0);
}

void SeenTest::whatIsNotThereIsAnError()
{
    const SpaceInfo space = embed(*m_catalog, Modality::Image).space;
    for (const ItemId item : {ItemId{1}, ItemId{99}}) {
        const auto seen = whatEncoderSaw(*m_catalog, space, item);
        QVERIFY(!seen.has_value());
        QCOMPARE(seen.error().code, ErrorCode::NotFound);
    }
}

void SeenTest::aChangedListMakesTheTextsAnew()
{
    embed(*m_catalog, Modality::Text);
    QCOMPARE(embed(*m_catalog, Modality::Text).encoderCalls, std::int64_t(0));
    const auto list = m_media.write("list.txt", std::string_view("crow\n"));
    take(keepStopWords(*m_catalog, list));
    const EmbedReport again = embed(*m_catalog, Modality::Text);
    QCOMPARE(again.embedded, std::int64_t(3));
    QCOMPARE(wordsOf(*m_catalog, again.space), std::string("the red"));
    // A query is read as the catalog was.
    QCOMPARE(take(loadEncoder(*m_catalog, again.space))->settingsHash(),
             take(makeEncoder(*m_catalog, Modality::Text))->settingsHash());
    QCOMPARE(embed(*m_catalog, Modality::Text).encoderCalls, std::int64_t(0));
}

void SeenTest::aListThatCannotBeReadIsNamed()
{
    take(writeFileAtomically(m_catalog->folder() / kStopWordsFile, std::string(2 << 20, 'a')));
    const auto encoder = makeEncoder(*m_catalog, Modality::Text);
    QVERIFY(!encoder.has_value());
    QVERIFY(encoder.error().subject.find(kStopWordsFile) != std::string::npos);
    QVERIFY(makeEncoder(*m_catalog, Modality::Image).has_value());
}

void SeenTest::thumbnailsAreLeftOnTheWay()
{
    ThumbnailCache cache(pathOf(*m_folder, "thumbnails"));
    embed(*m_catalog, Modality::Image, &cache);
    QVERIFY(cache.sizeBytes() > 0);
    const std::int64_t before = cache.sizeBytes();
    const Image found = take(cache.thumbnail(m_media.path("gradient.png"), kThumbnailSide));
    QCOMPARE(found.width, kThumbnailSide);
    QCOMPARE(ThumbnailCache(pathOf(*m_folder, "thumbnails")).sizeBytes(), before); // it was there
}

void SeenTest::silenceIsCalledSilence()
{
    const auto sound =
        m_media.write("silent.wav", fixtures::wavFile(16'000, {std::vector<float>(16'000, 0.0f)}));
    take(m_catalog->putItems(std::vector{draft("d", "", {fileAsset(Modality::Audio, sound.string())})}));
    const EmbedReport report = embed(*m_catalog, Modality::Audio);
    QCOMPARE(report.failures.size(), std::size_t(1));
    QVERIFY(report.failures.front().reason.find("silent") != std::string::npos);
}

QTEST_GUILESS_MAIN(SeenTest)
#include "tst_seen.moc"
