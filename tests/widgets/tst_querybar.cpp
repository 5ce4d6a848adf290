// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/fakemedia.h"
#include "widgets/galleryvalues.h"
#include "widgets/querybar.h"
#include "widgets/querychipwidget.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QDropEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

using namespace modalens;

class TestQueryBar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, Theme::light()); }
    void init();
    void enterAddsWords();
    void backspaceRemovesTheLastChip();
    void crossAndDeleteRemove();
    void droppedFilesBecomeChips();
    void suggestionsAddItems();
    void enterMeansTheWordsUntilALineIsChosen();
    void lateSuggestionsAreIgnored();
    void settingChipsIsSilent();

private:
    QVector<QueryChipWidget *> shownChips() const
    {
        QVector<QueryChipWidget *> shown;
        for (QueryChipWidget *chip : m_bar->findChildren<QueryChipWidget *>())
            if (!chip->isHidden())
                shown << chip;
        return shown;
    }
    FakeMedia m_media;
    std::unique_ptr<QueryBar> m_bar;
};

void TestQueryBar::init()
{
    m_bar = std::make_unique<QueryBar>(&m_media);
    m_bar->resize(900, 36);
    m_bar->show();
    QVERIFY(QTest::qWaitForWindowActive(m_bar.get()));
    m_bar->edit()->setFocus();
}

void TestQueryBar::enterAddsWords()
{
    QSignalSpy edited(m_bar.get(), &QueryBar::queryEdited);
    QTest::keyClicks(m_bar->edit(), QStringLiteral("  a  bird "));
    QTest::keyClick(m_bar->edit(), Qt::Key_Return);
    QCOMPARE(edited.count(), 1);
    QCOMPARE(m_bar->chips().size(), 1);
    QCOMPARE(m_bar->chips().at(0).kind, QueryChip::Kind::Text);
    QCOMPARE(m_bar->chips().at(0).value, QStringLiteral("a bird"));
    QVERIFY(m_bar->edit()->text().isEmpty());
    QTest::keyClick(m_bar->edit(), Qt::Key_Return); // nothing typed
    QCOMPARE(edited.count(), 1);
}

void TestQueryBar::backspaceRemovesTheLastChip()
{
    m_bar->setChips({{QueryChip::Kind::Item, QStringLiteral("1"), QStringLiteral("one")},
                     {QueryChip::Kind::Item, QStringLiteral("2"), QStringLiteral("two")}});
    QSignalSpy edited(m_bar.get(), &QueryBar::queryEdited);
    QTest::keyClicks(m_bar->edit(), QStringLiteral("x"));
    QTest::keyClick(m_bar->edit(), Qt::Key_Backspace); // removes the letter
    QCOMPARE(edited.count(), 0);
    QTest::keyClick(m_bar->edit(), Qt::Key_Backspace);
    QCOMPARE(m_bar->chips().size(), 1);
    QCOMPARE(m_bar->chips().at(0).label, QStringLiteral("one"));
}

void TestQueryBar::crossAndDeleteRemove()
{
    m_bar->setChips({{QueryChip::Kind::Item, QStringLiteral("1"), QStringLiteral("one")},
                     {QueryChip::Kind::Item, QStringLiteral("2"), QStringLiteral("two")},
                     {QueryChip::Kind::Item, QStringLiteral("3"), QStringLiteral("three"), false}});
    QCOMPARE(shownChips().size(), 3);
    QueryChipWidget *second = shownChips().at(1);
    QTest::mouseClick(second, Qt::LeftButton, {}, QPoint(second->width() - 12, second->height() / 2));
    QCOMPARE(m_bar->chips().size(), 2);
    QTest::keyClick(shownChips().at(0), Qt::Key_Delete);
    QCOMPARE(m_bar->chips().size(), 1);
    QCOMPARE(m_bar->chips().at(0).value, QStringLiteral("3"));
    QVERIFY(!m_bar->chips().at(0).isLiked);
}

