// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/services/seenservice.h"

#include "app/gui/text/paths.h"
#include "app/gui/text/seentext.h"
#include "app/tinycatalog.h"
#include "engine/embed/seen.h"
#include "engine/models/encoder.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <algorithm>

using namespace modalens;
using namespace modalens::test;

namespace {

constexpr int kWaitMs = 30'000;
const QString kWholeItem = QStringLiteral("birds/crow0");
const QString kSilentItem = QStringLiteral("birds/owl0");

const SeenSpace *spaceOf(const QVector<SeenSpace> &spaces, const QString &modality)
{
    const auto found = std::find_if(spaces.begin(), spaces.end(), [&modality](const SeenSpace &space) {
        return space.modality == modality;
    });
    return found == spaces.end() ? nullptr : &*found;
}

} // namespace

class TestSeenService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void showsWhatTheEngineSaw();
    void anItemWithoutSoundSaysSo();
    void theNewestItemWins();
    void aCancelledRequestIsNotAnswered();
    void aFileThatIsGoneIsAnErrorInItsPlace();
    void aCatalogThatIsGoneIsAnError();
    void closingWhileItWorksDropsTheAnswer();
    void anotherVersionOfAnEncoderIsSaid();
    void measuresAreTranslated_data();
    void measuresAreTranslated();

private:
    QVector<SeenSpace> seenOf(const QString &key);
    ItemId itemOf(const QString &key) const;

    QTemporaryDir m_folder;
    std::filesystem::path m_catalog;
    std::unique_ptr<Catalog> m_direct;
};

void TestSeenService::initTestCase()
{
    const QString media = m_folder.filePath(QStringLiteral("media"));
    QVERIFY(writeTinyMedia(media));
    m_catalog = pathFromText(m_folder.filePath(QStringLiteral("tiny.modalens")));
    const QString problem = makeTinyCatalog(media, textFromPath(m_catalog));
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    auto catalog = Catalog::open(m_catalog, OpenMode::ReadOnly);
    QVERIFY(catalog.has_value());
    m_direct = std::make_unique<Catalog>(std::move(*catalog));
}

ItemId TestSeenService::itemOf(const QString &key) const
{
    const auto item = m_direct->findItem(key.toStdString());
    return item && *item ? **item : ItemId{-1};
}

QVector<SeenSpace> TestSeenService::seenOf(const QString &key)
{
    SeenService service;
    service.open(m_catalog);
    QSignalSpy ready(&service, &SeenService::seenReady);
    service.request(rowOf(itemOf(key)));
    const bool isDone =
        QTest::qWaitFor([&ready] { return !ready.isEmpty() && ready.last().at(2).toBool(); }, kWaitMs);
    return isDone ? ready.last().at(1).value<QVector<SeenSpace>>() : QVector<SeenSpace>();
}

void TestSeenService::showsWhatTheEngineSaw()
{
    const QVector<SeenSpace> seen = seenOf(kWholeItem);
    const auto spaces = m_direct->spaces();
    QVERIFY(spaces.has_value());
    QCOMPARE(seen.size(), std::ssize(*spaces));
    for (const SpaceInfo &space : *spaces) {
        const SeenSpace *shown = spaceOf(seen, QString::fromUtf8(modalityName(space.modality).data()));
        QVERIFY(shown && shown->problem.isEmpty());
        const auto parts = whatEncoderSaw(*m_direct, space, itemOf(kWholeItem));
        QVERIFY(parts.has_value());
        if (space.modality == Modality::Text)
            continue;
        QCOMPARE(shown->entries.size(), std::ssize(*parts));
        for (int i = 0; i < shown->entries.size(); ++i) {
            const SeenPart &part = (*parts)[std::size_t(i)];
            QCOMPARE(shown->entries.at(i).image.size(), QSize(part.image.width, part.image.height));
            const QColor corner = shown->entries.at(i).image.pixelColor(0, 0);
            QCOMPARE(corner.red(), int(part.image.pixels[0]));
            QCOMPARE(corner.blue(), int(part.image.pixels[2]));
        }
    }
    const QVector<SeenWord> words = spaceOf(seen, QStringLiteral("text"))->entries.first().words;
    const auto owl = std::find_if(words.begin(), words.end(),
                                  [](const SeenWord &word) { return word.text == QLatin1String("crow"); });
    QVERIFY(owl != words.end());
    QVERIFY(owl->weight > 0);
}

void TestSeenService::anItemWithoutSoundSaysSo()
{
    const QVector<SeenSpace> seen = seenOf(kSilentItem);
    const SeenSpace *sound = spaceOf(seen, QStringLiteral("audio"));
    QVERIFY(sound && !sound->problem.isEmpty() && !sound->isBroken && sound->entries.isEmpty());
    QVERIFY(spaceOf(seen, QStringLiteral("image"))->problem.isEmpty());
}

