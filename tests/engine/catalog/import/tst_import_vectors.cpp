// SPDX-License-Identifier: GPL-3.0-or-later
#include "importfixture.h"

#include "engine/base/float16.h"
#include "engine/catalog/import/vectorfile.h"

#include <bit>
#include <cmath>
#include <cstring>
#include <limits>

using namespace modalens;
using namespace modalens::test;

namespace {

template <class T>
std::string bytesOf(std::initializer_list<T> values)
{
    std::string bytes;
    for (const T value : values)
        bytes.append(reinterpret_cast<const char *>(&value), sizeof value);
    return bytes;
}

std::string reversedBytes(std::string bytes, std::size_t size)
{
    for (std::size_t at = 0; at + size <= bytes.size(); at += size)
        std::reverse(bytes.begin() + static_cast<std::ptrdiff_t>(at),
                     bytes.begin() + static_cast<std::ptrdiff_t>(at + size));
    return bytes;
}

/// An .npy file as NumPy writes it: the dictionary padded to a multiple of 64 bytes.
std::string npy(const std::string &descr, const std::string &shape, const std::string &data, int version = 1,
                const std::string &order = "False")
{
    std::string header =
        "{'descr': '" + descr + "', 'fortran_order': " + order + ", 'shape': " + shape + ", }";
    const std::size_t start = version == 1 ? 10 : 12;
    header += std::string(63 - (start + header.size()) % 64, ' ') + "\n";
    std::string file = std::string("\x93NUMPY") + static_cast<char>(version) + '\0';
    file += static_cast<char>(header.size() & 0xff);
    file += static_cast<char>(header.size() >> 8);
    if (version > 1)
        file += std::string(2, '\0');
    return file + header + data;
}

std::string safetensors(const std::string &header, const std::string &data)
{
    const std::uint64_t length = header.size();
    return std::string(reinterpret_cast<const char *>(&length), 8) + header + data;
}

/// JSON is written with apostrophes for the sake of the eye.
std::string quoted(std::string text)
{
    std::replace(text.begin(), text.end(), '\'', '"');
    return text;
}

const std::string kTwoByTwo = bytesOf<float>({3, 4, 0, -2});

void putFourItems(ImportFixture &in)
{
    take(in.catalog().putItems(textItems(4)));
}

Result<ImportReport> import(ImportFixture &in, const fs::path &vectors, const fs::path &keys)
{
    return importVectors(in.catalog(), vectors, keys, "mine", Modality::Joint, in.silent(), {});
}

std::vector<float> vectorOf(ImportFixture &in, std::string_view key)
{
    const SpaceInfo info = *take(in.catalog().findSpace("mine"));
    const SharedVectors vectors = take(in.catalog().loadVectors(info.id));
    const std::int64_t at = vectors->find(in.item(key));
    if (at < 0)
        return {};
    std::vector<float> vector(static_cast<std::size_t>(info.dimension));
    vectors->copyVector(at, vector);
    return vector;
}

} // namespace

