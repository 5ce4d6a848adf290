// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/float16.h"

#include <QObject>
#include <QTest>

#include <cmath>
#include <limits>

using modalens::floatFromHalf;
using modalens::halfFromFloat;

namespace {

/// The value of a half by the definition of IEEE 754, in double.
double valueOf(unsigned half)
{
    const int exponent = static_cast<int>(half >> 10 & 0x1f);
    const int mantissa = static_cast<int>(half & 0x3ff);
    const double sign = half & 0x8000 ? -1.0 : 1.0;
    if (exponent == 31)
        return mantissa ? std::numeric_limits<double>::quiet_NaN()
                        : sign * std::numeric_limits<double>::infinity();
    return sign * (exponent == 0 ? std::ldexp(mantissa, -24) : std::ldexp(1024 + mantissa, exponent - 25));
}

} // namespace

class TestFloat16 : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyHalfHasItsValue()
    {
        for (unsigned half = 0; half < 0x10000; ++half) {
            const double expected = valueOf(half);
            const float value = floatFromHalf(static_cast<std::uint16_t>(half));
            if (std::isnan(expected))
                QVERIFY(std::isnan(value));
            else
                QVERIFY2(value == expected && std::signbit(value) == std::signbit(expected),
                         qPrintable(QString::number(half)));
        }
    }

    void everyHalfSurvivesTheRoundTrip()
    {
        for (unsigned half = 0; half < 0x10000; ++half)
            if (!std::isnan(valueOf(half)))
                QCOMPARE(unsigned(halfFromFloat(floatFromHalf(static_cast<std::uint16_t>(half)))), half);
    }

    void betweenTwoHalvesTheNearerWinsAndTiesGoToEven()
    {
        // All neighbours, subnormal ones included; the last one's upper neighbour is where infinity begins.
        for (unsigned half = 0; half < 0x7c00; ++half) {
            const double next = half == 0x7bff ? 65536.0 : valueOf(half + 1);
            const auto middle =
                static_cast<float>((valueOf(half) + next) / 2); // exact: one more bit of mantissa
            const unsigned even = half % 2 == 0 ? half : half + 1;
            QCOMPARE(unsigned(halfFromFloat(middle)), even);
            QCOMPARE(unsigned(halfFromFloat(std::nextafter(middle, 0.0f))), half);
            QCOMPARE(unsigned(halfFromFloat(std::nextafter(middle, 1e9f))), half + 1);
            QCOMPARE(unsigned(halfFromFloat(-middle)), even | 0x8000u);
        }
    }

    void extremesBecomeInfinityZeroOrStayNaN()
    {
        QCOMPARE(unsigned(halfFromFloat(std::numeric_limits<float>::max())), 0x7c00u);
        QCOMPARE(unsigned(halfFromFloat(-std::numeric_limits<float>::infinity())), 0xfc00u);
        QCOMPARE(unsigned(halfFromFloat(std::numeric_limits<float>::denorm_min())), 0u);
        QCOMPARE(unsigned(halfFromFloat(-0.0f)), 0x8000u);
        QVERIFY(std::isnan(floatFromHalf(halfFromFloat(std::numeric_limits<float>::quiet_NaN()))));
        QVERIFY(std::isnan(floatFromHalf(halfFromFloat(-std::numeric_limits<float>::signaling_NaN()))));
    }
};

QTEST_APPLESS_MAIN(TestFloat16)
#include "tst_float16.moc"
