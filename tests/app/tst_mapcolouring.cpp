// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/services/mapcolouring.h"
#include "app/gui/window/groupcolours.h"
#include "widgets/theme.h"

#include <QTest>

#include <array>
#include <cmath>
#include <limits>

using namespace modalens;

namespace {

using Triple = std::array<double, 3>;
using Matrix = std::array<Triple, 3>;

// Machado, Oliveira and Fernandes, "A physiologically-based model for simulation of color vision deficiency"
// (2009), severity 1, for linear RGB.
constexpr Matrix kProtan{
    {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}};
constexpr Matrix kDeutan{
    {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}};
constexpr Matrix kTritan{
    {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}};
constexpr Matrix kNormal{{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};

Triple linearOf(const QColor &colour)
{
    const auto channel = [](double value) {
        return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return {channel(colour.redF()), channel(colour.greenF()), channel(colour.blueF())};
}

/// CIELAB as a person with this vision sees it.
Triple labOf(const QColor &colour, const Matrix &vision)
{
    const Triple linear = linearOf(colour);
    Triple seen{};
    for (std::size_t i = 0; i < 3; ++i)
        for (std::size_t k = 0; k < 3; ++k)
            seen[i] += vision[i][k] * linear[k];
    const auto f = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116; };
    for (double &part : seen)
        part = std::clamp(part, 0.0, 1.0);
    const double x = f((0.4124 * seen[0] + 0.3576 * seen[1] + 0.1805 * seen[2]) / 0.9505);
    const double y = f(0.2126 * seen[0] + 0.7152 * seen[1] + 0.0722 * seen[2]);
    const double z = f((0.0193 * seen[0] + 0.1192 * seen[1] + 0.9505 * seen[2]) / 1.089);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

double distance(const Triple &a, const Triple &b)
{
    return std::hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

MapColouringRequest requestOf(MapColour::Kind kind, qint64 points)
{
    MapColouringRequest request;
    request.colour = {kind, "x"};
    for (std::size_t i = 0; i < request.palette.groups.size(); ++i)
        request.palette.groups[i] = 0xff000000u + quint32(i) + 1;
    request.palette.other = 0xff777777;
    request.palette.plain = 0xff555555;
    request.palette.filtered = 0xffeeeeee;
    request.palette.ramp = lightnessRamp(false);
    auto map = std::make_shared<MapPoints>();
    for (qint64 i = 0; i < points; ++i) {
        map->items.push_back(i);
        map->xy.insert(map->xy.end(), {0, 0});
    }
    request.points = map;
    return request;
}

} // namespace

class TestMapColouring : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void groupsAreToldApartByEveryEye_data();
    void groupsAreToldApartByEveryEye();
    void theRampGrowsEvenly_data();
    void theRampGrowsEvenly();
    void theChoiceIsText_data();
    void theChoiceIsText();
    void groupsAreCountedOnTheMap();
    void valuesSpanTheRamp();
    void oddValuesColourNothing_data();
    void oddValuesColourNothing();
    void contributionsAreThoseOfTheRanking();
};

void TestMapColouring::groupsAreToldApartByEveryEye_data()
{
    QTest::addColumn<bool>("isDark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void TestMapColouring::groupsAreToldApartByEveryEye()
{
    QFETCH(bool, isDark);
    const Theme &theme = isDark ? Theme::dark() : Theme::light();
    for (const Matrix &vision : {kNormal, kProtan, kDeutan, kTritan})
        for (int i = 0; i < kMaxMapGroups; ++i)
            for (int k = 0; k < i; ++k) {
                const double apart =
                    distance(labOf(groupColour(i, theme), vision), labOf(groupColour(k, theme), vision));
                QVERIFY2(apart > 12, qPrintable(QStringLiteral("%1 and %2: %3").arg(i).arg(k).arg(apart)));
            }
}

void TestMapColouring::theRampGrowsEvenly_data()
{
    groupsAreToldApartByEveryEye_data();
}

void TestMapColouring::theRampGrowsEvenly()
{
    QFETCH(bool, isDark);
    const std::vector<quint32> ramp = lightnessRamp(isDark);
    QCOMPARE(ramp.size(), std::size_t{256});
    const double sign = isDark ? 1 : -1; // the greater stands out more from the ground
    const auto lightness = [&](std::size_t i) { return labOf(QColor::fromRgb(ramp[i]), kNormal)[0]; };
    const double whole = sign * (lightness(255) - lightness(0));
    QVERIFY(whole > 45);
    for (std::size_t i = 32; i < ramp.size(); i += 32) {
        const double step = sign * (lightness(i) - lightness(i - 32));
        QVERIFY2(step > 0.6 * whole / 8 && step < 1.6 * whole / 8, qPrintable(QString::number(step)));
    }
}

void TestMapColouring::theChoiceIsText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isChoice");
    QTest::newRow("nothing chosen") << QString() << false;
    QTest::newRow("one colour") << QStringLiteral("none") << true;
    QTest::newRow("a tag group") << QStringLiteral("tag:folder") << true;
    QTest::newRow("a group with a colon") << QStringLiteral("tag:a:b") << true;
    QTest::newRow("a number") << QStringLiteral("number:year") << true;
    QTest::newRow("a similarity to a field") << QStringLiteral("similarity:field:year") << true;
    QTest::newRow("a contribution") << QStringLiteral("contribution:image") << true;
    QTest::newRow("without a name") << QStringLiteral("tag:") << false;
    QTest::newRow("anything else") << QStringLiteral("moon") << false;
}

void TestMapColouring::theChoiceIsText()
{
    QFETCH(QString, text);
    QFETCH(bool, isChoice);
    const auto colour = mapColourFrom(text.toStdString());
    QCOMPARE(colour.has_value(), isChoice);
    if (colour)
        QCOMPARE(QString::fromStdString(toString(*colour)), text);
}

void TestMapColouring::groupsAreCountedOnTheMap()
{
    MapColouringRequest request = requestOf(MapColour::Kind::Tag, 7); // the last has no row any more
    auto groups = std::make_shared<MapGroups>();
    groups->group = "x";
    groups->values = {"a", "b"};
    groups->valueOf = {0, 1, 0, -1, 0, 1};
    auto allowed = std::make_shared<Bitmap>(6);
    for (const int row : {0, 1, 3, 5})
        allowed->set(row);
    request.allowed = allowed;
    const MapColouring colouring = colouredByGroups(request, groups, 6);
    QCOMPARE(colouring.total, (std::vector<qint64>{3, 2, 2}));
    QCOMPARE(colouring.visible, (std::vector<qint64>{1, 2, 1}));
    QCOMPARE(colouring.ofPoints, (std::vector<quint32>{0xff000001, 0xff000002, 0xffeeeeee, 0xff777777,
                                                       0xffeeeeee, 0xff000002, 0xff777777}));
    QCOMPARE(colouring.byRow.size(), std::size_t{6});
    request.allowed = nullptr;
    const MapColouring plain = colouredByGroups(request, nullptr, 6); // a group that is gone
    QCOMPARE(plain.total, std::vector<qint64>{7});
    QCOMPARE(plain.byRow[0], 0xff555555u);
}

void TestMapColouring::valuesSpanTheRamp()
{
    MapColouringRequest request = requestOf(MapColour::Kind::Number, 1001);
    std::vector<float> values(1001);
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = float(i);
    values[1000] = 1e9f; // one outlier must not take all colours
    values[500] = std::numeric_limits<float>::quiet_NaN();
    const MapColouring colouring = colouredByValues(request, values);
    QCOMPARE(colouring.least, 10.0);
    QCOMPARE(colouring.greatest, 990.0);
    QCOMPARE(colouring.byRow[0], request.palette.ramp.front());
    QCOMPARE(colouring.byRow[1000], request.palette.ramp.back());
    QCOMPARE(colouring.byRow[500], request.palette.other);
    QCOMPARE(colouring.byRow[255], request.palette.ramp[63]);
    QCOMPARE(colouring.total, (std::vector<qint64>{1000, 1}));
}

void TestMapColouring::oddValuesColourNothing_data()
{
    const float nan = std::numeric_limits<float>::quiet_NaN(), inf = std::numeric_limits<float>::infinity();
    QTest::addColumn<std::vector<float>>("values");
    QTest::newRow("none") << std::vector<float>{};
    QTest::newRow("none that is a number") << std::vector<float>{nan, nan, inf};
    QTest::newRow("all the same") << std::vector<float>{3, 3, 3};
    QTest::newRow("one") << std::vector<float>{-1e30f};
    QTest::newRow("as far apart as floats go") << std::vector<float>{-3e38f, 3e38f, nan};
}

void TestMapColouring::oddValuesColourNothing()
{
    QFETCH(std::vector<float>, values);
    const MapColouring colouring = colouredByValues(requestOf(MapColour::Kind::Number, 5), values);
    QCOMPARE(colouring.byRow.size(), values.size());
    QCOMPARE(colouring.ofPoints.size(), std::size_t{5});
    QVERIFY(std::isfinite(colouring.least) && std::isfinite(colouring.greatest));
    QCOMPARE(colouring.total[0] + colouring.total[1], 5);
}

void TestMapColouring::contributionsAreThoseOfTheRanking()
{
    const float nan = std::numeric_limits<float>::quiet_NaN();
    MapColouringRequest request = requestOf(MapColour::Kind::Contribution, 4);
    request.signalNames = {"a", "x"};
    request.columns = {std::make_shared<const Column>(std::vector<float>{1, 2, 3, 4}),
                       std::make_shared<const Column>(std::vector<float>{0.5f, nan, 0.25f, 0.1f})};
    request.weights = {0.5, 1.0};
    const std::vector<float> values = valuesOf(request);
    QCOMPARE(values.size(), std::size_t{4});
    QVERIFY(std::isnan(values[1]));
    ThreadTeam team(1);
    const auto ranking = fuse({request.columns, request.weights}, team);
    QVERIFY(ranking.has_value());
    for (const RankedItem &item : ranking->items)
        if (rowOf(item.item) != 1)
            QCOMPARE(values[std::size_t(rowOf(item.item))], float(item.contributions[1]));
    request.colour.kind = MapColour::Kind::Similarity;
    QCOMPARE(valuesOf(request)[2], 0.25f);
    request.colour.name = "gone";
    QVERIFY(valuesOf(request).empty());
}

QTEST_GUILESS_MAIN(TestMapColouring)
#include "tst_mapcolouring.moc"
