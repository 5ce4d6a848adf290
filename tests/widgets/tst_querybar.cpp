// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/fakemedia.h"
#include "widgets/galleryvalues.h"
#include "widgets/matchedparts.h"
#include "widgets/querybar.h"
#include "widgets/querychipwidget.h"
#include "widgets/searchmodel.h"
#include "widgets/searchpopup.h"
#include "widgets/theme.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDropEvent>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
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
    void undoIsForTheQueryOnceWordsAreTaken();
    void backspaceRemovesTheLastChip();
    void crossAndDeleteRemove();
    void aChipIsTurnedByKeyAndByMenu();
    void droppedFilesBecomeChips();
    void foundItemsAreAddedByKeyboard_data();
    void foundItemsAreAddedByKeyboard();
    void foundItemsAreAddedByMouse();
    void lateAnswersAreIgnored();
    void escapeClosesAndThenEmpties();
    void theFirstLineIsTheWordsThemselves();
    void whatAnotherModeFindsIsOffered_data();
    void whatAnotherModeFindsIsOffered();
    void everythingFoundCanBeShown();
    void theModeIsChosenAndAskedWith();
    void whatWasFoundIsCounted_data();
    void whatWasFoundIsCounted();
    void theMatchedPartStandsOut_data();
    void theMatchedPartStandsOut();
    void hugeTitlesAndManyHitsStayInTheWindow();
    void aPastedPictureIsForTheWindow();
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
    void typeAndAnswer(const QString &words, SearchAnswer answer);

    const SearchAnswer m_two{
        .text = {},
        .mode = SearchMode::Names,
        .hits = {{QStringLiteral("birds/crow"), QStringLiteral("crow"), QStringLiteral("birds"), {}},
                 {QStringLiteral("birds/crane"), QStringLiteral("crane"), {}, {}}},
        .total = 2,
        .problem = {}};
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

