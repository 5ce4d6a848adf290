// SPDX-License-Identifier: GPL-3.0-or-later
#include "compute/checks.h"
#include "engine/models/tensor/device.h"

#include <QTest>

using namespace modalens;
using namespace modalens::testing;

class TestComputeChecks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCheckPassesOnTheProcessor();
    void unknownDeviceIsAnError();
};

void TestComputeChecks::everyCheckPassesOnTheProcessor()
{
    const std::vector<CheckResult> results = runAllChecks("cpu");
    QVERIFY(results.size() >= 6);
    for (const CheckResult &check : results)
        QVERIFY2(check.isPassed, (check.name + ": " + check.detail).c_str());
}

void TestComputeChecks::unknownDeviceIsAnError()
{
    QVERIFY(!checkDevice("toaster"));
    QVERIFY(!checkMatrixProduct("toaster").isPassed);
    QVERIFY(!checkPrincipalComponents("toaster").isPassed);
}

QTEST_APPLESS_MAIN(TestComputeChecks)
#include "tst_computechecks.moc"
