// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/models/tensor/sparse.h"
#include "engine/models/tensor/svd.h"

#include <QTest>

#include <Eigen/Dense>

#include <random>

using namespace modalens;

namespace {

using RowMatrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// A sparse matrix with a decaying spectrum, as term weights have.
CsrMatrix randomSparse(int rows, int columns, double density, unsigned seed)
{
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> uniform(0, 1);
    CsrMatrix matrix;
    matrix.rows = rows;
    matrix.columns = columns;
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column)
            if (uniform(random) < density) {
                matrix.column.push_back(column);
                matrix.value.push_back(static_cast<float>(uniform(random) * 3.0 / (1 + column % 17)));
            }
        matrix.rowStart.push_back(static_cast<std::int64_t>(matrix.value.size()));
    }
    return matrix;
}

RowMatrix dense(const CsrMatrix &matrix)
{
    RowMatrix result = RowMatrix::Zero(matrix.rows, matrix.columns);
    for (std::int64_t row = 0; row < matrix.rows; ++row)
        for (std::int64_t i = matrix.rowStart[row]; i < matrix.rowStart[row + 1]; ++i)
            result(row, matrix.column[i]) += matrix.value[i];
    return result;
}

RowMatrix rightVectors(const TruncatedSvd &svd, int columns)
{
    return Eigen::Map<const Eigen::Matrix<float, -1, -1, Eigen::RowMajor>>(
               svd.rightVectors.data(), columns, static_cast<int>(svd.singular.size()))
        .cast<double>();
}

} // namespace

class TestSvd : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void multipliesLikeADenseMatrix();
    void agreesWithEigen_data();
    void agreesWithEigen();
    void isTheSameEveryTime();
    void hasZerosBeyondTheRank();
    void refusesWhatIsNoMatrix_data();
    void refusesWhatIsNoMatrix();
    void stopsWhenAsked();
};

void TestSvd::multipliesLikeADenseMatrix()
{
    const CsrMatrix matrix = randomSparse(150, 40, 0.2, 1);
    const RowMatrix right = RowMatrix::Random(40, 7);
    const Eigen::Matrix<float, -1, -1, Eigen::RowMajor> rightFloat = right.cast<float>();
    std::vector<float> out(150 * 7), outOfOne(150 * 7);
    ThreadTeam three(3), one(1);
    multiply(matrix.view(), {rightFloat.data(), 40 * 7}, 7, out, three);
    multiply(matrix.view(), {rightFloat.data(), 40 * 7}, 7, outOfOne, one);
    QCOMPARE(out, outOfOne);
    const RowMatrix expected = dense(matrix) * right;
    for (int i = 0; i < 150; ++i)
        for (int j = 0; j < 7; ++j)
            QVERIFY(std::abs(out[i * 7 + j] - expected(i, j)) < 1e-4);
    QVERIFY(dense(transposed(matrix.view())).isApprox(dense(matrix).transpose()));
}

void TestSvd::agreesWithEigen_data()
{
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("columns");
    QTest::addColumn<int>("rank");
    QTest::newRow("few rows: exact") << 20 << 90 << 10;
    QTest::newRow("all of the rank") << 15 << 30 << 15;
    QTest::newRow("few columns: all of them") << 200 << 12 << 12;
    QTest::newRow("iterated subspace") << 120 << 300 << 8;
}