void TestQueryBar::undoIsForTheQueryOnceWordsAreTaken()
{
    auto *edit = m_bar->findChild<QLineEdit *>();
    const auto keepsUndo = [edit] {
        QKeyEvent undo(QEvent::ShortcutOverride, Qt::Key_Z, Qt::ControlModifier);
        undo.ignore();
        QCoreApplication::sendEvent(edit, &undo);
        return undo.isAccepted();
    };
    QTest::keyClicks(edit, QStringLiteral("crow"));
    QVERIFY(keepsUndo());
    QTest::keyClick(edit, Qt::Key_Return);
    QVERIFY(edit->text().isEmpty());
    QVERIFY(!keepsUndo());
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

void TestQueryBar::aChipIsTurnedByKeyAndByMenu()
{
    QSignalSpy edited(m_bar.get(), &QueryBar::queryEdited);
    m_bar->setChips({{QueryChip::Kind::Item, QStringLiteral("1"), QStringLiteral("one")},
                     {QueryChip::Kind::Text, QStringLiteral("two"), QStringLiteral("two")}});
    m_bar->edit()->setFocus();
    QTest::keyClick(m_bar->edit(), Qt::Key_Backtab, Qt::ShiftModifier); // the chips stand before the edit
    QVERIFY(shownChips().at(1)->hasFocus());
    QTest::keyClick(shownChips().at(1), Qt::Key_Left);
    QVERIFY(shownChips().at(0)->hasFocus());
    QTest::keyClick(shownChips().at(0), Qt::Key_Right);
    QTest::keyClick(shownChips().at(1), Qt::Key_Space);
    QCOMPARE(edited.count(), 1);
    QVERIFY(m_bar->chips().at(0).isLiked);
    QVERIFY(!m_bar->chips().at(1).isLiked);
    QVERIFY(shownChips().at(1)->hasFocus()); // to go on from
    QContextMenuEvent asked(QContextMenuEvent::Mouse, {}, {});
    QApplication::sendEvent(shownChips().at(1), &asked);
    const auto *menu = shownChips().at(1)->findChild<QMenu *>();
    QVERIFY(menu);
    menu->actions().first()->trigger();
    QCOMPARE(edited.count(), 2);
    QVERIFY(m_bar->chips().at(1).isLiked);
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

/// Types words and answers them.
void TestQueryBar::typeAndAnswer(const QString &words, SearchAnswer answer)
{
    QTest::keyClicks(m_bar->edit(), words);
    answer.text = m_bar->edit()->text();
    answer.mode = m_bar->mode();
    m_bar->setAnswer(answer);
}

void TestQueryBar::foundItemsAreAddedByKeyboard_data()
{
    QTest::addColumn<QString>("keys"); // d down, u up, r return, a Alt+Return, t tab
    QTest::addColumn<QString>("value");
    QTest::addColumn<bool>("isLiked");
    QTest::newRow("down and enter") << QStringLiteral("dr") << QStringLiteral("birds/crow") << true;
    QTest::newRow("twice down") << QStringLiteral("ddr") << QStringLiteral("birds/crane") << true;
    QTest::newRow("up comes to the last") << QStringLiteral("ur") << QStringLiteral("birds/crane") << true;
    QTest::newRow("past the end are the words") << QStringLiteral("dddr") << QStringLiteral("cr") << true;
    QTest::newRow("tab takes the chosen one") << QStringLiteral("dt") << QStringLiteral("birds/crow") << true;
    QTest::newRow("with Alt it is not this") << QStringLiteral("da") << QStringLiteral("birds/crow") << false;
    QTest::newRow("words without a choice") << QStringLiteral("r") << QStringLiteral("cr") << true;
    QTest::newRow("words as not this") << QStringLiteral("a") << QStringLiteral("cr") << false;
}

void TestQueryBar::foundItemsAreAddedByKeyboard()
{
    QFETCH(QString, keys);
    QFETCH(QString, value);
    QFETCH(bool, isLiked);
    typeAndAnswer(QStringLiteral("cr"), m_two);
    QVERIFY(m_bar->popup()->isVisible());
    QCOMPARE(m_bar->popup()->currentRow(), -1);
    QVERIFY(m_bar->popup()->isOnWords()); // and says so, before any key
    const QHash<QChar, Qt::Key> meaning{{QLatin1Char('d'), Qt::Key_Down},
                                        {QLatin1Char('u'), Qt::Key_Up},
                                        {QLatin1Char('r'), Qt::Key_Return},
                                        {QLatin1Char('a'), Qt::Key_Return},
                                        {QLatin1Char('t'), Qt::Key_Tab}};
    for (const QChar key : keys)
        QTest::keyClick(m_bar->edit(), meaning.value(key),
                        key == QLatin1Char('a') ? Qt::AltModifier : Qt::NoModifier);
    QCOMPARE(m_bar->chips().size(), 1);
    QCOMPARE(m_bar->chips().at(0).value, value);
    QCOMPARE(m_bar->chips().at(0).isLiked, isLiked);
    QCOMPARE(m_bar->chips().at(0).kind,
             value == QLatin1String("cr") ? QueryChip::Kind::Text : QueryChip::Kind::Item);
    QVERIFY(m_bar->edit()->text().isEmpty());
    QVERIFY(!m_bar->popup()->isVisible());
    QVERIFY(m_bar->edit()->hasFocus());
}

void TestQueryBar::foundItemsAreAddedByMouse()
{
    typeAndAnswer(QStringLiteral("cr"), m_two);
    auto *list = m_bar->popup()->findChild<QListView *>();
    const QRect second = list->visualRect(list->model()->index(2, 0));
    QTest::mouseClick(list->viewport(), Qt::LeftButton, Qt::NoModifier, second.center());
    QCOMPARE(m_bar->chips().size(), 1);
    QCOMPARE(m_bar->chips().at(0).label, QStringLiteral("crane"));
}

void TestQueryBar::lateAnswersAreIgnored()
{
    QTest::keyClicks(m_bar->edit(), QStringLiteral("crow"));
    SearchAnswer late = m_two;
    late.text = QStringLiteral("cr");
    m_bar->setAnswer(late);
    QVERIFY(!m_bar->popup());
    late.text = QStringLiteral("crow");
    late.mode = SearchMode::Texts; // asked before the mode was changed
    m_bar->setAnswer(late);
    QVERIFY(!m_bar->popup());
}

void TestQueryBar::escapeClosesAndThenEmpties()
{
    typeAndAnswer(QStringLiteral("cr"), m_two);
    QTest::keyClick(m_bar->edit(), Qt::Key_Escape);
    QVERIFY(!m_bar->popup()->isVisible());
    QCOMPARE(m_bar->edit()->text(), QStringLiteral("cr"));
    QTest::keyClick(m_bar->edit(), Qt::Key_Escape);
    QVERIFY(m_bar->edit()->text().isEmpty());
    QVERIFY(m_bar->chips().isEmpty());
}

void TestQueryBar::theFirstLineIsTheWordsThemselves()
{
    typeAndAnswer(QStringLiteral("cr"), m_two);
    auto *list = m_bar->popup()->findChild<QListView *>();
    QCOMPARE(list->model()->rowCount(), 3);
    QCOMPARE(list->currentIndex().row(), 0);
    QVERIFY(list->currentIndex().data().toString().contains(QStringLiteral("“cr”")));
    QTest::mouseClick(list->viewport(), Qt::LeftButton, Qt::NoModifier,
                      list->visualRect(list->model()->index(0, 0)).center());
    QCOMPARE(m_bar->chips().size(), 1);
    QCOMPARE(m_bar->chips().at(0).kind, QueryChip::Kind::Text);
}

void TestQueryBar::whatAnotherModeFindsIsOffered_data()
{
    QTest::addColumn<QString>("keys"); // d down, r return; empty: the mouse
    QTest::newRow("by keyboard") << QStringLiteral("dr");
    QTest::newRow("by tab") << QStringLiteral("dt");
    QTest::newRow("by mouse") << QString();
}

void TestQueryBar::whatAnotherModeFindsIsOffered()
{
    QFETCH(QString, keys);
    SearchAnswer answer;
    answer.elsewhere = {SearchMode::Texts, 1, true};
    typeAndAnswer(QStringLiteral("cr"), answer);
    auto *list = m_bar->popup()->findChild<QListView *>();
    const QModelIndex offer = list->model()->index(1, 0);
    QCOMPARE(offer.data().toString(), QStringLiteral("1 in texts: look there"));
    QSignalSpy chosen(m_bar.get(), &QueryBar::modeChosen);
    QSignalSpy wanted(m_bar.get(), &QueryBar::searchWanted);
    for (const QChar key : keys)
        QTest::keyClick(m_bar->edit(), key == QLatin1Char('d')   ? Qt::Key_Down
                                       : key == QLatin1Char('t') ? Qt::Key_Tab
                                                                 : Qt::Key_Return);
    if (keys.isEmpty())
        QTest::mouseClick(list->viewport(), Qt::LeftButton, Qt::NoModifier, list->visualRect(offer).center());
    QCOMPARE(m_bar->mode(), SearchMode::Texts);
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(m_bar->edit()->text(), QStringLiteral("cr")); // still typed, and looked for again
    QVERIFY(m_bar->chips().isEmpty());
}

void TestQueryBar::everythingFoundCanBeShown()
{
    QSignalSpy all(m_bar.get(), &QueryBar::showAllRequested);
    typeAndAnswer(QStringLiteral("cr"), m_two);
    auto *button = m_bar->popup()->findChild<QPushButton *>();
    QVERIFY(button->isVisible());
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(all.count(), 1);
    QCOMPARE(all.at(0).at(0).toString(), QStringLiteral("cr"));
    QVERIFY(m_bar->chips().isEmpty());
    typeAndAnswer(QStringLiteral("ow"), m_two);
    QTest::keyClick(m_bar->edit(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(all.count(), 2);
    QTest::keyClick(m_bar->edit(), Qt::Key_Return, Qt::ControlModifier); // nothing typed
    QCOMPARE(all.count(), 2);
}

void TestQueryBar::theModeIsChosenAndAskedWith()
{
    QSignalSpy wanted(m_bar.get(), &QueryBar::searchWanted);
    QSignalSpy chosen(m_bar.get(), &QueryBar::modeChosen);
    QTest::keyClicks(m_bar->edit(), QStringLiteral("c"));
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted.at(0).at(1).value<SearchMode>(), SearchMode::Names);
    QAction *pattern = nullptr;
    for (QAction *action : m_bar->findChildren<QAction *>())
        if (action->text() == searchModeName(SearchMode::Pattern))
            pattern = action;
    QVERIFY(pattern);
    pattern->trigger();
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(m_bar->mode(), SearchMode::Pattern);
    QCOMPARE(wanted.count(), 2); // the same words in the new way
    QCOMPARE(wanted.at(1).at(1).value<SearchMode>(), SearchMode::Pattern);
}

void TestQueryBar::whatWasFoundIsCounted_data()
{
    QTest::addColumn<int>("hits");
    QTest::addColumn<qint64>("total");
    QTest::addColumn<bool>("isExact");
    QTest::addColumn<QString>("problem");
    QTest::addColumn<QString>("note");
    QTest::newRow("some of many") << 2 << qint64{1234} << true << QString() << QStringLiteral("2 of 1,234");
    QTest::newRow("not all counted") << 2 << qint64{10'000} << false << QString()
                                     << QStringLiteral("2 of more than 10,000");
    QTest::newRow("none") << 0 << qint64{0} << true << QString() << QStringLiteral("No name has this");
    QTest::newRow("no pattern") << 0 << qint64{0} << true << QStringLiteral("missing ): (a")
                                << QStringLiteral("missing ): (a");
}

void TestQueryBar::whatWasFoundIsCounted()
{
    QFETCH(int, hits);
    QFETCH(qint64, total);
    QFETCH(bool, isExact);
    QFETCH(QString, problem);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    SearchAnswer answer = m_two;
    answer.hits.resize(hits);
    answer.total = total;
    answer.isTotalExact = isExact;
    answer.problem = problem;
    typeAndAnswer(QStringLiteral("cr"), answer);
    QTEST(m_bar->popup()->note(), "note");
    QCOMPARE(m_bar->popup()->findChild<QPushButton *>()->isVisible(), total > 0);
}

void TestQueryBar::theMatchedPartStandsOut_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("parts"); // the bold ones, with bars between
    const auto row = [](const char *name, const char *text, const char *typed, const char *parts) {
        QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(typed)
                            << QString::fromUtf8(parts);
    };
    row("the middle", "Scarecrow", "crow", "crow");
    row("capitals", "Crow", "CRO", "Cro");
    row("accents", "\xC3\x89tude", "etude", "\xC3\x89tude");
    row("two words", "Carrion crow", "crow car", "Car|crow");
    row("twice", "crow, crow", "crow", "crow|crow");
    row("one inside the other", "crown", "crow own", "crown");
    row("Chinese", "\xE4\xB9\x8C\xE9\xB8\xA6", "\xE9\xB8\xA6", "\xE9\xB8\xA6");
    row("nothing", "crow", "zebra", "");
    row("nothing typed", "crow", "", "");
    row("sharp s",
        "Stra\xC3\x9F"
        "e",
        "strasse",
        "Stra\xC3\x9F"
        "e");
}

void TestQueryBar::theMatchedPartStandsOut()
{
    QFETCH(QString, text);
    QFETCH(QString, typed);
    QStringList parts;
    for (const TextPart &part : matchedParts(text, typed))
        parts << text.mid(part.start, part.length);
    QTEST(parts.join(QLatin1Char('|')), "parts");
}

void TestQueryBar::hugeTitlesAndManyHitsStayInTheWindow()
{
    SearchAnswer answer;
    for (int i = 0; i < 10'000; ++i)
        answer.hits.append({QString::number(i), QString(i == 0 ? 100'000 : 10, QLatin1Char('c')), {}, {}});
    answer.total = 10'000;
    QWidget window;
    m_bar->setParent(&window);
    m_bar->move(0, 0);
    window.resize(900, 900);
    window.show();
    m_bar->show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    m_bar->edit()->setFocus();
    typeAndAnswer(QStringLiteral("c"), answer);
    QVERIFY(m_bar->popup()->isVisible());
    const QRect inside = window.rect(), popup = m_bar->popup()->geometry();
    const int lines = popup.height() / SearchDelegate::linePx();
    const bool isPainted = !m_bar->popup()->grab().isNull();
    m_bar.reset(); // before the window that holds it
    QVERIFY2(inside.contains(popup),
             qPrintable(QStringLiteral("%1 %2").arg(popup.bottom()).arg(popup.right())));
    QVERIFY2(lines >= 8 && lines <= 11, qPrintable(QString::number(lines))); // the window stays in sight
    QVERIFY(isPainted);
}

void TestQueryBar::aPastedPictureIsForTheWindow()
{
    QSignalSpy pasted(m_bar.get(), &QueryBar::mediaPasted);
    QGuiApplication::clipboard()->setImage(QImage(8, 8, QImage::Format_RGB32));
    QTest::keySequence(m_bar->edit(), QKeySequence::Paste);
    QCOMPARE(pasted.count(), 1);
    QVERIFY(m_bar->edit()->text().isEmpty());
    QGuiApplication::clipboard()->setText(QStringLiteral("crow"));
    QTest::keySequence(m_bar->edit(), QKeySequence::Paste);
    QCOMPARE(pasted.count(), 1);
    QCOMPARE(m_bar->edit()->text(), QStringLiteral("crow"));
    QMimeData picture;
    picture.setImageData(QImage(8, 8, QImage::Format_RGB32));
    picture.setText(QStringLiteral("https://example.org/x.png"));
    QDragEnterEvent enter(QPoint(50, 10), Qt::CopyAction, &picture, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_bar.get(), &enter);
    QVERIFY(!enter.isAccepted()); // so that the window gets it
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
