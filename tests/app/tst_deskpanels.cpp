// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/desk/settings.h"
#include "app/gui/window/deskpanels.h"
#include "widgets/facetpanel.h"
#include "widgets/mixerwidget.h"
#include "widgets/rankingview.h"

#include <QAction>
#include <QDockWidget>
#include <QGuiApplication>
#include <QMainWindow>
#include <QScreen>
#include <QTemporaryDir>
#include <QTest>

using namespace modalens;

namespace {

const QStringList kPanels{QStringLiteral("mixer"),   QStringLiteral("facets"), QStringLiteral("views"),
                          QStringLiteral("ranking"), QStringLiteral("why"),    QStringLiteral("preview")};

} // namespace

class TestDeskPanels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_settings =
            std::make_unique<Settings>(m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction())));
        show();
    }
    void cleanup() { m_panels.reset(); }

    void everyPanelClosesAndComesBack()
    {
        const QList<QAction *> actions = m_panels->toggleActions();
        QCOMPARE(actions.size(), kPanels.size());
        for (int i = 0; i < actions.size(); ++i) {
            actions[i]->trigger();
            QVERIFY(!m_panels->dock(kPanels[i])->isVisible());
            m_panels->reveal(kPanels[i]);
            QVERIFY(m_panels->dock(kPanels[i])->isVisible());
            QVERIFY(actions[i]->isChecked());
        }
    }

    void theLayoutComesBackInTheNextWindow()
    {
        m_panels->dock(QStringLiteral("why"))->toggleViewAction()->trigger();
        m_panels->dock(QStringLiteral("preview"))->setFloating(true);
        m_panels->saveLayout(*m_settings);
        show();
        m_panels->restoreLayout(*m_settings);
        QVERIFY(!m_panels->dock(QStringLiteral("why"))->isVisible());
        QVERIFY(m_panels->dock(QStringLiteral("preview"))->isFloating());
        QVERIFY(m_panels->dock(QStringLiteral("mixer"))->isVisible());
    }

    void resetPutsEverythingBack()
    {
        for (const QString &panel : kPanels)
            m_panels->dock(panel)->setFloating(true);
        m_panels->dock(QStringLiteral("mixer"))->close();
        m_panels->resetLayout();
        for (const QString &panel : kPanels) {
            QVERIFY(m_panels->dock(panel)->isVisible());
            QVERIFY(!m_panels->dock(panel)->isFloating());
        }
    }

    void theTabInFrontComesBackAndTheSizesGoOnFollowing()
    {
        m_panels->reveal(QStringLiteral("facets"));
        QTRY_VERIFY(isInFront(m_panels->facets));
        m_panels->saveLayout(*m_settings);
        show();
        m_panels->restoreLayout(*m_settings);
        QTRY_VERIFY(isInFront(m_panels->facets));
        QVERIFY(!isInFront(m_panels->mixer));
        const int before = m_panels->ranking->width();
        m_panels->resize(1580, 760);
        QTRY_VERIFY(m_panels->ranking->width() > before);
    }

    void panelsBehindEachOtherComeBackSo()
    {
        auto *area = m_panels->findChild<QMainWindow *>();
        area->tabifyDockWidget(m_panels->dock(QStringLiteral("why")),
                               m_panels->dock(QStringLiteral("preview")));
        m_panels->dock(QStringLiteral("mixer"))->toggleViewAction()->trigger(); // as a person moves things
        m_panels->saveLayout(*m_settings);
        show();
        m_panels->restoreLayout(*m_settings);
        area = m_panels->findChild<QMainWindow *>();
        QCOMPARE(area->tabifiedDockWidgets(m_panels->dock(QStringLiteral("why"))),
                 QList<QDockWidget *>{m_panels->dock(QStringLiteral("preview"))});
        m_panels->resetLayout();
        QVERIFY(area->tabifiedDockWidgets(m_panels->dock(QStringLiteral("why"))).isEmpty());
    }

    void theTitleMenuFloatsAndCloses()
    {
        for (const QString &panel : kPanels) {
            QDockWidget *dock = m_panels->dock(panel);
            const QList<QAction *> actions = dock->titleBarWidget()->actions();
            QCOMPARE(actions.size(), 2);
            actions[0]->trigger();
            QVERIFY(dock->isFloating());
            actions[1]->trigger();
            QVERIFY(!dock->isVisible());
        }
    }

    void aLayoutThatIsNoneGivesTheStandardOne_data()
    {
        QTest::addColumn<QByteArray>("state");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("words") << QByteArray("no layout");
        QTest::newRow("bytes") << QByteArray("\xff\x00\xff\x00\x00\x01", 6);
        Settings settings(m_folder.filePath(QStringLiteral("whole")));
        DeskPanels panels(nullptr);
        panels.show();
        panels.dock(QStringLiteral("why"))->toggleViewAction()->trigger();
        panels.saveLayout(settings);
        const QByteArray whole = settings.panelLayout();
        QTest::newRow("cut off") << whole.left(whole.size() / 2);
        QTest::newRow("another version") << whole.left(7) + '\x7f' + whole.mid(8);
    }

    void aLayoutThatIsNoneGivesTheStandardOne()
    {
        QFETCH(QByteArray, state);
        m_settings->setPanelLayout(state);
        m_panels->restoreLayout(*m_settings);
        for (const QString &panel : kPanels) {
            QVERIFY(!m_panels->dock(panel)->isHidden());
            QVERIFY(!m_panels->dock(panel)->isFloating());
        }
    }

    void aDamagedLayoutGivesTheStandardOne()
    {
        m_panels->dock(QStringLiteral("preview"))->setFloating(true);
        m_panels->saveLayout(*m_settings);
        const QByteArray whole = m_settings->panelLayout();
        for (qsizetype at = 0; at < whole.size(); ++at) { // some of these ended in a crash inside Qt
            QByteArray damaged = whole;
            damaged[at] = static_cast<char>(damaged[at] ^ 0x81);
            m_settings->setPanelLayout(damaged);
            m_panels->restoreLayout(*m_settings);
            for (const QString &panel : kPanels)
                QVERIFY2(!m_panels->dock(panel)->isHidden() && !m_panels->dock(panel)->isFloating(),
                         qPrintable(QString::number(at)));
        }
    }

    void aPanelThatFloatedOnAScreenThatIsGoneComesHome()
    {
        QDockWidget *preview = m_panels->dock(QStringLiteral("preview"));
        preview->setFloating(true);
        preview->setGeometry(90'000, 90'000, 400, 300);
        m_panels->saveLayout(*m_settings);
        show();
        m_panels->restoreLayout(*m_settings);
        const QDockWidget *restored = m_panels->dock(QStringLiteral("preview"));
        const QPoint grip = restored->geometry().topLeft() + QPoint(30, 10);
        QVERIFY(!restored->isFloating() ||
                QGuiApplication::primaryScreen()->availableGeometry().contains(grip));
    }

private:
    /// Whether a click in its middle would reach it. (visibleRegion() leaves out what children paint.)
    bool isInFront(const QWidget *panel) const
    {
        const QWidget *clicked = m_panels->childAt(panel->mapTo(m_panels.get(), panel->rect().center()));
        return clicked && (clicked == panel || panel->isAncestorOf(clicked));
    }
    void show()
    {
        m_panels = std::make_unique<DeskPanels>(nullptr);
        m_panels->resize(1280, 760);
        m_panels->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panels.get()));
    }

    QTemporaryDir m_folder;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<DeskPanels> m_panels;
};

QTEST_MAIN(TestDeskPanels)
#include "tst_deskpanels.moc"
