// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/inspect/brokenmedia.h"
#include "engine/inspect/comparabletext.h"
#include "engine/inspect/exactduplicates.h"
#include "engine/inspect/inspectfixture.h"
#include "engine/inspect/modalitymatrix.h"

#include <QFile>

#include <map>

using namespace modalens;
using namespace modalens::test;

namespace {

constexpr int bit(Modality modality)
{
    return 1 << static_cast<int>(modality);
}

std::vector<std::vector<std::int64_t>> rowsOf(const std::vector<DuplicateGroup> &groups, DuplicateKind kind)
{
    std::vector<std::vector<std::int64_t>> rows;
    for (const DuplicateGroup &group : groups)
        if (group.kind == kind) {
            rows.emplace_back();
            for (const ItemId item : group.items)
                rows.back().push_back(rowOf(item));
        }
    return rows;
}

using Groups = std::vector<std::vector<std::int64_t>>;

} // namespace

/// What is read from a catalog and its files.
class TestInspectCatalog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theMatrixHoldsEveryItemOnce();
    void theMatrixOfNothing();
    void sameBytesAreDuplicates();
    void sameWordsAreDuplicates();
    void textsAreComparedFolded_data();
    void textsAreComparedFolded();
    void brokenMediaAreNamed();
    void findingsAreBounded();
    void scansStop();

private:
    std::string write(const QTemporaryDir &folder, const char *name, const QByteArray &bytes)
    {
        const QString path = folder.filePath(QString::fromLatin1(name));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write %s", name);
        return path.toStdString();
    }
};

void TestInspectCatalog::theMatrixHoldsEveryItemOnce()
{
    InspectCatalog made;
    std::vector<ItemDraft> drafts;
    for (int i = 0; i < 30; ++i) {
        ItemDraft item = draft("i" + std::to_string(i));
        if (i % 2 == 0)
            item.assets.push_back(textAsset("word"));
        if (i % 3 == 0)
            item.assets.push_back(fileAsset(Modality::Image, "/nowhere/p.png"));
        if (i % 5 == 0)
            item.assets.push_back(fileAsset(Modality::Audio, "/nowhere/s.wav", AssetRole::Speech));
        drafts.push_back(item);
    }
    take(made.catalog->putItems(drafts));
    take(made.catalog->removeItem(ItemId{6}));
    const auto sets = modalityMatrix(made.catalog->folder(), {});
    VERIFY_OK(sets);
    std::map<int, std::vector<std::int64_t>> expected; // speech is no content
    for (std::int64_t i = 0; i < 30; ++i)
        if (i != 6)
            expected[(i % 2 == 0 ? bit(Modality::Text) : 0) | (i % 3 == 0 ? bit(Modality::Image) : 0)]
                .push_back(i);
    QCOMPARE(sets->size(), expected.size());
    std::size_t before = 1000;
    for (const ModalitySet &set : *sets) {
        std::vector<std::int64_t> rows;
        for (const ItemId item : set.items)
            rows.push_back(rowOf(item));
        QCOMPARE(rows, expected[set.modalities]);
        QVERIFY(rows.size() <= before);
        before = rows.size();
    }
}

void TestInspectCatalog::theMatrixOfNothing()
{
    InspectCatalog made;
    const auto sets = modalityMatrix(made.catalog->folder(), {});
    VERIFY_OK(sets);
    QVERIFY(sets->empty());
}

void TestInspectCatalog::sameBytesAreDuplicates()
{
    InspectCatalog made;
    const QByteArray big(200'000, 'x');
    QByteArray otherEnd = big;
    otherEnd.back() = 'y';
    const auto a = write(made.folder, "a.png", big), b = write(made.folder, "b.png", big),
               c = write(made.folder, "c.png", otherEnd), d = write(made.folder, "d.png", "short"),
               e = write(made.folder, "e.png", "shert"), empty = write(made.folder, "f.png", {});
    const auto image = [](const std::string &path, AssetRole role = AssetRole::Primary) {
        return fileAsset(Modality::Image, path, role);
    };
    take(made.catalog->putItems(std::vector{
        draft("0", "", {image(a)}), draft("1", "", {image(c)}), draft("2", "", {image(b)}),
        draft("3", "", {image(d), image(d, AssetRole::Content)}), // twice in one item is no finding
        draft("4", "", {image(e)}), draft("5", "", {image(a, AssetRole::Alternate)}),
        draft("6", "", {image(empty)}), draft("7", "", {image(empty)}),
        draft("8", "", {image("/nowhere/g.png")}), draft("9", "", {image("/nowhere/g.png")})}));
    ThreadTeam team(2);
    NoProgress progress;
    const auto groups = exactDuplicates(made.catalog->folder(), team, progress, {});
    VERIFY_OK(groups);
    QCOMPARE(rowsOf(*groups, DuplicateKind::File), (Groups{{0, 2}, {6, 7}, {8, 9}}));
    QCOMPARE(groups->front().sizeBytes, std::int64_t(big.size()));
    QCOMPARE(rowsOf(*groups, DuplicateKind::Text), Groups());
}

void TestInspectCatalog::sameWordsAreDuplicates()
{
    InspectCatalog made;
    take(made.catalog->putItems(
        std::vector{draft("0", "", {textAsset("A red  rose")}), draft("1", "", {textAsset("a RED rose\n")}),
                    draft("2", "", {textAsset("a red rose"), textAsset("une rose rouge", "fr")}),
                    draft("3", "", {textAsset("a red rose"), textAsset("Une rose rouge", "fr")}),
                    draft("4", "", {textAsset("a red ro"), textAsset("se")}),
                    draft("5", "", {textAsset(" ")}), draft("6", "", {textAsset("\t")})}));
    ThreadTeam team(2);
    NoProgress progress;
    const auto groups = exactDuplicates(made.catalog->folder(), team, progress, {});
    VERIFY_OK(groups);
    QCOMPARE(rowsOf(*groups, DuplicateKind::Text), (Groups{{0, 1}, {2, 3}}));
}

void TestInspectCatalog::textsAreComparedFolded_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("comparable");
    QTest::newRow("plain") << "word"
                           << "word";
    QTest::newRow("case and spaces") << "  Two\t\r\nWORDS "
                                     << "two words";
    QTest::newRow("nothing") << " \n"
                             << "";
    QTest::newRow("accents stay") << u"CAFÉ"_qs << u"café"_qs;
    QTest::newRow("full width") << u"ＡＢ　Ｃ"_qs << "ab c";
    QTest::newRow("sharp s") << u"Straße"_qs << "strasse";
}