void TestQueryBar::droppedFilesBecomeChips()
{
    QSignalSpy edited(m_bar.get(), &QueryBar::queryEdited);
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(QStringLiteral("/a/b c.png")),
                  QUrl(QStringLiteral("https://example.org/x.png"))});
    QDragEnterEvent enter(QPoint(50, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_bar.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(50, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_bar.get(), &drop);
    QCOMPARE(edited.count(), 1);
    QCOMPARE(m_bar->chips().size(), 1); // nothing is fetched from the network
    QCOMPARE(m_bar->chips().at(0).kind, QueryChip::Kind::File);
    QCOMPARE(m_bar->chips().at(0).value, QStringLiteral("/a/b c.png"));
    QCOMPARE(m_bar->chips().at(0).label, QStringLiteral("b c.png"));
}

void TestQueryBar::suggestionsAddItems()
{
    QSignalSpy wanted(m_bar.get(), &QueryBar::suggestionsWanted);
    QTest::keyClicks(m_bar->edit(), QStringLiteral("cr"));
    QCOMPARE(wanted.count(), 2);
    QCOMPARE(wanted.last().at(0).toString(), QStringLiteral("cr"));
    m_bar->setSuggestions(QStringLiteral("cr"),
                          {{QStringLiteral("17"), QStringLiteral("crow"), QStringLiteral("birds")},
                           {QStringLiteral("18"), QStringLiteral("crane"), {}}});
    QWidget *popup = QApplication::activePopupWidget();
    QVERIFY(popup);
    QTest::keyClick(popup, Qt::Key_Down);
    QTest::keyClick(popup, Qt::Key_Down);
    QTest::keyClick(popup, Qt::Key_Return);
    QCOMPARE(m_bar->chips().size(), 1);
    QCOMPARE(m_bar->chips().at(0).kind, QueryChip::Kind::Item);
    QCOMPARE(m_bar->chips().at(0).value, QStringLiteral("18"));
    QVERIFY(m_bar->edit()->text().isEmpty());
}

void TestQueryBar::enterMeansTheWordsUntilALineIsChosen()
{
    auto *edit = m_bar->findChild<QLineEdit *>();
    edit->setFocus();
    QTest::keyClicks(edit, QStringLiteral("cr"));
    m_bar->setSuggestions(QStringLiteral("cr"), {{QStringLiteral("17"), QStringLiteral("crow"), {}}});
    QWidget *popup = QApplication::activePopupWidget();
    QVERIFY(popup);
    QSignalSpy edited(m_bar.get(), &QueryBar::queryEdited);
    QTest::keyClick(popup, Qt::Key_Return);
    QCOMPARE(edited.size(), 1);
    QCOMPARE(m_bar->chips().last().kind, QueryChip::Kind::Text);
    QVERIFY(edit->text().isEmpty());
    QVERIFY(!edit->isUndoAvailable());
}

void TestQueryBar::lateSuggestionsAreIgnored()
{
    QTest::keyClicks(m_bar->edit(), QStringLiteral("crow"));
    m_bar->setSuggestions(QStringLiteral("cr"), {{QStringLiteral("17"), QStringLiteral("crow"), {}}});
    QVERIFY(!QApplication::activePopupWidget());
}

void TestQueryBar::settingChipsIsSilent()
{
    QSignalSpy edited(m_bar.get(), &QueryBar::queryEdited);
    QVector<QueryChip> many;
    for (int i = 0; i < 40; ++i)
        many << QueryChip{QueryChip::Kind::Item, QString::number(i),
                          QStringLiteral("a rather long name %1").arg(i)};
    m_bar->setChips(many);
    QCOMPARE(edited.count(), 0);
    QCOMPARE(shownChips().size(), 40);
    QVERIFY(m_bar->edit()->width() >= 80); // there is still room to type
    m_bar->setChips({});
    QCOMPARE(shownChips().size(), 0);
}

QTEST_MAIN(TestQueryBar)
#include "tst_querybar.moc"
