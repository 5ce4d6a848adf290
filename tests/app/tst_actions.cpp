// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/desk/settings.h"
#include "app/gui/window/actions.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QWidget>

using namespace modalens;

class TestActions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aShortcutOfTheAnalystsComesBack()
    {
        const QString file = m_folder.filePath(QStringLiteral("shortcuts.ini"));
        {
            Settings settings(file);
            QWidget window;
            Actions actions(window, settings);
            actions.add(QStringLiteral("view.list"), QStringLiteral("&List"),
                        QKeySequence(Qt::CTRL | Qt::Key_1));
            actions.add(QStringLiteral("view.grid"), QStringLiteral("&Grid"),
                        QKeySequence(Qt::CTRL | Qt::Key_2));
            actions.setShortcut(QStringLiteral("view.list"), QKeySequence(Qt::ALT | Qt::Key_L));
            actions.setShortcut(QStringLiteral("view.grid"), QKeySequence());
        }
        Settings settings(file);
        QWidget window;
        Actions actions(window, settings);
        QAction *list = actions.add(QStringLiteral("view.list"), QStringLiteral("&List"),
                                    QKeySequence(Qt::CTRL | Qt::Key_1));
        QAction *grid = actions.add(QStringLiteral("view.grid"), QStringLiteral("&Grid"),
                                    QKeySequence(Qt::CTRL | Qt::Key_2));
        QCOMPARE(list->shortcut(), QKeySequence(Qt::ALT | Qt::Key_L));
        QVERIFY(grid->shortcut().isEmpty());
        QCOMPARE(actions.withShortcut(QKeySequence(Qt::ALT | Qt::Key_L)), list);
        actions.resetShortcuts();
        QCOMPARE(grid->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_2));
    }

    void aShortcutWorksWithoutAMenu()
    {
        Settings settings(m_folder.filePath(QStringLiteral("none.ini")));
        QWidget window;
        Actions actions(window, settings);
        QAction *action =
            actions.add(QStringLiteral("view.list"), QStringLiteral("List"), QKeySequence(Qt::Key_F7));
        QSignalSpy triggered(action, &QAction::triggered);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        window.activateWindow();
        QTest::keyClick(&window, Qt::Key_F7);
        QTRY_COMPARE(triggered.size(), 1);
    }

    void garbageInTheSettingsIsNoShortcut_data()
    {
        QTest::addColumn<QString>("stored");
        QTest::newRow("no key") << QStringLiteral("Ctrl+Banana");
        QTest::newRow("very long") << QString(5000, QLatin1Char('x'));
    }

    void garbageInTheSettingsIsNoShortcut()
    {
        QFETCH(QString, stored);
        const QString file = m_folder.filePath(QStringLiteral("garbage.ini"));
        {
            QFile settings(file);
            QVERIFY(settings.open(QIODevice::WriteOnly));
            settings.write("[shortcuts]\nview.list=" + stored.toUtf8() + "\n");
        }
        Settings settings(file);
        QWidget window;
        Actions actions(window, settings);
        const QAction *action =
            actions.add(QStringLiteral("view.list"), QStringLiteral("List"), QKeySequence(Qt::Key_F7));
        QCOMPARE(action->shortcut(), QKeySequence(Qt::Key_F7));
    }

    void plainTextHasNoMnemonic_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("plain");
        QTest::newRow("English") << QStringLiteral("&Open catalog…") << QStringLiteral("Open catalog…");
        QTest::newRow("Chinese") << QStringLiteral("语言(&L)") << QStringLiteral("语言");
        QTest::newRow("Chinese with dots") << QStringLiteral("打开(&O)…") << QStringLiteral("打开…");
        QTest::newRow("a real ampersand")
            << QStringLiteral("Find && &replace") << QStringLiteral("Find & replace");
    }

    void plainTextHasNoMnemonic()
    {
        QFETCH(QString, text);
        QFETCH(QString, plain);
        const QAction action(text);
        QCOMPARE(Actions::plainText(&action), plain);
    }

private:
    QTemporaryDir m_folder;
};

QTEST_MAIN(TestActions)
#include "tst_actions.moc"