void TestInspectCatalog::textsAreComparedFolded()
{
    QFETCH(QString, text);
    QFETCH(QString, comparable);
    QCOMPARE(QString::fromStdString(comparableText(text.toStdString())), comparable);
}

void TestInspectCatalog::brokenMediaAreNamed()
{
    InspectCatalog made;
    const auto good = write(made.folder, "good.png", "bytes"), empty = write(made.folder, "empty.png", {});
    const std::string gone = pathOf(made.folder, "gone.png").string();
    take(made.catalog->putItems(std::vector{
        draft("0", "", {fileAsset(Modality::Image, good)}),
        draft("1", "", {fileAsset(Modality::Image, gone)}),
        draft("2", "", {fileAsset(Modality::Image, empty)}),
        draft("3", "", {fileAsset(Modality::Image, made.folder.path().toStdString())}), // a folder
        draft("4", "", {fileAsset(Modality::Audio, "/nowhere/at/all.wav", AssetRole::Speech)})}));
    SpaceDraft space;
    space.name = "looks";
    space.modality = Modality::Image;
    space.encoder = "test";
    space.dimension = 2;
    const SpaceInfo info = take(made.catalog->createSpace(space));
    const std::vector<EmbedFailure> failures{{ItemId{2}, "is blank"}};
    take(made.catalog->appendVectors(info.id, {}, {}, failures));
    const JobId job = take(made.catalog->startJob("import"));
    take(made.catalog->updateJob(job, JobState::Finished, 1, 1,
                                 R"({"failures":[{"what":"x.png","reason":"no picture"}, 7]})"));
    ThreadTeam team(2);
    NoProgress progress;
    const auto found = brokenMedia(*made.catalog, team, progress, {});
    VERIFY_OK(found);
    QStringList lines;
    for (const BrokenMedia &media : *found)
        lines << QStringLiteral("%1 %2 %3 %4")
                     .arg(static_cast<int>(media.kind))
                     .arg(media.item ? rowOf(*media.item) : -1)
                     .arg(QString::fromStdString(media.subject), QString::fromStdString(media.reason))
                     .trimmed();
    QCOMPARE(
        lines,
        (QStringList{QStringLiteral("0 1 ") + QString::fromStdString(gone),
                     QStringLiteral("2 2 ") + QString::fromStdString(empty),
                     QStringLiteral("1 3 ") + made.folder.path(), QStringLiteral("0 4 /nowhere/at/all.wav"),
                     QStringLiteral("3 2 looks is blank"), QStringLiteral("4 -1 x.png no picture")}));
}

void TestInspectCatalog::findingsAreBounded()
{
    InspectCatalog made;
    std::vector<ItemDraft> drafts;
    for (int i = 0; i < 50; ++i)
        drafts.push_back(draft(std::to_string(i), "", {fileAsset(Modality::Image, "/nowhere/x.png")}));
    take(made.catalog->putItems(drafts));
    ThreadTeam team(1);
    NoProgress progress;
    const auto found = brokenMedia(*made.catalog, team, progress, {}, 20);
    VERIFY_OK(found);
    QCOMPARE(found->size(), std::size_t(20));
}

void TestInspectCatalog::scansStop()
{
    InspectCatalog made(10);
    ThreadTeam team(2);
    NoProgress progress;
    std::stop_source stop;
    stop.request_stop();
    QCOMPARE(modalityMatrix(made.catalog->folder(), stop.get_token()).error().code, ErrorCode::Cancelled);
    QCOMPARE(exactDuplicates(made.catalog->folder(), team, progress, stop.get_token()).error().code,
             ErrorCode::Cancelled);
    QCOMPARE(brokenMedia(*made.catalog, team, progress, stop.get_token()).error().code, ErrorCode::Cancelled);
}

QTEST_GUILESS_MAIN(TestInspectCatalog)
#include "tst_inspectcatalog.moc"
