// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/models/videoencoder.h"

#include "engine/models/imagedescriptor.h"
#include "engine/models/videomotion.h"
#include "pictures.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <thread>

using namespace modalens;
using namespace modalens::testing;

namespace {

/// A textured blob at (x, y) on a textured ground: flow needs something to hold on to.
Image blobAt(double x, double y, Colour tint = {200, 120, 60})
{
    return painted(96, 96, [=](double u, double v) {
        const double ground = 90 + 20 * std::sin(37 * u + 11 * v) * std::sin(29 * v);
        const double du = u - x, dv = v - y;
        if (std::hypot(du, dv) > 0.22)
            return Colour{ground, ground, ground};
        const double wave = 0.6 + 0.4 * std::sin(45 * du) * std::cos(40 * dv);
        return Colour{tint.red * wave, tint.green * wave, tint.blue * wave};
    });
}

/// The blob moves by (dx, dy) of the picture a frame, starting so that it stays inside.
VideoContent moving(double dx, double dy, int count = 8, Colour tint = {200, 120, 60})
{
    VideoContent content;
    for (int frame = 0; frame < count; ++frame) {
        const double step = frame - (count - 1) / 2.0;
        content.frames.push_back({frame / 12.0, blobAt(0.5 + dx * step, 0.5 + dy * step, tint)});
    }
    content.durationS = count / 12.0;
    return content;
}

float cosine(const std::vector<float> &vectors, int dimension, int a, int b)
{
    return std::inner_product(vectors.begin() + a * dimension, vectors.begin() + (a + 1) * dimension,
                              vectors.begin() + b * dimension, 0.0f);
}

/// The same blob, six times to the right, down, and standing still, a little differently each time.
std::vector<Content> smallReel()
{
    std::vector<Content> contents;
    for (int i = 0; i < 6; ++i) {
        const double speed = 0.018 + 0.001 * i;
        contents.push_back(moving(speed, 0.001 * (i % 3)));
        contents.push_back(moving(0.001 * (i % 3), speed));
        contents.push_back(moving(0.0005 * (i % 2), 0));
    }
    return contents;
}

} // namespace

class TestVideoEncoder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void flowFollowsTheDisplacement();
    void motionPointsWhereThingsGo_data();
    void motionPointsWhereThingsGo();
    void nothingMovesInAStill();
    void aCutIsNoMotion();
    void poolsMeanAndDeviation();
    void putsLikeMotionNextToLike();
    void givesZerosWithoutFrames();
    void restoresExactly();
    void givesTheSameOnManyThreads();
    void showsWhatItSaw();
    void refusesBrokenFramesAndStops();

private:
    VideoEncoder m_encoder;
    std::vector<Content> m_contents = smallReel();
    NoProgress m_progress;
};

void TestVideoEncoder::initTestCase()
{
    const auto rows = m_encoder.features(m_contents, {});
    QVERIFY(rows.has_value());
    QCOMPARE(rows->at(0).value.size(), std::size_t(2 * kImageFeatures + kMotionFeatures));
    QVERIFY(m_encoder.fit(*rows, m_progress, {}).has_value());
}

void TestVideoEncoder::flowFollowsTheDisplacement()
{
    // 0.025 of the width is two pixels of the 80 that flow looks at.
    const Flow flow = flowBetween(blobAt(0.5, 0.5), blobAt(0.525, 0.5));
    const std::size_t middle = 40 * kFlowSide + 40;
    QVERIFY(std::abs(flow.x[middle] - 2.0f) < 0.5f);
    QVERIFY(std::abs(flow.y[middle]) < 0.5f);
    QVERIFY(std::hypot(flow.x[2 * kFlowSide + 2], flow.y[2 * kFlowSide + 2]) < 0.2f);
}

void TestVideoEncoder::motionPointsWhereThingsGo_data()
{
    QTest::addColumn<double>("dx");
    QTest::addColumn<double>("dy");
    QTest::addColumn<int>("direction");
    QTest::newRow("to the right") << 0.02 << 0.0 << 0;
    QTest::newRow("right and down") << 0.016 << 0.016 << 1;
    QTest::newRow("down") << 0.0 << 0.02 << 2;
    QTest::newRow("to the left") << -0.02 << 0.0 << 4;
    QTest::newRow("up") << 0.0 << -0.02 << 6;
}

void TestVideoEncoder::motionPointsWhereThingsGo()
{
    QFETCH(double, dx);
    QFETCH(double, dy);
    QFETCH(int, direction);
    const VideoContent content = moving(dx, dy);
    const Motion motion = motionOf(content.frames, std::vector<std::size_t>{0});
    std::vector<float> directions(kMotionDirections, 0.0f);
    for (std::size_t i = 0; i < motion.directions.size(); ++i)
        directions[i % kMotionDirections] += motion.directions[i];
    QCOMPARE(static_cast<int>(std::max_element(directions.begin(), directions.end()) - directions.begin()),
             direction);
    QVERIFY(directions[static_cast<std::size_t>(direction)] >
            0.5f * std::accumulate(directions.begin(), directions.end(), 0.0f));
    const auto features = motionFeatures(motion);
    QCOMPARE(features.size(), std::size_t(kMotionFeatures));
    const int shares = kMotionTimes * kMotionCells * kMotionDirections;
    QVERIFY(std::abs(std::inner_product(features.begin(), features.begin() + shares, features.begin(), 0.0f) -
                     1) < 1e-4f);
}

