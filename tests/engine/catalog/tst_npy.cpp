// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalog/npy.h"

#include <QObject>
#include <QTest>

using namespace modalens;

namespace {

/// Headers as numpy.save writes them, put together here by the rules of its format description.
QByteArray header(int version, QByteArray dictionary)
{
    const int prefix = version == 1 ? 10 : 12;
    while ((prefix + dictionary.size() + 1) % 64 != 0)
        dictionary += ' ';
    dictionary += '\n';
    QByteArray bytes("\x93NUMPY");
    bytes += char(version);
    bytes += '\0';
    for (int i = 0; i < prefix - 8; ++i)
        bytes += char(dictionary.size() >> (8 * i));
    return bytes + dictionary;
}

Result<NpyShape> parse(const QByteArray &bytes)
{
    return parseNpyHeader(std::as_bytes(std::span(bytes.constData(), static_cast<std::size_t>(bytes.size()))),
                          "x.npy");
}

} // namespace

class TestNpy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void headersAreRead_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("descr");
        QTest::addColumn<bool>("isFortran");
        QTest::addColumn<QList<int>>("shape");
        QTest::newRow("version 1, matrix")
            << header(1, "{'descr': '<f4', 'fortran_order': False, 'shape': (3, 4), }") << QByteArray("<f4")
            << false << QList<int>{3, 4};
        QTest::newRow("version 2, vector")
            << header(2, "{'descr': '<i8', 'fortran_order': False, 'shape': (7,), }") << QByteArray("<i8")
            << false << QList<int>{7};
        QTest::newRow("version 3, Fortran order, other order of names")
            << header(3, "{'shape': (2, 3, 4), 'fortran_order': True, 'descr': '>f8'}") << QByteArray(">f8")
            << true << QList<int>{2, 3, 4};
        QTest::newRow("a scalar") << header(1, "{'descr': '|u1', 'fortran_order': False, 'shape': (), }")
                                  << QByteArray("|u1") << false << QList<int>{};
    }

    void headersAreRead()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, descr);
        QFETCH(bool, isFortran);
        QFETCH(QList<int>, shape);
        const auto read = parse(bytes + QByteArray(100, 'd'));
        QVERIFY(read.has_value());
        QCOMPARE(QByteArray::fromStdString(read->descr), descr);
        QCOMPARE(read->isFortranOrder, isFortran);
        QCOMPARE(read->dataOffset, std::int64_t(bytes.size()));
        QCOMPARE(read->shape, std::vector<std::int64_t>(shape.begin(), shape.end()));
    }

    void ourHeadersAreReadBack()
    {
        for (const std::int64_t rows : {std::int64_t{0}, std::int64_t{1}, std::int64_t{2'000'000'000}}) {
            const auto bytes = npyHeader("<f2", rows, 65'536);
            const auto read = parse(QByteArray(bytes.data(), bytes.size()));
            QVERIFY(read.has_value());
            QCOMPARE(read->dataOffset, 128);
            QCOMPARE(read->shape, (std::vector<std::int64_t>{rows, 65'536}));
            QCOMPARE(bytes.back(), '\n');
        }
    }

    void otherFilesAreMalformed_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("only the magic") << QByteArray("\x93NUMPY");
        QTest::newRow("a ZIP file") << QByteArray("PK\x03\x04 0123456789 0123456789");
        QTest::newRow("version 9") << header(9, "{'descr': '<f4', 'fortran_order': False, 'shape': (3,), }");
        QTest::newRow("cut short")
            << header(1, "{'descr': '<f4', 'fortran_order': False, 'shape': (3,), }").left(100);
        QTest::newRow("a length beyond the file") << QByteArray("\x93NUMPY\x02\x00\xff\xff\xff\xff{}", 14);
        QTest::newRow("no shape") << header(1, "{'descr': '<f4', 'fortran_order': False}");
        QTest::newRow("a negative length")
            << header(1, "{'descr': '<f4', 'fortran_order': False, 'shape': (-3,), }");
        QTest::newRow("a length beyond 64 bits")
            << header(1, "{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999999999999,), }");
        QTest::newRow("an unclosed shape")
            << header(1, "{'descr': '<f4', 'fortran_order': False, 'shape': (3, ");
        QTest::newRow("a record type")
            << header(1, "{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (3,), }");
    }

    void otherFilesAreMalformed()
    {
        QFETCH(QByteArray, bytes);
        const auto read = parse(bytes);
        QVERIFY(!read.has_value());
        QCOMPARE(read.error().code, ErrorCode::Malformed);
        QCOMPARE(read.error().subject, std::string("x.npy"));
    }
};

QTEST_APPLESS_MAIN(TestNpy)
#include "tst_npy.moc"
