// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/media/sniff.h"

#include "engine/media/fixtures.h"

#include <QtTest/QtTest>

#include <string>

using namespace modalens;
using namespace modalens::fixtures;

class TestSniff : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void contentTellsTheModality_data();
    void contentTellsTheModality();
    void filmsAndSongsAreTold_data();
    void filmsAndSongsAreTold();
    void aSongWithACoverIsASong();
    void whatCannotBeReadIsAnError();

private:
    MediaFolder m_folder;
};

void TestSniff::contentTellsTheModality_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("modality"); // empty: none
    const auto picture = [](const char *extension) {
        const Bytes bytes = encoded(gradientPicture(30, 20), extension);
        return QByteArray(reinterpret_cast<const char *>(bytes.data()), static_cast<qsizetype>(bytes.size()));
    };
    const auto text = QStringLiteral("text");
    const auto image = QStringLiteral("image");
    QTest::newRow("a JPEG") << picture(".jpg") << image;
    QTest::newRow("a PNG") << picture(".png") << image;
    QTest::newRow("a BMP") << picture(".bmp") << image;
    QTest::newRow("a TIFF") << picture(".tiff") << image;
    QTest::newRow("a PPM") << picture(".ppm") << image;
    QTest::newRow("a WebP") << picture(".webp") << image;
    QTest::newRow("an SVG") << QByteArray(
                                   "<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>")
                            << image;
    QTest::newRow("the first half of a PNG") << picture(".png").left(40) << image;
    QTest::newRow("English") << QByteArray("A blackbird sings.\n") << text;
    QTest::newRow("Chinese in UTF-8") << QStringLiteral("乌鸦是一种鸟").toUtf8() << text;
    QTest::newRow("Chinese cut in the middle of a character at 4 KiB")
        << QByteArray("a") + QStringLiteral("鸟").repeated(2000).toUtf8() << text;
    QTest::newRow("UTF-16 with its mark") << QByteArray("\xff\xfe"
                                                        "a\0b\0",
                                                        6)
                                          << text;
    QTest::newRow("CSV") << QByteArray("id,title\n1,crow\n") << text;
    QTest::newRow("HTML") << QByteArray("<!DOCTYPE html><p>crow <svg></svg>") << text;
    QTest::newRow("a text about BMW") << QByteArray("BMW makes cars, in Munich and elsewhere.") << text;
    QTest::newRow("an empty file") << QByteArray() << QString();
    QTest::newRow("noise") << QByteArray("\x01\x02\x03\x80\x81\xff\x00\x07 noise", 14) << QString();
    QTest::newRow("overlong UTF-8") << QByteArray("\xc0\xaf\xc0\xaf\xc0\xaf") << QString();
    QTest::newRow("a ZIP") << QByteArray("PK\x03\x04\x14\x00\x00\x00\x08\x00 and so on", 20) << QString();
}

void TestSniff::contentTellsTheModality()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, modality);
    const auto file = m_folder.write(
        "file.mp3", std::string_view(content.data(), static_cast<std::size_t>(content.size())));
    const auto found = sniffModality(file);
    QVERIFY2(found, found ? "" : describe(found.error()).c_str());
    const std::string_view name = *found ? modalityName(**found) : std::string_view();
    QCOMPARE(QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size())), modality);
}

void TestSniff::filmsAndSongsAreTold_data()
{
    QTest::addColumn<QString>("extension");
    QTest::addColumn<bool>("isFilm");
    for (const char *extension : {"mp3", "ogg", "flac", "opus", "m4a", "wav"})
        QTest::newRow(extension) << QString::fromLatin1(extension) << false;
    for (const char *extension : {"mp4", "mkv", "webm", "avi", "ts"})
        QTest::newRow(extension) << QString::fromLatin1(extension) << true;
}

void TestSniff::filmsAndSongsAreTold()
{
    QFETCH(QString, extension);
    QFETCH(bool, isFilm);
    const auto wav = m_folder.write("tone.wav", wavFile(44'100, {sine(440, 0.5, 1, 44'100)}));
    const auto picture = m_folder.write("still.png", encoded(gradientPicture(64, 48), ".png"));
    const auto made = m_folder.path("made." + extension.toStdString());
    QStringList arguments;
    if (isFilm)
        arguments << QStringLiteral("-loop") << QStringLiteral("1") << QStringLiteral("-t")
                  << QStringLiteral("1") << QStringLiteral("-i") << QString::fromStdString(picture.string());
    arguments << QStringLiteral("-i") << QString::fromStdString(wav.string())
              << QString::fromStdString(made.string());
    QVERIFY(runFfmpeg(arguments));
    const auto nameless = m_folder.write("nameless", readBytes(made));
    const auto found = sniffModality(nameless);
    QVERIFY2(found, found ? "" : describe(found.error()).c_str());
    QVERIFY(found->has_value());
    QCOMPARE(**found, isFilm ? Modality::Video : Modality::Audio);
}

void TestSniff::aSongWithACoverIsASong()
{
    const auto wav = m_folder.write("tone.wav", wavFile(44'100, {sine(440, 0.5, 1, 44'100)}));
    const auto cover = m_folder.write("cover.jpg", encoded(gradientPicture(64, 48), ".jpg"));
    const auto song = m_folder.path("song.mp3");
    QVERIFY(runFfmpeg({QStringLiteral("-i"), QString::fromStdString(wav.string()), QStringLiteral("-i"),
                       QString::fromStdString(cover.string()), QStringLiteral("-map"), QStringLiteral("0"),
                       QStringLiteral("-map"), QStringLiteral("1"), QStringLiteral("-c:v"),
                       QStringLiteral("copy"), QStringLiteral("-disposition:v"),
                       QStringLiteral("attached_pic"), QString::fromStdString(song.string())}));
    const auto found = sniffModality(song);
    QVERIFY(found && found->has_value());
    QCOMPARE(**found, Modality::Audio);
}

void TestSniff::whatCannotBeReadIsAnError()
{
    QCOMPARE(sniffModality(m_folder.path("missing")).error().code, ErrorCode::NotFound);
    QCOMPARE(sniffModality(m_folder.path("")).error().code, ErrorCode::Unsupported);
}

QTEST_GUILESS_MAIN(TestSniff)
#include "tst_sniff.moc"