void TestSeenService::theNewestItemWins()
{
    SeenService service;
    service.open(m_catalog);
    QSignalSpy ready(&service, &SeenService::seenReady);
    const qint64 last = rowOf(itemOf(kWholeItem));
    for (qint64 item = 0; item < kTinyItems; ++item)
        if (item != last)
            service.request(item);
    service.request(last);
    QTRY_VERIFY_WITH_TIMEOUT(!ready.isEmpty() && ready.last().at(2).toBool(), kWaitMs);
    QVERIFY(!service.isBusy());
    for (const QList<QVariant> &answer : ready)
        QCOMPARE(answer.first().toLongLong(), last);
}

void TestSeenService::aCancelledRequestIsNotAnswered()
{
    SeenService service;
    service.open(m_catalog);
    QSignalSpy ready(&service, &SeenService::seenReady);
    service.request(0);
    service.cancel();
    QVERIFY(!service.isBusy());
    service.request(1);
    QTRY_VERIFY_WITH_TIMEOUT(!ready.isEmpty() && ready.last().at(2).toBool(), kWaitMs);
    QCOMPARE(ready.first().first().toLongLong(), 1);
}

void TestSeenService::aFileThatIsGoneIsAnErrorInItsPlace()
{
    const QString key = kWholeItem;
    const auto assets = m_direct->contentAssets(std::vector{itemOf(key)}, Modality::Image);
    QVERIFY(assets.has_value() && !assets->front().empty());
    const QString path = textFromPath(assets->front().front().path), away = path + QStringLiteral(".away");
    QVERIFY(QFile::rename(path, away));
    const QVector<SeenSpace> seen = seenOf(key);
    QVERIFY(QFile::rename(away, path));
    const SeenSpace *looks = spaceOf(seen, QStringLiteral("image"));
    QVERIFY(looks && looks->isBroken);
    QVERIFY(looks->problem.contains(QStringLiteral("crow0")));
    QVERIFY(spaceOf(seen, QStringLiteral("text"))->problem.isEmpty()); // the others are shown all the same
}

void TestSeenService::aCatalogThatIsGoneIsAnError()
{
    SeenService service;
    service.open(pathFromText(m_folder.filePath(QStringLiteral("nowhere"))));
    QSignalSpy ready(&service, &SeenService::seenReady);
    service.request(0);
    QTRY_COMPARE_WITH_TIMEOUT(ready.count(), 1, kWaitMs);
    const auto seen = ready.first().at(1).value<QVector<SeenSpace>>();
    QVERIFY(seen.size() == 1 && seen.first().isBroken && !seen.first().problem.isEmpty());
}

void TestSeenService::closingWhileItWorksDropsTheAnswer()
{
    SeenService service;
    service.open(m_catalog);
    QSignalSpy ready(&service, &SeenService::seenReady);
    service.request(0);
    service.close();
    QCoreApplication::sendPostedEvents();
    QCOMPARE(ready.count(), 0);
    service.request(0); // nothing is open
    QVERIFY(!service.isBusy());
}

void TestSeenService::measuresAreTranslated_data()
{
    QTest::addColumn<QString>("label");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shownLabel");
    QTest::addColumn<QString>("shownText");
    QTest::newRow("a frame") << "frame 1.2 s"
                             << "shot 1 of 2"
                             << "1.2 s"
                             << "shot 1 of 2";
    QTest::newRow("a sound") << "log-mel"
                             << "5.0 s, 498 frames, centroid 1200 Hz, roll-off 5000 Hz, flatness 0.125"
                             << "Log-mel spectrogram"
                             << QStringLiteral("5.0 s · 498 frames · centroid 1,200 Hz · roll-off 5,000 Hz · "
                                               "flatness 0.125");
    QTest::newRow("motion") << "motion"
                            << "0.50% of the width for each frame"
                            << "Mean motion"
                            << "0.50% of the width per frame";
    QTest::newRow("of an encoder that came later") << "depth"
                                                   << "3 m"
                                                   << "depth"
                                                   << "3 m";
}

void TestSeenService::measuresAreTranslated()
{
    QFETCH(QString, label);
    QFETCH(QString, text);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    SpaceInfo space;
    space.name = "video";
    space.modality = Modality::Video;
    std::vector<SeenPart> parts(1);
    parts.front().label = label.toStdString();
    parts.front().text = text.toStdString();
    const SeenSpace seen = seenSpace(space, parts);
    QCOMPARE(seen.entries.size(), 1);
    QTEST(seen.entries.first().label, "shownLabel");
    QTEST(seen.entries.first().text, "shownText");
}

/// That nothing can be seen is no fault of the item's file then.
void TestSeenService::anotherVersionOfAnEncoderIsSaid()
{
    SpaceInfo space;
    space.name = "text";
    space.modality = Modality::Text;
    space.encoder = builtinEncoderFor(Modality::Text);
    space.encoderVersion = makeBuiltinEncoder(space.encoder)->info().version;
    const Result<std::vector<SeenPart>> refused = fail(ErrorCode::Unsupported, "no", "text");
    QVERIFY(seenSpace(space, refused).isBroken); // this version it could read
    --space.encoderVersion;
    const SeenSpace seen = seenSpace(space, refused);
    QVERIFY(!seen.isBroken);
    QVERIFY2(seen.problem.startsWith(QStringLiteral("Another version of this encoder")),
             qPrintable(seen.problem));
}

QTEST_MAIN(TestSeenService)
#include "tst_seenservice.moc"
