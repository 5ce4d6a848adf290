// SPDX-License-Identifier: GPL-3.0-or-later
// What an analyst does with mouse and keyboard beyond the mixer: exports, undo and redo, panels, another
// language.
#include "app/gui/start/appearance.h"
#include "app/gui/start/commandline.h"
#include "app/gui/start/windowhost.h"
#include "app/gui/window/actions.h"
#include "app/gui/window/deskpanels.h"
#include "app/gui/window/resultscontroller.h"
#include "app/windowdriving.h"
#include "widgets/channelstrip.h"
#include "widgets/maplegend.h"
#include "widgets/mappanel.h"
#include "widgets/mixerwidget.h"
#include "widgets/panelheader.h"
#include "widgets/querybar.h"
#include "widgets/rankingdelegate.h"
#include "widgets/rankingmodel.h"
#include "widgets/rankingview.h"
#include "widgets/textscale.h"
#include "widgets/theme.h"

#include <QAction>
#include <QApplication>
#include <QDockWidget>
#include <QFileDialog>
#include <QHash>
#include <QLabel>
#include <QLineEdit>
#include <QMainWindow>
#include <QMenuBar>
#include <QPushButton>
#include <QTest>
#include <QTimer>
#include <QUndoStack>

using namespace modalens;
using namespace modalens::test;

namespace {

constexpr int kWaitMs = WindowFixture::kWaitMs;

} // namespace

class TestWindowActions : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void theExportedFileIsTheList();
    void aDragIsUndoneAndRedoneAsOneStep();
    void theLegendStaysAsItWasLeft();
    void panelsFollowTheWindowUntilTheyAreMoved();
    void theLanguageChangesEveryText();
    void largeTextsFitIntoASmallScreen_data();
    void largeTextsFitIntoASmallScreen();
    void noKeyMeansTwoThings();
};

void TestWindowActions::theExportedFileIsTheList()
{
    MainWindow &window = m_fixture.open();
    const QString file = m_fixture.filePath(QStringLiteral("my ranking.csv"));
    QTimer answer; // the dialog runs its own event loop
    connect(&answer, &QTimer::timeout, this, [&] {
        if (auto *dialog = qobject_cast<QFileDialog *>(QApplication::activeModalWidget())) {
            answer.stop();
            dialog->selectFile(file);
            QMetaObject::invokeMethod(dialog, "accept", Qt::QueuedConnection);
        }
    });
    answer.start(20);
    QAction *exporting = actionCalled(window, QStringLiteral("Export ranking…"));
    QVERIFY(exporting && exporting->isEnabled());
    exporting->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(file) && window.jobs().isIdle(), kWaitMs);
    QFile written(file);
    QVERIFY(written.open(QIODevice::ReadOnly));
    const QStringList lines =
        QString::fromUtf8(written.readAll()).split(QStringLiteral("\r\n"), Qt::SkipEmptyParts);
    QCOMPARE(lines.first(), QStringLiteral("rank,key,title,score,text,image,audio"));
    const RankingModel *model = window.panels().ranking->rankingModel();
    QCOMPARE(lines.size() - 1, model->rowCount());
    for (int i = 0; i < model->rowCount(); ++i) {
        const QStringList cells = lines.at(i + 1).split(QLatin1Char(','));
        QCOMPARE(cells.value(0).toInt(), model->row(i).rank);
        QCOMPARE(cells.value(1), model->row(i).key);
        QCOMPARE(cells.value(3).toDouble(), model->row(i).score);
    }
}

