// SPDX-License-Identifier: GPL-3.0-or-later
// A window that nobody touches does nothing: layouts and paints that call for one another would keep a core
// busy, unseen.
#include "app/windowfixture.h"

#include <QApplication>
#include <QTest>

#include <utility>

using namespace modalens;
using namespace modalens::test;

namespace {

/// Counts what a layout or a paint costs, in every widget.
class WorkCounter : public QObject
{
public:
    WorkCounter() { qApp->installEventFilter(this); }
    int takeCount() { return std::exchange(m_count, 0); }

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::UpdateRequest)
            ++m_count;
        return false;
    }

private:
    int m_count = 0;
};

} // namespace

class TestWindowRest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QCOMPARE(m_fixture.makeCatalog(), QString()); }
    void init() { m_fixture.forgetSettings(); }
    void cleanup() { m_fixture.closeWindow(); }

    void anUntouchedWindowComesToRest_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("hasSmallMaps");
        for (const QSize size : {QSize(1280, 800), QSize(900, 640), QSize(1900, 1000)})
            for (const bool hasSmallMaps : {false, true})
                QTest::addRow("%d x %d%s", size.width(), size.height(), hasSmallMaps ? ", small maps" : "")
                    << size << hasSmallMaps;
    }

    void anUntouchedWindowComesToRest()
    {
        QFETCH(QSize, size);
        QFETCH(bool, hasSmallMaps);
        m_fixture.settings().setSmallMapsShown(hasSmallMaps);
        MainWindow &window = m_fixture.open();
        window.resize(size);
        WorkCounter counter;
        const auto isAtRest = [&counter] {
            counter.takeCount();
            QTest::qWait(200);
            return counter.takeCount() == 0;
        };
        QTRY_VERIFY2_WITH_TIMEOUT(isAtRest(), "something goes on and on", WindowFixture::kWaitMs);
    }

private:
    WindowFixture m_fixture;
};

QTEST_MAIN(TestWindowRest)
#include "tst_windowrest.moc"
