// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/models/imageencoder.h"

#include "engine/models/augment.h"
#include "engine/models/imagedescriptor.h"
#include "pictures.h"

#include <QTest>

#include <numeric>
#include <thread>

using namespace modalens;
using namespace modalens::testing;

namespace {

/// Red discs, blue stripes and green squares of many sizes and places.
std::vector<Content> smallGallery()
{
    std::vector<Content> contents;
    for (int i = 0; i < 12; ++i) {
        const double t = i / 12.0;
        contents.emplace_back(ImageContent{
            {disc({210, 40, 30 + 60 * t}, {240, 240, 230}, 0.3 + 0.4 * t, 0.5, 0.15 + 0.1 * t)}});
        Image wave = stripes(80 + 20 * t, 5 + i % 3);
        for (std::size_t at = 0; at < wave.pixels.size(); at += 3)
            wave.pixels[at] = static_cast<std::uint8_t>(wave.pixels[at] / 3);
        contents.emplace_back(ImageContent{{wave}});
        contents.emplace_back(ImageContent{{painted(96, 128, [t](double x, double y) {
            return std::max(std::abs(x - 0.5), std::abs(y - 0.4 - 0.2 * t)) < 0.2 ? Colour{20, 150, 60}
                                                                                  : Colour{90, 80, 70};
        })}});
    }
    return contents;
}

float cosine(const std::vector<float> &vectors, int dimension, int a, int b)
{
    return std::inner_product(vectors.begin() + a * dimension, vectors.begin() + (a + 1) * dimension,
                              vectors.begin() + b * dimension, 0.0f);
}

} // namespace

class TestImageEncoder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void putsLikeNextToLike();
    void withstandsAugmentation_data();
    void withstandsAugmentation();
    void meansSeveralPictures();
    void givesZerosWithoutPictures();
    void aSampleWithoutVarianceStillGivesVectors_data();
    void aSampleWithoutVarianceStillGivesVectors();
    void aStateThatGivesNothingIsLearnedAnew();
    void restoresExactly();
    void givesTheSameBitsInAnyBatch();
    void givesTheSameOnManyThreads();
    void showsWhatItSaw();
    void refusesBrokenPicturesAndStops();

private:
    ImageEncoder m_encoder;
    std::vector<Content> m_contents = smallGallery();
    NoProgress m_progress;
};

void TestImageEncoder::initTestCase()
{
    const auto rows = m_encoder.features(m_contents, {});
    QVERIFY(rows.has_value());
    QVERIFY(!m_encoder.isFitted());
    QVERIFY(m_encoder.fit(*rows, m_progress, {}).has_value());
    QVERIFY(m_encoder.info().dimension <= 35);
}

void TestImageEncoder::putsLikeNextToLike()
{
    const auto vectors = m_encoder.encode(m_contents, m_progress, {});
    QVERIFY(vectors.has_value());
    const int dimension = m_encoder.info().dimension;
    for (int item = 0; item < 36; ++item) {
        QVERIFY(std::abs(cosine(*vectors, dimension, item, item) - 1) < 1e-5f);
        int best = -1;
        for (int other = 0; other < 36; ++other)
            if (other != item && (best < 0 || cosine(*vectors, dimension, item, other) >
                                                  cosine(*vectors, dimension, item, best)))
                best = other;
        QCOMPARE(best % 3, item % 3);
    }
}

void TestImageEncoder::withstandsAugmentation_data()
{
    QTest::addColumn<int>("index");
    for (int i = 0; i < static_cast<int>(standardAugmentations().size()); ++i)
        QTest::newRow(std::string(standardAugmentations()[static_cast<std::size_t>(i)].name).c_str()) << i;
}

void TestImageEncoder::withstandsAugmentation()
{
    QFETCH(int, index);
    const Augmentation &augmentation = standardAugmentations()[static_cast<std::size_t>(index)];
    std::vector<Content> contents = m_contents;
    for (int item = 0; item < 36; ++item)
        contents.push_back(
            ImageContent{{augmentation.apply(std::get<ImageContent>(m_contents[item]).images[0], item)}});
    const auto vectors = m_encoder.encode(contents, m_progress, {});
    QVERIFY(vectors.has_value());
    const int dimension = m_encoder.info().dimension;
    int ownKind = 0;
    for (int item = 0; item < 36; ++item) {
        int best = 0;
        for (int other = 1; other < 36; ++other)
            if (cosine(*vectors, dimension, 36 + item, other) > cosine(*vectors, dimension, 36 + item, best))
                best = other;
        ownKind += best % 3 == item % 3 ? 1 : 0;
    }
    QVERIFY2(ownKind >= 34, qPrintable(QStringLiteral("%1 of 36 still find their own kind").arg(ownKind)));
}

void TestImageEncoder::meansSeveralPictures()
{
    const Image first = std::get<ImageContent>(m_contents[0]).images[0];
    const Image second = std::get<ImageContent>(m_contents[1]).images[0];
    const std::vector<Content> contents{ImageContent{{first, second}}};
    const auto rows = m_encoder.features(contents, {});
    QVERIFY(rows.has_value());
    const auto a = *describeImage(first), b = *describeImage(second);
    for (std::size_t i = 0; i < a.size(); ++i)
        QVERIFY(std::abs(rows->at(0).value[i] - 0.5f * (a[i] + b[i])) < 1e-6f);
}