void TestSvd::agreesWithEigen()
{
    QFETCH(int, rows);
    QFETCH(int, columns);
    QFETCH(int, rank);
    const CsrMatrix matrix = randomSparse(rows, columns, 0.15, 5);
    const auto svd = truncatedSvd(matrix.view(), {.rank = rank, .oversampling = 24, .iterations = 12});
    QVERIFY(svd.has_value());
    const Eigen::JacobiSVD<Eigen::MatrixXd> oracle(dense(matrix), Eigen::ComputeThinV | Eigen::ComputeThinU);
    const RowMatrix right = rightVectors(*svd, columns);
    for (int i = 0; i < rank; ++i) {
        const double expected = oracle.singularValues()[i];
        QVERIFY2(std::abs(svd->singular[i] - expected) < 2e-3 * oracle.singularValues()[0],
                 qPrintable(QStringLiteral("%1 is %2, not %3").arg(i).arg(svd->singular[i]).arg(expected)));
    }
    QVERIFY((right.transpose() * right).isApprox(RowMatrix::Identity(rank, rank), 1e-3));
    // The subspace as a whole: what A keeps when it is restricted to our vectors.
    const double kept = (dense(matrix) * right).squaredNorm();
    const double best = oracle.singularValues().head(rank).squaredNorm();
    QVERIFY(kept > 0.999 * best);
    // The first vector stands alone, so it can be compared itself.
    QVERIFY(std::abs(std::abs(right.col(0).dot(oracle.matrixV().col(0))) - 1.0) < 1e-3);
    Eigen::Index strongest;
    right.col(0).cwiseAbs().maxCoeff(&strongest);
    QVERIFY(right(strongest, 0) > 0);
}

void TestSvd::isTheSameEveryTime()
{
    const CsrMatrix matrix = randomSparse(300, 200, 0.05, 9);
    const auto first = truncatedSvd(matrix.view(), {.rank = 20, .seed = 3});
    const auto second = truncatedSvd(matrix.view(), {.rank = 20, .seed = 3});
    QVERIFY(first.has_value() && second.has_value());
    QCOMPARE(first->singular, second->singular);
    QCOMPARE(first->rightVectors, second->rightVectors);
}

void TestSvd::hasZerosBeyondTheRank()
{
    // Two different rows, three times each: rank two.
    CsrMatrix matrix;
    matrix.rows = 6;
    matrix.columns = 4;
    for (int row = 0; row < 6; ++row) {
        matrix.column.insert(matrix.column.end(), {row % 2, 2 + row % 2});
        matrix.value.insert(matrix.value.end(), {3.0f, 4.0f});
        matrix.rowStart.push_back(static_cast<std::int64_t>(matrix.value.size()));
    }
    const auto svd = truncatedSvd(matrix.view(), {.rank = 4});
    QVERIFY(svd.has_value());
    const float expected = 5.0f * std::sqrt(3.0f);
    QVERIFY(std::abs(svd->singular[0] - expected) < 1e-4f && std::abs(svd->singular[1] - expected) < 1e-4f);
    QCOMPARE(svd->singular[2], 0.0f);
    QCOMPARE(svd->singular[3], 0.0f);
    QVERIFY(rightVectors(*svd, 4).rightCols(2).isZero());
}

void TestSvd::refusesWhatIsNoMatrix_data()
{
    QTest::addColumn<int>("change");
    QTest::newRow("a column beyond the width") << 0;
    QTest::newRow("a negative column") << 1;
    QTest::newRow("rows that run backwards") << 2;
    QTest::newRow("fewer values than columns") << 3;
    QTest::newRow("not a number") << 4;
    QTest::newRow("more rank than rows") << 5;
}

void TestSvd::refusesWhatIsNoMatrix()
{
    QFETCH(int, change);
    CsrMatrix matrix = randomSparse(6, 9, 0.9, 2);
    SvdOptions options{.rank = 3};
    switch (change) {
    case 0:
        matrix.column[1] = 9;
        break;
    case 1:
        matrix.column[1] = -1;
        break;
    case 2:
        std::swap(matrix.rowStart[2], matrix.rowStart[3]);
        break;
    case 3:
        matrix.value.pop_back();
        break;
    case 4:
        matrix.value[0] = std::nanf("");
        break;
    default:
        options.rank = 7;
        break;
    }
    const auto svd = truncatedSvd(matrix.view(), options);
    QVERIFY(!svd.has_value());
    QCOMPARE(svd.error().code, ErrorCode::InvalidArgument);
}

void TestSvd::stopsWhenAsked()
{
    std::stop_source source;
    source.request_stop();
    const auto svd = truncatedSvd(randomSparse(60, 50, 0.3, 2).view(), {.rank = 5}, source.get_token());
    QVERIFY(!svd.has_value());
    QCOMPARE(svd.error().code, ErrorCode::Cancelled);
}

QTEST_APPLESS_MAIN(TestSvd)
#include "tst_svd.moc"
