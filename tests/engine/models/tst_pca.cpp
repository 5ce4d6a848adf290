// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/models/tensor/device.h"
#include "engine/models/tensor/pca.h"

#include <QTest>

#include <Eigen/Dense>

#include <limits>
#include <random>

using namespace modalens;

namespace {

using RowMatrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// Rows with a different spread along every axis of a random rotation, around a mean far from zero.
std::vector<float> randomRows(int n, int d, unsigned seed)
{
    std::mt19937 random(seed);
    std::normal_distribution<float> normal;
    RowMatrix mix(d, d);
    for (int i = 0; i < d; ++i)
        for (int j = 0; j < d; ++j)
            mix(i, j) = normal(random) * std::pow(0.8, i);
    std::vector<float> rows;
    for (int row = 0; row < n; ++row) {
        Eigen::RowVectorXd source(d);
        for (int j = 0; j < d; ++j)
            source[j] = normal(random);
        const Eigen::RowVectorXd mixed = source * mix;
        for (int j = 0; j < d; ++j)
            rows.push_back(static_cast<float>(mixed[j] + 5.0));
    }
    return rows;
}

} // namespace

class TestPca : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesWithEigen_data();
    void agreesWithEigen();
    void projectsToUncorrelatedScores();
    void hasZeroComponentsWhereThereIsNoVariance();
    void refusesWhatMakesNoSense_data();
    void refusesWhatMakesNoSense();
    void knowsItsDevices();
};

void TestPca::agreesWithEigen_data()
{
    QTest::addColumn<int>("n");
    QTest::addColumn<int>("d");
    QTest::addColumn<int>("k");
    QTest::newRow("more rows than dimensions") << 200 << 12 << 12;
    QTest::newRow("more dimensions than rows") << 15 << 40 << 10;
    QTest::newRow("several blocks of rows") << 9000 << 6 << 3;
    QTest::newRow("enough rows for float32 blocks") << 20000 << 5 << 5;
}

void TestPca::agreesWithEigen()
{
    QFETCH(int, n);
    QFETCH(int, d);
    QFETCH(int, k);
    const std::vector<float> rows = randomRows(n, d, 7);
    const auto pca = principalComponents(rows, n, d, k);
    QVERIFY(pca.has_value());

    const RowMatrix all =
        Eigen::Map<const Eigen::Matrix<float, -1, -1, Eigen::RowMajor>>(rows.data(), n, d).cast<double>();
    const Eigen::RowVectorXd mean = all.colwise().mean();
    const RowMatrix centred = all.rowwise() - mean;
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> oracle((centred.transpose() * centred) / (n - 1.0));
    for (int j = 0; j < d; ++j)
        QVERIFY(std::abs(pca->mean[j] - mean[j]) < 1e-4);
    for (int c = 0; c < k; ++c) {
        const double expected = oracle.eigenvalues()[d - 1 - c];
        QVERIFY(std::abs(pca->variance[c] - expected) < 1e-4 * expected + 1e-6);
        const Eigen::VectorXd direction = oracle.eigenvectors().col(d - 1 - c);
        const auto ours = Eigen::Map<const Eigen::VectorXf>(&pca->components[c * d], d).cast<double>();
        QVERIFY2(std::abs(std::abs(direction.dot(ours)) - 1.0) < 1e-4, "same direction, of unit length");
        Eigen::Index strongest;
        ours.cwiseAbs().maxCoeff(&strongest);
        QVERIFY2(ours[strongest] > 0, "the largest loading is positive");
    }
}

void TestPca::projectsToUncorrelatedScores()
{
    const int n = 5000, d = 8, k = 4;
    const std::vector<float> rows = randomRows(n, d, 3);
    const auto pca = principalComponents(rows, n, d, k);
    QVERIFY(pca.has_value());
    const std::vector<float> scores = projectOnto(*pca, rows, n);
    const auto matrix =
        Eigen::Map<const Eigen::Matrix<float, -1, -1, Eigen::RowMajor>>(scores.data(), n, k).cast<double>();
    const Eigen::MatrixXd covariance = matrix.transpose() * matrix / (n - 1.0);
    for (int a = 0; a < k; ++a)
        for (int b = 0; b < k; ++b)
            QVERIFY(std::abs(covariance(a, b) - (a == b ? pca->variance[a] : 0.0)) < 1e-3 * pca->variance[0]);
}

void TestPca::hasZeroComponentsWhereThereIsNoVariance()
{
    // Three points on a line in four dimensions, then one point alone.
    const std::vector<float> line{0, 0, 0, 1, 1, 1, 0, 1, 2, 2, 0, 1};
    const auto pca = principalComponents(line, 3, 4, 3);
    QVERIFY(pca.has_value());
    QCOMPARE(pca->variance[0], 2.0f);
    QCOMPARE(pca->variance[1], 0.0f);
    QCOMPARE(pca->components.size(), std::size_t(12));
    for (std::size_t i = 4; i < 12; ++i)
        QCOMPARE(pca->components[i], 0.0f);
    const auto single = principalComponents(std::vector<float>{1, 2, 3}, 1, 3, 2);
    QVERIFY(single.has_value());
    QCOMPARE(single->variance, (std::vector<float>{0, 0}));
    QCOMPARE(projectOnto(*single, std::vector<float>{4, 4, 4}, 1), (std::vector<float>{0, 0}));
}

void TestPca::refusesWhatMakesNoSense_data()
{
    QTest::addColumn<std::vector<float>>("rows");
    QTest::addColumn<int>("n");
    QTest::addColumn<int>("d");
    QTest::addColumn<int>("k");
    QTest::addColumn<QString>("device");
    const float nan = std::numeric_limits<float>::quiet_NaN();
    const QString cpu = QStringLiteral("cpu");
    QTest::newRow("no rows") << std::vector<float>{} << 0 << 2 << 1 << cpu;
    QTest::newRow("fewer values than claimed") << std::vector<float>{1, 2, 3} << 2 << 2 << 1 << cpu;
    QTest::newRow("more components than dimensions") << std::vector<float>{1, 2} << 1 << 2 << 3 << cpu;
    QTest::newRow("not a number") << std::vector<float>{1, nan} << 1 << 2 << 1 << cpu;
    QTest::newRow("unknown device") << std::vector<float>{1, 2} << 1 << 2 << 1 << QStringLiteral("abacus");
}

void TestPca::refusesWhatMakesNoSense()
{
    QFETCH(std::vector<float>, rows);
    QFETCH(int, n);
    QFETCH(int, d);
    QFETCH(int, k);
    QFETCH(QString, device);
    const auto pca = principalComponents(rows, n, d, k, device.toStdString());
    QVERIFY(!pca.has_value());
    QCOMPARE(pca.error().code, ErrorCode::InvalidArgument);
}

void TestPca::knowsItsDevices()
{
    QVERIFY(checkDevice("cpu").has_value());
    QVERIFY(!checkDevice("cuda:nonsense").has_value());
    QVERIFY(!checkDevice("cuda:63").has_value());
}

QTEST_APPLESS_MAIN(TestPca)
#include "tst_pca.moc"
