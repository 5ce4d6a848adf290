// SPDX-License-Identifier: GPL-3.0-or-later
#include "compute/tensorchecks.h"

#include <QTest>

using namespace modalens::testing;

class TestTensorChecks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holdOnTheCpu();
    void reportADeviceThatIsNone();
};

void TestTensorChecks::holdOnTheCpu()
{
    const auto checks = tensorChecks("cpu");
    QVERIFY(checks.size() >= 5);
    for (const TensorCheck &check : checks)
        QVERIFY2(check.difference.empty(), (check.name + ": " + check.difference).c_str());
}

void TestTensorChecks::reportADeviceThatIsNone()
{
    for (const TensorCheck &check : tensorChecks("abacus"))
        QVERIFY2(!check.difference.empty(), check.name.c_str());
}

QTEST_APPLESS_MAIN(TestTensorChecks)
#include "tst_tensorchecks.moc"
