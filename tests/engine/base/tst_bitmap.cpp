// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/bitmap.h"

#include <QObject>
#include <QTest>

#include <algorithm>
#include <random>

using modalens::Bitmap;

namespace {

std::vector<bool> randomBits(int size, unsigned seed)
{
    std::mt19937 random(seed);
    std::vector<bool> bits(static_cast<std::size_t>(size));
    for (std::size_t i = 0; i < bits.size(); ++i)
        bits[i] = random() & 1;
    return bits;
}

Bitmap bitmapOf(const std::vector<bool> &bits)
{
    Bitmap bitmap(static_cast<std::int64_t>(bits.size()));
    for (std::size_t i = 0; i < bits.size(); ++i)
        if (bits[i])
            bitmap.set(static_cast<std::int64_t>(i));
    return bitmap;
}

bool isEqual(const Bitmap &bitmap, const std::vector<bool> &bits)
{
    bool isSame = bitmap.size() == static_cast<std::int64_t>(bits.size());
    for (std::size_t i = 0; isSame && i < bits.size(); ++i)
        isSame = bitmap.test(static_cast<std::int64_t>(i)) == bits[i];
    return isSame && bitmap.count() == std::count(bits.begin(), bits.end(), true);
}

} // namespace

/// Against std::vector<bool>, at sizes around whole words.
class TestBitmap : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void operationsMatchOneBoolPerBit_data()
    {
        QTest::addColumn<int>("size");
        for (const int size : {0, 1, 63, 64, 65, 127, 128, 1000})
            QTest::addRow("%d bits", size) << size;
    }

    void operationsMatchOneBoolPerBit()
    {
        QFETCH(int, size);
        const std::vector<bool> a = randomBits(size, 1), b = randomBits(size, 2);
        std::vector<bool> both(a.size()), either(a.size()), neither(a.size());
        for (std::size_t i = 0; i < a.size(); ++i) {
            both[i] = a[i] && b[i];
            either[i] = a[i] || b[i];
            neither[i] = !a[i];
        }
        QVERIFY(isEqual(bitmapOf(a), a));
        QVERIFY(isEqual(bitmapOf(a) &= bitmapOf(b), both));
        QVERIFY(isEqual(bitmapOf(a) |= bitmapOf(b), either));
        Bitmap inverted = bitmapOf(a);
        inverted.invert();
        QVERIFY(isEqual(inverted, neither));
        QVERIFY(isEqual(Bitmap(size, true), std::vector<bool>(static_cast<std::size_t>(size), true)));
        QVERIFY(isEqual(Bitmap(size), std::vector<bool>(static_cast<std::size_t>(size), false)));
    }

    void bitsPastTheEndStayZero()
    {
        Bitmap bitmap(70, true);
        QCOMPARE(bitmap.words().size(), std::size_t(2));
        QCOMPARE(bitmap.words()[1], std::uint64_t(0x3f));
        bitmap.invert();
        bitmap.invert();
        QCOMPARE(bitmap.words()[1], std::uint64_t(0x3f));
    }

    void resetClearsOneBit()
    {
        Bitmap bitmap(130, true);
        bitmap.reset(64);
        bitmap.reset(64);
        QCOMPARE(bitmap.count(), 129);
        QVERIFY(!bitmap.test(64) && bitmap.test(63) && bitmap.test(65));
    }

    void equalityComparesSizeToo()
    {
        QVERIFY(Bitmap(64) == Bitmap(64));
        QVERIFY(!(Bitmap(64) == Bitmap(63)));
        QVERIFY(!(Bitmap(64) == Bitmap(64, true)));
    }
};

QTEST_APPLESS_MAIN(TestBitmap)
#include "tst_bitmap.moc"
