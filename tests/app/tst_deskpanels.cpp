// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/desk/settings.h"
#include "app/gui/window/deskpanels.h"

#include <QAction>
#include <QDockWidget>
#include <QGuiApplication>
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

    void aLayoutThatIsNoneLeavesThePanelsAlone()
    {
        m_settings->setPanelLayout("\xff\x00 no layout");
        m_panels->restoreLayout(*m_settings);
        for (const QString &panel : kPanels)
            QVERIFY(m_panels->dock(panel)->isVisible());
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
        QVERIFY(!restored->isFloating() ||
                QGuiApplication::primaryScreen()->availableGeometry().intersects(restored->geometry()));
    }

private:
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