void TestVideoEncoder::nothingMovesInAStill()
{
    const VideoContent still = moving(0, 0, 5);
    for (const std::size_t count : {std::size_t(1), std::size_t(5)}) {
        const Motion motion = motionOf(std::span(still.frames).first(count), std::vector<std::size_t>{0});
        QCOMPARE(motionFeatures(motion), std::vector<float>(kMotionFeatures, 0.0f));
    }
}

void TestVideoEncoder::aCutIsNoMotion()
{
    VideoContent content = moving(0, 0, 4);
    const VideoContent other = moving(0, 0, 4, {20, 30, 220});
    content.frames.insert(content.frames.end(), other.frames.begin(), other.frames.end());
    for (VideoFrame &frame : std::span(content.frames).subspan(4))
        frame.image = blobAt(0.3, 0.3, {20, 30, 220});
    const Motion withCut = motionOf(content.frames, std::vector<std::size_t>{0, 4});
    QCOMPARE(withCut.speeds, std::vector<float>(7, 0.0f));
    const Motion withoutCut = motionOf(content.frames, std::vector<std::size_t>{0});
    QVERIFY(withoutCut.speeds[3] > 0.1f);
}

void TestVideoEncoder::poolsMeanAndDeviation()
{
    // Two frames only: their descriptors' mean, and half their distance.
    const Image first = blobAt(0.4, 0.5), second = blobAt(0.6, 0.5, {20, 200, 90});
    const std::vector<Content> contents{VideoContent{{{0, first}, {1, second}}, 2}};
    const auto rows = m_encoder.features(contents, {});
    QVERIFY(rows.has_value());
    const auto a = *describeImage(first), b = *describeImage(second);
    for (std::size_t i = 0; i < a.size(); ++i) {
        QVERIFY(std::abs(rows->at(0).value[i] - (a[i] + b[i]) / 2) < 1e-5f);
        QVERIFY(std::abs(rows->at(0).value[a.size() + i] - std::abs(a[i] - b[i]) / 2) < 1e-3f);
    }
}

void TestVideoEncoder::putsLikeMotionNextToLike()
{
    const auto vectors = m_encoder.encode(m_contents, m_progress, {});
    QVERIFY(vectors.has_value());
    const int dimension = m_encoder.info().dimension;
    for (int item = 0; item < 18; ++item) {
        QVERIFY(std::abs(cosine(*vectors, dimension, item, item) - 1) < 1e-5f);
        int best = -1;
        for (int other = 0; other < 18; ++other)
            if (other != item && (best < 0 || cosine(*vectors, dimension, item, other) >
                                                  cosine(*vectors, dimension, item, best)))
                best = other;
        QCOMPARE(best % 3, item % 3);
    }
}

void TestVideoEncoder::givesZerosWithoutFrames()
{
    const std::vector<Content> contents{VideoContent{}};
    const auto vectors = m_encoder.encode(contents, m_progress, {});
    QVERIFY(vectors.has_value());
    QCOMPARE(*vectors, std::vector<float>(static_cast<std::size_t>(m_encoder.info().dimension), 0.0f));
}

void TestVideoEncoder::restoresExactly()
{
    const auto restored = makeBuiltinEncoder("video-descriptor");
    QVERIFY(restored->restore(m_encoder.state()).has_value());
    const auto some = std::span(m_contents).first(4);
    QCOMPARE(*restored->encode(some, m_progress, {}), *m_encoder.encode(some, m_progress, {}));
}

void TestVideoEncoder::givesTheSameOnManyThreads()
{
    const auto some = std::span(m_contents).first(4);
    const auto expected = *m_encoder.encode(some, m_progress, {});
    std::vector<int> equal(3, 0);
    {
        std::vector<std::jthread> threads;
        for (int &result : equal)
            threads.emplace_back([&] {
                NoProgress progress;
                result = *m_encoder.encode(some, progress, {}) == expected ? 1 : 0;
            });
    }
    QCOMPARE(equal, std::vector<int>(3, 1));
}

void TestVideoEncoder::showsWhatItSaw()
{
    const auto parts = m_encoder.inspect(m_contents[0]);
    QVERIFY(parts.has_value());
    QCOMPARE(parts->size(), std::size_t(9));
    QCOMPARE(parts->at(0).label, std::string("frame 0.0 s"));
    QCOMPARE(parts->at(0).text, std::string("shot 1 of 1"));
    QCOMPARE(parts->at(0).image.width, 96);
    QCOMPARE(parts->at(8).label, std::string("motion"));
    QVERIFY(isUsable(parts->at(8).image));
    QVERIFY(m_encoder.inspect(VideoContent{})->empty());
}

void TestVideoEncoder::refusesBrokenFramesAndStops()
{
    const std::vector<Content> broken{VideoContent{{{0, Image{4, 4, {1, 2}}}}, 1}};
    QCOMPARE(m_encoder.features(broken, {}).error().code, ErrorCode::InvalidArgument);
    QVERIFY(!m_encoder.inspect(broken[0]).has_value());
    std::stop_source source;
    source.request_stop();
    QCOMPARE(m_encoder.features(m_contents, source.get_token()).error().code, ErrorCode::Cancelled);
}

QTEST_APPLESS_MAIN(TestVideoEncoder)
#include "tst_videoencoder.moc"
