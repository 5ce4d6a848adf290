// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewspanel.h"

#include <QAction>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>

using namespace modalens;

/// The list of saved views under mouse and keys.
class TestViewsPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void anEmptyListSaysWhatToDo();
    void enterAppliesAView();
    void aNewNameIsAskedForAndNotShownBefore();
    void deleteAsksForTheSelected();
    void aNoteIsKeptWhenItIsLeft();
    void comparingTakesOneOrTwo();
    void readOnlyChangesNothing();
    void theSelectionOutlivesANewList();

private:
    QTreeWidget *list() { return m_panel->findChild<QTreeWidget *>(); }
    void select(const QStringList &names);
    std::unique_ptr<ViewsPanel> m_panel;
};

void TestViewsPanel::init()
{
    m_panel = std::make_unique<ViewsPanel>();
    m_panel->setViews({{QStringLiteral("a"), QStringLiteral("crow"), QStringLiteral("first")},
                       {QStringLiteral("b"), QStringLiteral("owl"), QString()},
                       {QStringLiteral("c"), QStringLiteral("owl"), QString()}});
    m_panel->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
}

void TestViewsPanel::select(const QStringList &names)
{
    list()->clearSelection();
    for (const QString &name : names) {
        QTreeWidgetItem *row = list()->findItems(name, Qt::MatchExactly).value(0);
        QVERIFY(row);
        list()->setCurrentItem(row, 0, QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
}

void TestViewsPanel::anEmptyListSaysWhatToDo()
{
    m_panel->setViews({});
    QVERIFY(list()->isHidden());
    QSignalSpy saves(m_panel.get(), &ViewsPanel::saveRequested);
    for (QPushButton *button : m_panel->findChildren<QPushButton *>())
        if (button->text() == QLatin1String("Save view"))
            button->click();
    QCOMPARE(saves.size(), 1);
}

void TestViewsPanel::enterAppliesAView()
{
    QSignalSpy applied(m_panel.get(), &ViewsPanel::applyRequested);
    select({QStringLiteral("b")});
    QTest::keyClick(list(), Qt::Key_Return);
    QCOMPARE(applied.size(), 1);
    QCOMPARE(applied.at(0).at(0).toString(), QStringLiteral("b"));
}

void TestViewsPanel::aNewNameIsAskedForAndNotShownBefore()
{
    QSignalSpy renamed(m_panel.get(), &ViewsPanel::renameRequested);
    m_panel->startRenaming(QStringLiteral("b"));
    auto *editor = list()->findChild<QLineEdit *>();
    QVERIFY(editor);
    editor->setText(QStringLiteral("mine"));
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(renamed.size(), 1);
    QCOMPARE(renamed.at(0), (QVariantList{QStringLiteral("b"), QStringLiteral("mine")}));
    QCOMPARE(list()->topLevelItem(1)->text(0), QStringLiteral("b"));
    m_panel->setViews({{QStringLiteral("a"), {}, {}}, {QStringLiteral("mine"), {}, {}}});
    QCOMPARE(m_panel->selected(), QStringList{QStringLiteral("mine")}); // it stays selected
}

void TestViewsPanel::deleteAsksForTheSelected()
{
    QSignalSpy removed(m_panel.get(), &ViewsPanel::removeRequested);
    select({QStringLiteral("a"), QStringLiteral("c")});
    QTest::keyClick(list(), Qt::Key_Delete);
    QCOMPARE(removed.size(), 1);
    QCOMPARE(removed.at(0).at(0).toStringList(), (QStringList{QStringLiteral("a"), QStringLiteral("c")}));
}

void TestViewsPanel::aNoteIsKeptWhenItIsLeft()
{
    QSignalSpy noted(m_panel.get(), &ViewsPanel::noteRequested);
    select({QStringLiteral("a")});
    auto *note = m_panel->findChild<QPlainTextEdit *>();
    QVERIFY(note->isVisible());
    QCOMPARE(note->toPlainText(), QStringLiteral("first"));
    note->setPlainText(QStringLiteral("better"));
    QVERIFY(noted.isEmpty());
    select({QStringLiteral("b")});
    QCOMPARE(noted.size(), 1);
    QCOMPARE(noted.at(0), (QVariantList{QStringLiteral("a"), QStringLiteral("better")}));
}

void TestViewsPanel::comparingTakesOneOrTwo()
{
    QSignalSpy compared(m_panel.get(), &ViewsPanel::compareRequested);
    QPushButton *compare = nullptr;
    for (QPushButton *button : m_panel->findChildren<QPushButton *>())
        if (button->text() == QLatin1String("Compare"))
            compare = button;
    QVERIFY(compare && !compare->isEnabled());
    select({QStringLiteral("b")});
    compare->click();
    QCOMPARE(compared.takeFirst(), (QVariantList{QStringLiteral("b"), QString()}));
    select({QStringLiteral("b"), QStringLiteral("c")});
    compare->click();
    QCOMPARE(compared.takeFirst(), (QVariantList{QStringLiteral("b"), QStringLiteral("c")}));
    select({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")});
    QVERIFY(!compare->isEnabled());
}

void TestViewsPanel::readOnlyChangesNothing()
{
    m_panel->setWritable(false);
    QSignalSpy removed(m_panel.get(), &ViewsPanel::removeRequested);
    QSignalSpy applied(m_panel.get(), &ViewsPanel::applyRequested);
    select({QStringLiteral("a")});
    QTest::keyClick(list(), Qt::Key_Delete);
    QTest::keyClick(list(), Qt::Key_F2);
    QVERIFY(!list()->findChild<QLineEdit *>());
    QTest::keyClick(list(), Qt::Key_Return);
    QVERIFY(removed.isEmpty());
    QCOMPARE(applied.size(), 1);
}

void TestViewsPanel::theSelectionOutlivesANewList()
{
    select({QStringLiteral("b")});
    m_panel->setViews({{QStringLiteral("aa"), {}, {}}, {QStringLiteral("b"), {}, {}}});
    QCOMPARE(m_panel->selected(), QStringList{QStringLiteral("b")});
}

QTEST_MAIN(TestViewsPanel)
#include "tst_viewspanel.moc"