void TestWindowActions::aDragIsUndoneAndRedoneAsOneStep()
{
    MainWindow &window = m_fixture.open();
    ChannelStrip *looks = window.panels().mixer->strip(1);
    const double before = looks->track().weight;
    const QStringList orderBefore = listedKeys(window);
    const QPoint knob = looks->geometryNow().knob.center().toPoint();
    QTest::mousePress(looks, Qt::LeftButton, Qt::NoModifier, knob);
    for (int step = 1; step <= 10; ++step)
        QTest::mouseMove(looks, knob + QPoint(0, step * 12));
    QTest::mouseRelease(looks, Qt::LeftButton, Qt::NoModifier, knob + QPoint(0, 120));
    const double after = looks->track().weight;
    QVERIFY(after < before);
    const auto isAnswered = [&](double weight) { return window.results().answer().weights.at(1) == weight; };
    QTRY_VERIFY_WITH_TIMEOUT(isAnswered(after), kWaitMs);
    const QStringList orderAfter = listedKeys(window);
    QVERIFY(orderAfter != orderBefore);
    QCOMPARE(window.session().desk().undoStack()->count(), 1); // the drag is one step
    QAction *undo = actionFor(window, QKeySequence::Undo), *redo = actionFor(window, QKeySequence::Redo);
    QVERIFY(undo && undo->isEnabled() && redo && !redo->isEnabled());
    for (int round = 0; round < 2; ++round) {
        undo->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(isAnswered(before), kWaitMs);
        QCOMPARE(looks->track().weight, before);
        QCOMPARE(listedKeys(window), orderBefore);
        redo->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(isAnswered(after), kWaitMs);
        QCOMPARE(looks->track().weight, after);
        QCOMPARE(listedKeys(window), orderAfter);
    }
}

void TestWindowActions::theLegendStaysAsItWasLeft()
{
    MapLegend *legend = m_fixture.open().panels().map->legend();
    QTRY_VERIFY_WITH_TIMEOUT(legend->isVisible() && legend->isOpen(), kWaitMs); // two groups fit
    QTest::mouseClick(legend->findChild<QPushButton *>(), Qt::LeftButton);
    QVERIFY(!legend->isOpen());
    m_fixture.window().close();
    legend = m_fixture.open().panels().map->legend();
    QTRY_VERIFY_WITH_TIMEOUT(legend->isVisible(), kWaitMs);
    QVERIFY(!legend->isOpen());
    m_fixture.window().panels().resetLayout();
    QVERIFY(legend->isOpen());
}

void TestWindowActions::panelsFollowTheWindowUntilTheyAreMoved()
{
    MainWindow &window = m_fixture.open();
    DeskPanels &panels = window.panels();
    QTRY_COMPARE(window.size(), QSize(1280, 800));
    const int small = panels.ranking->width(), smallMap = panels.map->width();
    window.resize(1580, 980); // the display of the tests is little larger
    QTRY_VERIFY(panels.ranking->width() > small && panels.map->width() > smallMap);
    QVERIFY(panels.map->width() - smallMap > 2 * (panels.ranking->width() - small));
    auto *desk = panels.findChild<QMainWindow *>();
    const int before = panels.ranking->width();
    const QPoint separator(panels.map->geometry().right() + 1, panels.map->geometry().center().y());
    QTest::mousePress(desk, Qt::LeftButton, {}, separator);
    QTest::mouseMove(desk, separator - QPoint(60, 0));
    QTRY_VERIFY(panels.ranking->width() > before); // the separator follows when the event loop is idle
    QTest::mouseRelease(desk, Qt::LeftButton, {}, separator - QPoint(60, 0));
    const int chosen = panels.ranking->width();
    window.resize(1280, 800);
    QTRY_VERIFY(panels.map->width() < smallMap);
    QCOMPARE(panels.ranking->width(), chosen);
    window.close();
    QTRY_COMPARE(m_fixture.open().panels().ranking->width(), chosen);
    m_fixture.window().panels().resetLayout();
    QTRY_COMPARE(m_fixture.window().panels().ranking->width(), small);
}

void TestWindowActions::theLanguageChangesEveryText()
{
    Appearance appearance(*qApp);
    appearance.setLanguage(QStringLiteral("en"));
    LaunchOptions options;
    options.size = QSize(1280, 800);
    options.catalog = m_fixture.catalog();
    WindowHost host(m_fixture.settings(), appearance, options);
    host.openFirstCatalog();
    const auto isShown = [&host] { // with the item that the analysis is about
        const RankingAnswer &answer = host.window().results().answer();
        return answer.isRanked && answer.focus.has_value();
    };
    QTRY_VERIFY_WITH_TIMEOUT(isShown(), kWaitMs);
    const auto texts = [&host] {
        QStringList texts;
        for (const QAction *action : host.window().menuBar()->actions())
            texts << action->text();
        for (const PanelHeader *header : host.window().findChildren<PanelHeader *>())
            texts << header->findChild<QLabel *>()->text();
        texts << host.window().panels().queryBar->edit()->placeholderText();
        for (int i = 0; i < host.window().panels().mixer->stripCount(); ++i)
            texts << host.window().panels().mixer->strip(i)->track().signal.label;
        return texts;
    };
    const QStringList english = texts();
    QVERIFY(english.contains(QStringLiteral("&File")) && english.contains(QStringLiteral("Words")));
    QAction *chinese = actionCalled(host.window(), QStringLiteral("简体中文"));
    QVERIFY(chinese);
    const MainWindow *before = &host.window();
    chinese->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(&host.window() != before && isShown(), kWaitMs);
    const QStringList translated = texts();
    QCOMPARE(translated.size(), english.size());
    for (int i = 0; i < english.size(); ++i)
        QVERIFY2(translated.at(i) != english.at(i), qPrintable(english.at(i)));
    QCOMPARE(m_fixture.settings().language(), QStringLiteral("zh_CN"));
    QAction *back = actionCalled(host.window(), QStringLiteral("English"));
    back->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(texts(), english, kWaitMs);
    host.window().close();
}