class TestImportVectors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFloatTypeGivesTheSameVectors_data()
    {
        QTest::addColumn<std::string>("name");
        QTest::addColumn<std::string>("bytes");
        const auto half = [](float value) { return halfFromFloat(value); };
        const auto bfloat = [](float value) {
            return static_cast<std::uint16_t>(std::bit_cast<std::uint32_t>(value) >> 16);
        };
        const std::string halves = bytesOf<std::uint16_t>({half(3), half(4), half(0), half(-2)});
        const std::string bfloats = bytesOf<std::uint16_t>({bfloat(3), bfloat(4), bfloat(0), bfloat(-2)});
        const std::string doubles = bytesOf<double>({3, 4, 0, -2});
        const auto row = [](const char *name, const char *file, std::string bytes) {
            QTest::newRow(name) << std::string(file) << std::move(bytes);
        };
        row("npy float32", "v.npy", npy("<f4", "(2, 2)", kTwoByTwo));
        row("npy float16", "v.npy", npy("<f2", "(2, 2)", halves));
        row("npy float64", "v.npy", npy("<f8", "(2, 2)", doubles));
        row("npy version 2", "v.npy", npy("<f4", "(2, 2)", kTwoByTwo, 2));
        row("npy big-endian", "v.npy", npy(">f4", "(2, 2)", reversedBytes(kTwoByTwo, 4)));
        const auto header = [](const char *type, int bytes) {
            return quoted("{'embeddings':{'dtype':'" + std::string(type) +
                          "','shape':[2,2],'data_offsets':[0," + std::to_string(bytes) + "]}}");
        };
        row("safetensors F32", "v.safetensors", safetensors(header("F32", 16), kTwoByTwo));
        row("safetensors F16", "v.safetensors", safetensors(header("F16", 8), halves));
        row("safetensors BF16", "v.safetensors", safetensors(header("BF16", 8), bfloats));
        row("safetensors F64", "v.safetensors", safetensors(header("F64", 32), doubles));
        row("a tensor off its alignment", "v.safetensors",
            safetensors(quoted("{'x':{'dtype':'U8','shape':[3],'data_offsets':[0,3]},"
                               "'e':{'dtype':'F32','shape':[2,2],'data_offsets':[3,19]}}"),
                        "abc" + kTwoByTwo));
        row("the matrix called embeddings of several", "v.safetensors",
            safetensors(quoted("{'a':{'dtype':'F32','shape':[1,1],'data_offsets':[16,20]},"
                               "'embeddings':{'dtype':'F32','shape':[2,2],'data_offsets':[0,16]}}"),
                        kTwoByTwo + bytesOf<float>({1})));
    }
    void everyFloatTypeGivesTheSameVectors()
    {
        QFETCH(std::string, name);
        QFETCH(std::string, bytes);
        ImportFixture in;
        putFourItems(in);
        const auto report = import(in, in.write(name, bytes), in.write("keys.txt", "item-2\nitem-0\n"));
        VERIFY_OK(report);
        QCOMPARE(report->imported, 2);
        QCOMPARE(take(in.catalog().findSpace("mine"))->state, SpaceState::Complete);
        const std::vector<float> first = vectorOf(in, "item-2");
        QVERIFY(std::abs(first[0] - 0.6f) < 1e-3f && std::abs(first[1] - 0.8f) < 1e-3f);
        QCOMPARE(vectorOf(in, "item-0"), (std::vector<float>{0, -1}));
        QVERIFY(vectorOf(in, "item-1").empty());
    }

    void filesThatLieAreRefused_data()
    {
        QTest::addColumn<std::string>("name");
        QTest::addColumn<std::string>("bytes");
        QTest::addColumn<std::string>("words");
        const auto npyRow = [](const char *name, std::string bytes, const char *words) {
            QTest::newRow(name) << std::string("v.npy") << std::move(bytes) << std::string(words);
        };
        npyRow("an empty file", "", "not a NumPy array");
        npyRow("another kind of file", std::string(200, 'x'), "not a NumPy array");
        npyRow("Fortran order", npy("<f4", "(2, 2)", kTwoByTwo, 1, "True"), "Fortran order");
        npyRow("whole numbers", npy("<i4", "(2, 2)", kTwoByTwo), "save it as float16");
        npyRow("Python objects", npy("|O", "(2, 2)", kTwoByTwo), "save it as float16");
        npyRow("one dimension", npy("<f4", "(4,)", kTwoByTwo), "1 dimensions");
        npyRow("three dimensions", npy("<f4", "(2, 2, 1)", kTwoByTwo), "3 dimensions");
        npyRow("no rows", npy("<f4", "(0, 2)", ""), "no vectors");
        npyRow("fewer bytes than claimed", npy("<f4", "(2, 3)", kTwoByTwo), "shorter than");
        npyRow("a gigantic shape", npy("<f4", "(9000000000000, 65536)", kTwoByTwo), "more than");
        npyRow("a shape that overflows", npy("<f4", "(9999999999999999999999, 2)", kTwoByTwo),
               "cannot be read");
        npyRow("three vectors for two keys", npy("<f4", "(3, 1)", bytesOf<float>({1, 2, 3})),
               "3 vectors but 2 keys");
        const auto tensorRow = [](const char *name, std::string bytes, const char *words) {
            QTest::newRow(name) << std::string("v.safetensors") << std::move(bytes) << std::string(words);
        };
        const auto one = [](const char *entry, const std::string &data = kTwoByTwo) {
            return safetensors(quoted("{'e':" + std::string(entry) + "}"), data);
        };
        tensorRow("seven bytes", "1234567", "too short");
        tensorRow("a header of more than 100 MB", std::string("\0\0\0\x7f\0\0\0\0", 8) + "{}",
                  "more than 100 MB");
        tensorRow("a header beyond the end", std::string("\xff\0\0\0\0\0\0\0", 8) + "{}",
                  "longer than the file");
        tensorRow("a header that is no JSON", safetensors("{nonsense", ""), "not a JSON object");
        tensorRow("no tensors", safetensors("{}", ""), "2-D float tensor");
        tensorRow("offsets outside the file", one("{'dtype':'F32','shape':[2,2],'data_offsets':[8,24]}"),
                  "outside the file");
        tensorRow("offsets that run backwards", one("{'dtype':'F32','shape':[2,2],'data_offsets':[16,0]}"),
                  "outside the file");
        tensorRow("negative offsets", one("{'dtype':'F32','shape':[2,2],'data_offsets':[-16,0]}"),
                  "whole numbers");
        tensorRow("a shape that does not fit", one("{'dtype':'F32','shape':[2,3],'data_offsets':[0,16]}"),
                  "another size");
        tensorRow("a shape that overflows",
                  one("{'dtype':'F32','shape':[4611686018427387904,4],'data_offsets':[0,0]}"),
                  "another size");
        tensorRow("an entry without a type", one("{'shape':[2,2],'data_offsets':[0,16]}"), "no dtype");
        tensorRow("overlapping tensors",
                  safetensors(quoted("{'a':{'dtype':'F32','shape':[2,2],'data_offsets':[0,16]},"
                                     "'b':{'dtype':'F32','shape':[2],'data_offsets':[8,16]}}"),
                              kTwoByTwo),
                  "overlap");
        tensorRow("two matrices of equal standing",
                  safetensors(quoted("{'a':{'dtype':'F32','shape':[1,2],'data_offsets':[0,8]},"
                                     "'b':{'dtype':'F32','shape':[1,2],'data_offsets':[8,16]}}"),
                              kTwoByTwo),
                  "2-D float tensor");
    }
    void filesThatLieAreRefused()
    {
        QFETCH(std::string, name);
        QFETCH(std::string, bytes);
        QFETCH(std::string, words);
        ImportFixture in;
        putFourItems(in);
        const fs::path file = in.write(name, bytes);
        const auto report = import(in, file, in.write("keys.txt", "item-2\nitem-0\n"));
        QVERIFY(!report);
        QVERIFY2(report.error().message.find(words) != std::string::npos, report.error().message.c_str());
        QVERIFY2(!report.error().subject.empty(), "the error names the file");
        QVERIFY(take(in.catalog().spaces()).empty());
    }

    void badRowsAreNamedAndTheRestImported()
    {
        ImportFixture in;
        putFourItems(in);
        const float nan = std::nanf("");
        const fs::path file = in.write(
            "v.npy", npy("<f4", "(6, 2)", bytesOf<float>({1, 0, nan, 1, 0, 0, 0, 1, 5, 5, 1e30f, 0})));
        const auto report =
            import(in, file, in.write("keys.txt", "item-0\r\nitem-1\nitem-2\nstranger\nitem-0\n item-3"));
        VERIFY_OK(report);
        QCOMPARE(report->imported, 2);
        QCOMPARE(report->skipped, 1); // the zero row: item-2 has no vector
        QCOMPARE(report->failures.size(), std::size_t{3});
        VERIFY_MENTIONS(report->failures, "v.npy:row 2", "NaN");
        VERIFY_MENTIONS(report->notes, "v.npy", "1 of 6 vectors hold NaN or infinity");
        VERIFY_MENTIONS(report->failures, "stranger", "no such item (1 row)");
        VERIFY_MENTIONS(report->failures, "v.npy:row 5", "already has a vector");
        QCOMPARE(vectorOf(in, "item-0"), (std::vector<float>{1, 0}));
        QCOMPARE(vectorOf(in, "item-3"),
                 (std::vector<float>{1, 0})); // 1e30 squared would be infinite in float32
        QVERIFY(vectorOf(in, "item-2").empty());
    }

    void whereNoVectorIsLeftTheErrorSaysWhy_data()
    {
        QTest::addColumn<std::vector<float>>("values"); // two vectors of two numbers
        QTest::addColumn<std::string>("keys");
        QTest::addColumn<std::string>("words");
        QTest::addColumn<std::string>("otherWords");
        const float nan = std::nanf("");
        const float inf = std::numeric_limits<float>::infinity();
        const auto row = [](const char *name, std::vector<float> values, const char *keys, const char *words,
                            const char *otherWords = "") {
            QTest::newRow(name) << std::move(values) << std::string(keys) << std::string(words)
                                << std::string(otherWords);
        };
        row("NaN everywhere", {nan, 1, 1, nan}, "item-0\nitem-1\n", "all 2 vectors hold NaN or infinity");
        row("infinities", {inf, 1, 1, -inf}, "item-0\nitem-1\n", "all 2 vectors hold NaN or infinity");
        row("NaN and a stranger", {nan, 1, 1, 1}, "item-0\nstranger\n", "belongs to an item",
            "1 of 2 vectors hold NaN or infinity");
        row("NaN and a zero", {nan, 1, 0, 0}, "item-0\nitem-1\n", "1 of 2 vectors hold NaN", "1 are zero");
        row("strangers alone", {1, 1, 1, 2}, "x\ny\n", "belongs to an item of this catalog");
    }
    void whereNoVectorIsLeftTheErrorSaysWhy()
    {
        QFETCH(std::vector<float>, values);
        QFETCH(std::string, keys);
        QFETCH(std::string, words);
        QFETCH(std::string, otherWords);
        ImportFixture in;
        putFourItems(in);
        const fs::path file = in.write(
            "v.npy", npy("<f4", "(2, 2)", bytesOf<float>({values[0], values[1], values[2], values[3]})));
        const auto report = import(in, file, in.write("keys.txt", keys));
        QVERIFY(!report);
        QCOMPARE(report.error().code, ErrorCode::Malformed);
        QCOMPARE(report.error().subject, file.string());
        for (const std::string &part : {words, otherWords})
            QVERIFY2(report.error().message.find(part) != std::string::npos, report.error().message.c_str());
        QVERIFY(take(in.catalog().spaces()).empty());
    }

    void keysCanBeInTheMetadata_data()
    {
        QTest::addColumn<std::string>("metadata");
        QTest::newRow("a JSON array") << std::string("[\\\"item-1\\\",\\\"item-3\\\"]");
        QTest::newRow("one a line") << std::string("item-1\\nitem-3");
    }
    void keysCanBeInTheMetadata()
    {
        QFETCH(std::string, metadata);
        ImportFixture in;
        putFourItems(in);
        const std::string header = "{\"__metadata__\":{\"keys\":\"" + metadata + "\"}," +
                                   quoted("'e':{'dtype':'F32','shape':[2,2],'data_offsets':[0,16]}}");
        const auto report = import(in, in.write("v.safetensors", safetensors(header, kTwoByTwo)), {});
        VERIFY_OK(report);
        QCOMPARE(vectorOf(in, "item-3"), (std::vector<float>{0, -1}));
    }

    void keysAreNeeded()
    {
        ImportFixture in;
        putFourItems(in);
        const auto report = import(in, in.write("v.npy", npy("<f4", "(2, 2)", kTwoByTwo)), {});
        QVERIFY(!report);
        QVERIFY(report.error().message.find("one a line") != std::string::npos);
    }

    void aNameIsTakenOnlyOnceAndAFailureLeavesNoHalfSpace()
    {
        ImportFixture in;
        putFourItems(in);
        const fs::path file = in.write("v.npy", npy("<f4", "(2, 2)", kTwoByTwo));
        const auto stranger = import(in, file, in.write("other.txt", "a\nb\n"));
        QVERIFY(!stranger);
        QVERIFY(take(in.catalog().spaces()).empty());
        VERIFY_OK(import(in, file, in.write("keys.txt", "item-0\nitem-1\n")));
        const auto again = import(in, file, in.root() / "keys.txt");
        QVERIFY(!again);
        QCOMPARE(again.error().code, ErrorCode::AlreadyExists);
        QCOMPARE(vectorOf(in, "item-1"), (std::vector<float>{0, -1}));
    }

    void stoppingLeavesNoHalfSpace()
    {
        ImportFixture in;
        putFourItems(in);
        std::stop_source stop;
        stop.request_stop();
        const auto report = importVectors(in.catalog(), in.write("v.npy", npy("<f4", "(2, 2)", kTwoByTwo)),
                                          in.write("keys.txt", "item-0\nitem-1\n"), "mine", Modality::Text,
                                          in.silent(), stop.get_token());
        VERIFY_OK(report);
        QVERIFY(report->wasCancelled);
        QVERIFY(take(in.catalog().spaces()).empty());
    }
};

QTEST_APPLESS_MAIN(TestImportVectors)
#include "tst_import_vectors.moc"
