// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/embed/encoderstate.h"

#include "engine/catalog/catalogfixture.h"

#include <cstring>

using namespace modalens;
using namespace modalens::test;

namespace {

const EncoderInfo kEncoder{"fake", 3, Modality::Image, 8};

EncoderState sampleState()
{
    return {
        {"mean", {{3}, {1.0f, -0.5f, 1e-30f}}}, {"basis", {{2, 2}, {1, 2, 3, 4}}}, {"empty", {{0, 5}, {}}}};
}

/// A safetensors file with this header and so many bytes of zeros.
std::vector<std::byte> fileOf(const std::string &header, std::size_t dataBytes = 0)
{
    const std::uint64_t length = header.size();
    std::vector<std::byte> file(sizeof(length) + header.size() + dataBytes);
    std::memcpy(file.data(), &length, sizeof(length));
    std::memcpy(file.data() + sizeof(length), header.data(), header.size());
    return file;
}

} // namespace

class EncoderStateTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesBackWhatWasWritten();
    void isTheSameFileForTheSameState();
    void refusesTheStateOfAnotherEncoder();
    void noticesEveryChangedBit();
    void refusesHostileFiles_data();
    void refusesHostileFiles();
};

void EncoderStateTest::givesBackWhatWasWritten()
{
    const auto state = take(parseEncoderState(serialiseEncoderState(sampleState(), kEncoder), kEncoder));
    QCOMPARE(state.size(), sampleState().size());
    for (const auto &[name, tensor] : sampleState()) {
        QCOMPARE(state.at(name).shape, tensor.shape);
        QCOMPARE(state.at(name).values, tensor.values);
    }
}

void EncoderStateTest::isTheSameFileForTheSameState()
{
    QVERIFY(serialiseEncoderState(sampleState(), kEncoder) == serialiseEncoderState(sampleState(), kEncoder));
}

void EncoderStateTest::refusesTheStateOfAnotherEncoder()
{
    const auto file = serialiseEncoderState(sampleState(), kEncoder);
    QCOMPARE(parseEncoderState(file, {"other", 3, Modality::Image, 8}).error().code, ErrorCode::Unsupported);
    QCOMPARE(parseEncoderState(file, {"fake", 4, Modality::Image, 8}).error().code, ErrorCode::Unsupported);
}

void EncoderStateTest::noticesEveryChangedBit()
{
    const auto file = serialiseEncoderState(sampleState(), kEncoder);
    std::uint64_t header = 0;
    std::memcpy(&header, file.data(), sizeof(header));
    for (std::size_t i = sizeof(header) + header; i < file.size(); ++i) {
        auto changed = file;
        changed[i] ^= std::byte{1};
        QCOMPARE(parseEncoderState(changed, kEncoder).error().code, ErrorCode::Damaged);
    }
    for (std::size_t length = 0; length < file.size(); ++length)
        QVERIFY(!parseEncoderState(std::span(file).first(length), kEncoder));
}

void EncoderStateTest::refusesHostileFiles_data()
{
    QTest::addColumn<QByteArray>("header");
    // XXH3 of no bytes, so that the checksum holds and the shapes are looked at.
    const QByteArray good = R"("__metadata__":{"encoder":"fake","version":"3","xxh3":"2d06800538d394c2"})";
    QTest::newRow("no JSON at all") << QByteArray("not json");
    QTest::newRow("an array instead of an object") << QByteArray("[1,2]");
    QTest::newRow("no metadata") << QByteArray("{}");
    QTest::newRow("metadata that is a number") << QByteArray(R"({"__metadata__":7})");
    QTest::newRow("nested a hundred thousand deep") << QByteArray(100'000, '[');
    QTest::newRow("a tensor beyond the end")
        << QByteArray("{" + good + R"(,"a":{"dtype":"F32","shape":[4],"data_offsets":[0,16]}})");
    QTest::newRow("a shape whose product overflows") << QByteArray(
        "{" + good + R"(,"a":{"dtype":"F32","shape":[4294967296,4294967296,4],"data_offsets":[0,0]}})");
    QTest::newRow("a negative side") << QByteArray(
        "{" + good + R"(,"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,0]}})");
    QTest::newRow("another element type")
        << QByteArray("{" + good + R"(,"a":{"dtype":"F64","shape":[0],"data_offsets":[0,0]}})");
    QTest::newRow("offsets the wrong way round")
        << QByteArray("{" + good + R"(,"a":{"dtype":"F32","shape":[0],"data_offsets":[8,0]}})");
    QTest::newRow("a tensor that is a string") << QByteArray("{" + good + R"(,"a":"x"})");
}

void EncoderStateTest::refusesHostileFiles()
{
    QFETCH(QByteArray, header);
    const auto state = parseEncoderState(fileOf(header.toStdString()), kEncoder);
    QVERIFY(!state);
    QVERIFY(state.error().code == ErrorCode::Damaged || state.error().code == ErrorCode::Unsupported);
}

QTEST_GUILESS_MAIN(EncoderStateTest)
#include "tst_encoderstate.moc"