void TestWindowActions::largeTextsFitIntoASmallScreen_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("percent");
    for (const char *language : {"en", "zh_CN"})
        for (const int percent : {100, 150, 200})
            QTest::addRow("%s at %d %%", language, percent) << QString::fromLatin1(language) << percent;
}

void TestWindowActions::largeTextsFitIntoASmallScreen()
{
    QFETCH(QString, language);
    QFETCH(int, percent);
    Appearance appearance(*qApp);
    appearance.setTheme(ThemeChoice::Light);
    appearance.setLanguage(language);
    MainWindow &window = m_fixture.open();
    appearance.setTextScale(percent); // while it is open
    const auto cutTexts = [&window] {
        QStringList cut;
        for (const QWidget *widget : window.findChildren<QWidget *>()) {
            const auto *button = qobject_cast<const QAbstractButton *>(widget);
            const auto *label = qobject_cast<const QLabel *>(widget);
            const auto *edit = qobject_cast<const QLineEdit *>(widget);
            const QString text = button  ? button->text()
                                 : label ? label->text()
                                 : edit  ? edit->placeholderText()
                                         : QString();
            if (!text.isEmpty() && widget->isVisible() &&
                widget->height() < widget->fontMetrics().height() - 1)
                cut << QStringLiteral("%1 px of %2: %3")
                           .arg(widget->height())
                           .arg(widget->fontMetrics().height())
                           .arg(text);
        }
        return cut.join(QLatin1Char('\n'));
    };
    QStringList cut;
    QSize least;
    for (const char *panel : {"facets", "views", "mixer"}) {
        window.panels().dock(QString::fromLatin1(panel))->raise();
        // Layouts follow later.
        if (!QTest::qWaitFor([&] { return cutTexts().isEmpty(); }, 3000))
            cut << cutTexts();
        least = least.expandedTo(window.minimumSizeHint());
    }
    const RowGeometry row = RowGeometry::of(
        QRectF(QPointF(), QSizeF(window.panels().ranking->viewport()->width(), scaled(metrics::kRowPx))),
        true);
    const QFontMetricsF font(uiFont());
    const bool isTitleRead = row.title.width() >= font.horizontalAdvance(QStringLiteral("A trumpet"));
    const bool areLinesApart = row.title.height() >= font.height() - 1 && !row.title.intersects(row.score);
    appearance.setTextScale(100);
    appearance.setLanguage(QStringLiteral("en"));
    QVERIFY2(least.width() <= 1280 && least.height() <= 800,
             qPrintable(QStringLiteral("%1 x %2").arg(least.width()).arg(least.height())));
    QVERIFY2(cut.isEmpty(), qPrintable(cut.join(QLatin1Char('\n'))));
    QVERIFY(isTitleRead && areLinesApart);
}

/// Two actions with one key would be none: Qt calls such a key ambiguous and starts neither.
void TestWindowActions::noKeyMeansTwoThings()
{
    MainWindow &window = m_fixture.open();
    QHash<QKeySequence, QString> taken;
    for (const QAction *action : window.actions().all())
        for (const QKeySequence &keys : action->shortcuts()) {
            QVERIFY2(!taken.contains(keys),
                     qPrintable(QStringLiteral("%1: %2 and %3")
                                    .arg(keys.toString(), taken.value(keys), action->objectName())));
            taken.insert(keys, action->objectName());
        }
    QVERIFY(taken.size() > 10);
}

QTEST_MAIN(TestWindowActions)
#include "tst_windowactions.moc"
