// SPDX-License-Identifier: GPL-3.0-or-later
// Commands by typing, and shortcuts of one's own.
#include "app/gui/desk/settings.h"
#include "app/gui/window/actions.h"
#include "app/gui/window/commandpalette.h"
#include "app/gui/window/shortcutsheet.h"

#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

using namespace modalens;

class TestPalette : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void theBetterMatchScoresMore_data();
    void theBetterMatchScoresMore();
    void whatDoesNotMatchScoresNothing();
    void enterRunsTheBestMatch();
    void arrowsChooseAnother();
    void disabledCommandsAreNotOffered();
    void aShortcutIsChangedAndRemembered();
    void aTakenShortcutMoves();
    void escapeIsNoShortcut();
    void theSheetIsSearched();

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<QWidget> m_window;
    Actions *m_actions = nullptr;
    QAction *m_save = nullptr, *m_export = nullptr, *m_reset = nullptr;
};

void TestPalette::init()
{
    m_window = std::make_unique<QWidget>();
    m_settings = std::make_unique<Settings>(
        m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction()) + QStringLiteral(".ini")));
    m_actions = new Actions(*m_window, *m_settings);
    m_actions->setParent(m_window.get());
    m_save = m_actions->add(QStringLiteral("a.save"), QStringLiteral("&Save view"), QKeySequence::Save);
    m_export = m_actions->add(QStringLiteral("a.export"), QStringLiteral("&Export ranking…"));
    m_reset = m_actions->add(QStringLiteral("a.reset"), QStringLiteral("&Reset panels"),
                             QKeySequence(Qt::CTRL | Qt::Key_R));
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void TestPalette::theBetterMatchScoresMore_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("better");
    QTest::addColumn<QString>("worse");
    const auto row = [](const char *typed, const char *better, const char *worse) {
        QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromUtf8(better)
                             << QString::fromUtf8(worse);
    };
    row("rp", "Reset panels", "Export ranking");
    row("view", "Save view", "Reveal item everywhere");
    row("EXP", "Export ranking", "Next panel");
    row("e", "Écran", "Save view"); // accents do not count
    row("视图", "保存视图", "视野中的地图");
}

void TestPalette::theBetterMatchScoresMore()
{
    QFETCH(QString, typed);
    QFETCH(QString, better);
    QFETCH(QString, worse);
    QVERIFY2(
        matchScore(typed, better) > matchScore(typed, worse),
        qPrintable(QStringLiteral("%1 %2").arg(matchScore(typed, better)).arg(matchScore(typed, worse))));
}

void TestPalette::whatDoesNotMatchScoresNothing()
{
    QCOMPARE(matchScore(QStringLiteral("xyz"), QStringLiteral("Save view")), 0);
    QCOMPARE(matchScore(QStringLiteral("weiv"), QStringLiteral("Save view")), 0);
    QVERIFY(matchScore(QString(), QStringLiteral("Save view")) > 0);
}

void TestPalette::enterRunsTheBestMatch()
{
    QSignalSpy exported(m_export, &QAction::triggered);
    auto *palette = new CommandPalette(*m_actions, m_window.get());
    palette->show();
    auto *text = palette->findChild<QLineEdit *>();
    QTest::keyClicks(text, QStringLiteral("exp"));
    QTest::keyClick(text, Qt::Key_Return);
    QCOMPARE(exported.size(), 1);
}

void TestPalette::arrowsChooseAnother()
{
    QSignalSpy reset(m_reset, &QAction::triggered);
    auto *palette = new CommandPalette(*m_actions, m_window.get());
    palette->show();
    auto *text = palette->findChild<QLineEdit *>();
    for (int i = 0; i < 9; ++i)
        QTest::keyClick(text, Qt::Key_Down); // stops at the last
    QTest::keyClick(text, Qt::Key_Return);
    QCOMPARE(reset.size(), 1);
}

void TestPalette::disabledCommandsAreNotOffered()
{
    m_export->setEnabled(false);
    CommandPalette *palette = new CommandPalette(*m_actions, m_window.get());
    QCOMPARE(palette->findChild<QListWidget *>()->count(), 2);
    delete palette;
}

void TestPalette::aShortcutIsChangedAndRemembered()
{
    ShortcutSheet sheet(*m_actions, m_window.get());
    sheet.setAttribute(Qt::WA_DeleteOnClose, false);
    auto *list = sheet.findChild<QTreeWidget *>();
    list->setCurrentItem(list->topLevelItem(1));
    auto *keys = sheet.findChild<QKeySequenceEdit *>();
    keys->setKeySequence(QKeySequence(Qt::CTRL | Qt::Key_E));
    Q_EMIT keys->editingFinished();
    QCOMPARE(m_export->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_E));
    QCOMPARE(m_settings->shortcut(QStringLiteral("a.export")), QKeySequence(Qt::CTRL | Qt::Key_E));
}

void TestPalette::aTakenShortcutMoves()
{
    ShortcutSheet sheet(*m_actions, m_window.get());
    sheet.setAttribute(Qt::WA_DeleteOnClose, false);
    auto *list = sheet.findChild<QTreeWidget *>();
    list->setCurrentItem(list->topLevelItem(1));
    auto *keys = sheet.findChild<QKeySequenceEdit *>();
    keys->setKeySequence(QKeySequence(QKeySequence::Save));
    Q_EMIT keys->editingFinished();
    QCOMPARE(m_export->shortcut(), QKeySequence(QKeySequence::Save));
    QVERIFY(m_save->shortcut().isEmpty());
    bool isSaid = false;
    for (const QLabel *label : sheet.findChildren<QLabel *>())
        isSaid = isSaid || label->text().contains(QStringLiteral("Save view"));
    QVERIFY(isSaid);
}

void TestPalette::escapeIsNoShortcut()
{
    ShortcutSheet sheet(*m_actions, m_window.get());
    sheet.setAttribute(Qt::WA_DeleteOnClose, false);
    sheet.show();
    auto *list = sheet.findChild<QTreeWidget *>();
    list->setCurrentItem(list->topLevelItem(1));
    const QKeySequence before = m_export->shortcut();
    auto *keys = sheet.findChild<QKeySequenceEdit *>();
    keys->setFocus();
    QTest::keyClick(keys, Qt::Key_Escape);
    QTest::qWait(1200); // what is typed counts a second later
    QCOMPARE(m_export->shortcut(), before);
    QCOMPARE(keys->keySequence(), before);
}

void TestPalette::theSheetIsSearched()
{
    ShortcutSheet sheet(*m_actions, m_window.get());
    sheet.setAttribute(Qt::WA_DeleteOnClose, false);
    sheet.findChild<QLineEdit *>()->setText(QStringLiteral("export"));
    auto *list = sheet.findChild<QTreeWidget *>();
    QVERIFY(list->topLevelItem(0)->isHidden());
    QVERIFY(!list->topLevelItem(1)->isHidden());
}

QTEST_MAIN(TestPalette)
#include "tst_palette.moc"