void TestImageEncoder::givesZerosWithoutPictures()
{
    const std::vector<Content> contents{ImageContent{}, m_contents[0]};
    const auto vectors = m_encoder.encode(contents, m_progress, {});
    QVERIFY(vectors.has_value());
    const int dimension = m_encoder.info().dimension;
    QCOMPARE(cosine(*vectors, dimension, 0, 0), 0.0f);
    QVERIFY(cosine(*vectors, dimension, 1, 1) > 0.99f);
}

void TestImageEncoder::aSampleWithoutVarianceStillGivesVectors_data()
{
    QTest::addColumn<int>("pictures");
    QTest::newRow("one picture") << 1;
    QTest::newRow("seven times the same") << 7;
}

void TestImageEncoder::aSampleWithoutVarianceStillGivesVectors()
{
    QFETCH(int, pictures);
    const std::vector<Content> sample(static_cast<std::size_t>(pictures), m_contents[0]);
    ImageEncoder encoder;
    const auto rows = encoder.features(sample, {});
    QVERIFY(rows.has_value());
    QVERIFY(encoder.fit(*rows, m_progress, {}).has_value());
    ImageEncoder restored;
    QVERIFY(restored.restore(encoder.state()).has_value());
    QVERIFY(restored.agreesWith(encoder.state()));
    const std::vector<Content> asked{m_contents[0], m_contents[0], m_contents[3], m_contents[1]};
    const auto vectors = restored.encode(asked, m_progress, {});
    QVERIFY(vectors.has_value());
    const int dimension = restored.info().dimension;
    QCOMPARE(vectors->size(), asked.size() * static_cast<std::size_t>(dimension));
    for (int i = 0; i < 4; ++i)
        QVERIFY(std::abs(cosine(*vectors, dimension, i, i) - 1) < 1e-5f);
    QVERIFY(std::abs(cosine(*vectors, dimension, 0, 1) - 1) < 1e-5f);               // the same picture
    QVERIFY(cosine(*vectors, dimension, 0, 2) > cosine(*vectors, dimension, 0, 3)); // a disc, then a wave
    QVERIFY(cosine(*vectors, dimension, 0, 3) < 0.999f);
}

void TestImageEncoder::aStateThatGivesNothingIsLearnedAnew()
{
    EncoderState state = m_encoder.state();
    QVERIFY(m_encoder.agreesWith(state));
    std::fill(state["directions"].values.begin(), state["directions"].values.end(), 0.0f);
    QVERIFY(!m_encoder.agreesWith(state));
}

void TestImageEncoder::restoresExactly()
{
    const auto restored = makeBuiltinEncoder("image-descriptor");
    QVERIFY(restored->restore(m_encoder.state()).has_value());
    QCOMPARE(*restored->encode(m_contents, m_progress, {}), *m_encoder.encode(m_contents, m_progress, {}));
    EncoderState damaged = m_encoder.state();
    damaged.at("mean").values.pop_back();
    QVERIFY(!restored->restore(damaged).has_value());
    QVERIFY(!restored->restore({}).has_value());
}

void TestImageEncoder::givesTheSameBitsInAnyBatch()
{
    const auto together = *m_encoder.encode(m_contents, m_progress, {});
    std::vector<float> oneByOne;
    for (const Content &content : m_contents) {
        const auto vector = *m_encoder.encode({&content, 1}, m_progress, {});
        oneByOne.insert(oneByOne.end(), vector.begin(), vector.end());
    }
    QCOMPARE(oneByOne, together);
}

void TestImageEncoder::givesTheSameOnManyThreads()
{
    const auto expected = *m_encoder.encode(m_contents, m_progress, {});
    std::vector<int> equal(4, 0);
    {
        std::vector<std::jthread> threads;
        for (int &result : equal)
            threads.emplace_back([&] {
                NoProgress progress;
                result = *m_encoder.encode(m_contents, progress, {}) == expected ? 1 : 0;
            });
    }
    QCOMPARE(equal, std::vector<int>(4, 1));
}

void TestImageEncoder::showsWhatItSaw()
{
    const auto parts = m_encoder.inspect(m_contents[0]);
    QVERIFY(parts.has_value());
    QCOMPARE(parts->size(), std::size_t(2));
    QCOMPARE(parts->at(0).label, std::string("picture"));
    QCOMPARE(parts->at(0).image.width, 128);
    QCOMPARE(parts->at(1).label, std::string("gradients"));
    QVERIFY(isUsable(parts->at(1).image));
    // The edge of the disc shines, its middle is dark.
    const auto brightness = [&](int x, int y) {
        const std::size_t at = static_cast<std::size_t>(y * 128 + x) * 3;
        return *std::max_element(parts->at(1).image.pixels.begin() + at,
                                 parts->at(1).image.pixels.begin() + at + 3);
    };
    QVERIFY(brightness(38, 64) < 20);
    QVERIFY(brightness(38 + 19, 64) > 100 || brightness(38 + 18, 64) > 100);
}

void TestImageEncoder::refusesBrokenPicturesAndStops()
{
    const std::vector<Content> broken{ImageContent{{Image{5, 5, {1, 2, 3}}}}};
    QCOMPARE(m_encoder.features(broken, {}).error().code, ErrorCode::InvalidArgument);
    std::stop_source source;
    source.request_stop();
    QCOMPARE(m_encoder.features(m_contents, source.get_token()).error().code, ErrorCode::Cancelled);
    QVERIFY(!ImageEncoder().project({}).has_value());
    QVERIFY(!ImageEncoder().fit({}, m_progress, {}).has_value());
}

QTEST_APPLESS_MAIN(TestImageEncoder)
#include "tst_imageencoder.moc"
