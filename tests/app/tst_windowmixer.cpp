// SPDX-License-Identifier: GPL-3.0-or-later
// The mixer in the real window: buses, locks, names and badges, on a catalog that has several signals of a
// kind.
#include "app/gui/text/paths.h"
#include "app/gui/window/actions.h"
#include "app/gui/window/deskpanels.h"
#include "app/gui/window/healthcontroller.h"
#include "app/gui/window/resultscontroller.h"
#include "app/tinycatalog.h"
#include "app/windowfixture.h"
#include "engine/catalog/catalog.h"
#include "widgets/channelstrip.h"
#include "widgets/contributionchart.h"
#include "widgets/facetpanel.h"
#include "widgets/filterchips.h"
#include "widgets/listheader.h"
#include "widgets/maplegend.h"
#include "widgets/mappanel.h"
#include "widgets/mixerwidget.h"
#include "widgets/mixswitch.h"
#include "widgets/previewpanel.h"
#include "widgets/querybar.h"
#include "widgets/rankingmodel.h"
#include "widgets/rankingpanel.h"
#include "widgets/rankingview.h"
#include "widgets/seenview.h"
#include "widgets/textscale.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QDir>
#include <QGraphicsItem>
#include <QGraphicsView>
#include <QHelpEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QScopeGuard>
#include <QScrollArea>
#include <QScrollBar>
#include <QStatusBar>
#include <QTest>
#include <QToolTip>
#include <QUndoStack>
#include <QWheelEvent>

#include <algorithm>

using namespace modalens;
using namespace modalens::test;

namespace {

constexpr int kWaitMs = WindowFixture::kWaitMs;

/// The looks once more under another name, and two numbers.
Status addSignals(const QString &folder)
{
    MODALENS_TRY(catalog, Catalog::open(pathFromText(folder)));
    MODALENS_TRY(image, catalog.findSpace("image"));
    MODALENS_TRY(vectors, catalog.loadVectors(image->id));
    SpaceDraft draft;
    draft.name = "prints";
    draft.modality = Modality::Image;
    draft.encoder = "import";
    draft.dimension = image->dimension;
    draft.dtype = Dtype::Float32;
    MODALENS_TRY(space, catalog.createSpace(draft));
    std::vector<ItemId> items(vectors->items().begin(), vectors->items().end());
    std::vector<float> values(items.size() * std::size_t(image->dimension));
    for (std::size_t i = 0; i < items.size(); ++i)
        vectors->copyVector(std::int64_t(i), std::span(values).subspan(i * std::size_t(image->dimension),
                                                                       std::size_t(image->dimension)));
    MODALENS_CHECK(catalog.appendVectors(space.id, items, values));
    MODALENS_CHECK(catalog.finishSpace(space.id));
    for (const char *name : {"height", "year"}) {
        std::vector<std::pair<ItemId, double>> numbers;
        for (std::size_t i = 0; i < items.size(); ++i)
            numbers.emplace_back(items[i],
                                 double(*name == 'y' ? i * 7 % items.size() : i * 5 % items.size()));
        MODALENS_CHECK(catalog.putFields(name, numbers));
    }
    return {};
}

} // namespace

class TestWindowMixer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { m_fixture.forgetSettings(); }
    void cleanup() { m_fixture.closeWindow(); }

    void aNameIsUsedEverywhere();
    void theNameStandsInPanelsAndTheTechnicalOneInTooltips();
    void resetKeepsNamesAndLockedWeights();
    void stripsStandAsMapsDo();
    void aBusIsOneStepForAllItsTracks();
    void numbersThatAreAddedShareAFader();
    void openBusesAreRemembered();
    void everyFaderIsInReachWithTextsTwiceAsLarge();
    void twinsWearABadge();
    void keysInARowAreOneStep();
    void aMixThatWasNotWrittenIsNotKept();
    void twoMixesAreKeptAndSwitched();

private:
    MixerWidget *mixer() { return m_fixture.window().panels().mixer; }
    ChannelStrip *strip(const QString &signal);
    /// Into the line that is open over a strip.
    void type(const QString &text)
    {
        for (auto *line : mixer()->findChildren<QLineEdit *>())
            if (!line->isHidden()) {
                QTest::keyClicks(line, text);
                QTest::keyClick(line, Qt::Key_Return);
                return;
            }
        QFAIL("no line is open");
    }
    double answeredWeight(const std::string &signal);
    /// Of a view as another process would read it; -1: there is none.
    double storedWeight(const std::string &view, const std::string &signal) const;
    QStringList mapTabs();
    QStringList checkLabels();
    QString legendTitle();
    QStringList seenLabels();
    QString columnTip(const QString &column);
    QStringList chartTips();
    static QStringList toolTips(const QWidget &within);
    static QAbstractButton *button(const QWidget &within, const QString &text);

    WindowFixture m_fixture;
};

void TestWindowMixer::initTestCase()
{
    const QString problem = m_fixture.makeCatalog();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    const Status added = addSignals(m_fixture.catalog());
    QVERIFY2(added.has_value(), added ? "" : describe(added.error()).c_str());
}

ChannelStrip *TestWindowMixer::strip(const QString &signal)
{
    for (int i = 0; i < mixer()->stripCount(); ++i)
        if (mixer()->strip(i)->track().signal.name == signal)
            return mixer()->strip(i);
    return nullptr;
}

double TestWindowMixer::answeredWeight(const std::string &signal)
{
    const RankingAnswer &answer = m_fixture.window().results().answer();
    for (std::size_t i = 0; i < answer.signalInfos.size(); ++i)
        if (answer.signalInfos[i].name == signal)
            return answer.weights[i];
    return -1;
}

double TestWindowMixer::storedWeight(const std::string &name, const std::string &signal) const
{
    const auto catalog = Catalog::open(pathFromText(m_fixture.catalog()), OpenMode::ReadOnly);
    const auto json = catalog ? catalog->view(name) : Unexpected<Error>(catalog.error());
    const auto view = json && *json ? viewFromJson(**json) : Unexpected<Error>(Error{});
    if (view)
        for (const MixerTrack &track : view->tracks)
            if (track.signal == signal)
                return track.weight;
    return -1;
}

QStringList TestWindowMixer::mapTabs()
{
    QStringList texts;
    for (const auto *button : m_fixture.window().panels().map->findChildren<QAbstractButton *>())
        if (button->isCheckable())
            texts << button->text();
    return texts;
}

void TestWindowMixer::aNameIsUsedEverywhere()
{
    MainWindow &window = m_fixture.open(true, true);
    const auto isSaid = [&](const QString &name) {
        const QList<QLabel *> labels = window.panels().why->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
                           [&](const QLabel *label) { return label->text().contains(name); });
    };
    const auto isCalled = [&](const QString &name) {
        const QVector<SignalView> &listed = window.panels().ranking->rankingModel()->signalViews();
        const bool isListed = std::any_of(listed.begin(), listed.end(),
                                          [&](const SignalView &view) { return view.label == name; });
        return strip(QStringLiteral("text"))->track().signal.label == name && isListed &&
               mapTabs().contains(name) && isSaid(name);
    };
    QTest::keyClick(strip(QStringLiteral("text")), Qt::Key_S); // the sentence names what counts most
    QTRY_VERIFY_WITH_TIMEOUT(isCalled(QStringLiteral("Words")), kWaitMs);
    strip(QStringLiteral("text"))->setFocus();
    QTest::keyClick(strip(QStringLiteral("text")), Qt::Key_F2);
    type(QStringLiteral("Captions"));
    QTRY_VERIFY_WITH_TIMEOUT(isCalled(QStringLiteral("Captions")), kWaitMs);
    QVERIFY(!isCalled(QStringLiteral("Words")));
    window.session().desk().undoStack()->undo();
    QTRY_VERIFY_WITH_TIMEOUT(isCalled(QStringLiteral("Words")), kWaitMs);
    window.session().desk().undoStack()->redo();
    window.close(); // writes the session
    m_fixture.open(true, true);
    QTRY_COMPARE_WITH_TIMEOUT(strip(QStringLiteral("text"))->track().signal.label, QStringLiteral("Captions"),
                              kWaitMs);
    // Nothing written is its own name again.
    QTest::keyClick(strip(QStringLiteral("text")), Qt::Key_F2);
    type(QStringLiteral(" "));
    QCOMPARE(strip(QStringLiteral("text"))->track().signal.label, QStringLiteral("Words"));
    QVERIFY(m_fixture.window().session().desk().view().tracks.front().label.empty());
    QTest::keyClick(strip(QStringLiteral("text")), Qt::Key_S); // for the tests that come
    m_fixture.window().close();
}

void TestWindowMixer::theNameStandsInPanelsAndTheTechnicalOneInTooltips()
{
    MainWindow &window = m_fixture.open();
    window.actions().find(QStringLiteral("view.asTable"))->trigger();
    window.actions().find(QStringLiteral("catalog.health"))->trigger();
    button(window, QStringLiteral("What the encoders saw"))->setChecked(true);
    View view = window.session().desk().view();
    view.mapColour = "similarity:text";
    view.tracks.push_back({.signal = "field:year", .label = "Age"});
    view.filter.ranges = {{"year", 0.0, std::nullopt}};
    window.panels().reveal(QStringLiteral("facets"));
    window.session().desk().change(view, QStringLiteral("colour"));
    QTRY_VERIFY_WITH_TIMEOUT(checkLabels().contains(QStringLiteral("Outliers: Words")), kWaitMs);
    QTRY_VERIFY_WITH_TIMEOUT(legendTitle().startsWith(QStringLiteral("Similarity: Words")), kWaitMs);
    QTRY_VERIFY_WITH_TIMEOUT(seenLabels().contains(QStringLiteral("Words")), kWaitMs);
    QTest::keyClick(strip(QStringLiteral("text")), Qt::Key_F2);
    type(QStringLiteral("Captions"));

    QTRY_VERIFY_WITH_TIMEOUT(legendTitle().startsWith(QStringLiteral("Similarity: Captions")), kWaitMs);
    QVERIFY(checkLabels().contains(QStringLiteral("Outliers: Captions")));
    QVERIFY(seenLabels().contains(QStringLiteral("Captions")));
    QTRY_COMPARE_WITH_TIMEOUT(columnTip(QStringLiteral("signal:text")), QStringLiteral("Captions (text)"),
                              kWaitMs);
    QCOMPARE(columnTip(QStringLiteral("number:year")), QStringLiteral("Age (year)"));
    QVERIFY(window.panels().facets->chips()->chips().first().label.startsWith(QStringLiteral("Age")));
    QTRY_VERIFY_WITH_TIMEOUT(toolTips(*window.panels().facets).contains(QStringLiteral("Age (year)")),
                             kWaitMs);
    window.panels().reveal(QStringLiteral("mixer"));
    const QStringList tips = toolTips(window);
    for (const QString &tip : {QStringLiteral("Similarity: Captions (text)\nFold the legend"), // its title
                               QStringLiteral("Captions (text)\nShow this map large"),
                               QStringLiteral("Captions (text)")}) // switch of maps, what the encoders saw
        QVERIFY2(tips.contains(tip),
                 qPrintable(tip + QStringLiteral(" is not among\n") + tips.join(QLatin1Char('\n'))));
    QTRY_VERIFY_WITH_TIMEOUT(chartTips().contains(QStringLiteral("Captions (text)")), kWaitMs);
    const QueryBar &bar = *window.panels().queryBar;
    QTRY_VERIFY2_WITH_TIMEOUT(bar.reach().contains(QStringLiteral("Captions")), qPrintable(bar.reach()),
                              kWaitMs);
    ChannelStrip *captions = strip(QStringLiteral("text"));
    const QPoint name = captions->geometryNow().name.center().toPoint();
    QHelpEvent help(QEvent::ToolTip, name, captions->mapToGlobal(name));
    QApplication::sendEvent(captions, &help);
    QCOMPARE(QToolTip::text(), QStringLiteral("Captions is Words (text)\nF2 renames it"));
    QToolTip::hideText();
}

QStringList TestWindowMixer::checkLabels()
{
    QStringList labels;
    for (const HealthCheck &check : m_fixture.window().health().service().checks())
        labels << check.label;
    return labels;
}

QString TestWindowMixer::legendTitle()
{
    for (const auto *title : m_fixture.window().panels().map->legend()->findChildren<QPushButton *>())
        if (title->isVisibleTo(m_fixture.window().panels().map->legend()))
            return title->accessibleName();
    return {};
}

QStringList TestWindowMixer::seenLabels()
{
    QStringList labels;
    for (const auto *label : m_fixture.window().panels().preview->seenView()->findChildren<QLabel *>())
        labels << label->text();
    return labels;
}

QString TestWindowMixer::columnTip(const QString &column)
{
    const ListHeader *header = m_fixture.window().panels().rankingPanel->header();
    const QVector<ListColumn> columns = header->columns();
    for (int place = 0; place < columns.size(); ++place)
        if (columns.at(place).name == column)
            return header->model()
                ->headerData(header->logicalIndex(place), Qt::Horizontal, Qt::ToolTipRole)
                .toString();
    return {};
}

QStringList TestWindowMixer::toolTips(const QWidget &within)
{
    QStringList tips;
    for (const QWidget *widget : within.findChildren<QWidget *>())
        if (!widget->toolTip().isEmpty())
            tips << widget->toolTip();
    return tips;
}

QStringList TestWindowMixer::chartTips()
{
    QStringList tips;
    const auto *chart = m_fixture.window().panels().why->findChild<QGraphicsView *>();
    for (const QGraphicsItem *item : chart ? chart->items() : QList<QGraphicsItem *>())
        tips << item->toolTip();
    return tips;
}

QAbstractButton *TestWindowMixer::button(const QWidget &within, const QString &text)
{
    for (auto *button : within.findChildren<QAbstractButton *>())
        if (button->text() == text)
            return button;
    return nullptr;
}

void TestWindowMixer::resetKeepsNamesAndLockedWeights()
{
    MainWindow &window = m_fixture.open();
    ChannelStrip *words = strip(QStringLiteral("text")), *sounds = strip(QStringLiteral("audio"));
    words->setWeight(0.9);
    QTest::keyClick(words, Qt::Key_L);
    QTest::keyClick(words, Qt::Key_F2);
    type(QStringLiteral("Captions"));
    sounds->setWeight(0.1);
    QTest::keyClick(sounds, Qt::Key_M);
    window.panels().resetMixButton->click();
    QCOMPARE(words->track().weight, 0.9);
    QVERIFY(words->track().isLocked);
    QCOMPARE(words->track().signal.label, QStringLiteral("Captions"));
    QCOMPARE(sounds->track().weight, 0.5);
    QVERIFY(!sounds->track().isMuted);
    window.session().desk().undoStack()->undo();
    QCOMPARE(sounds->track().weight, 0.1);
    QVERIFY(sounds->track().isMuted && words->track().isLocked);
}

/// However the view has its tracks, as after a space was embedded anew.
void TestWindowMixer::stripsStandAsMapsDo()
{
    MainWindow &window = m_fixture.open();
    const auto names = [this] {
        QStringList all;
        for (const StripView &track : mixer()->tracks())
            all << track.signal.name;
        return all;
    };
    const QStringList before = names();
    QVERIFY(before.size() > 2);
    View view = window.session().desk().view();
    std::reverse(view.tracks.begin(), view.tracks.end());
    window.session().desk().change(view, QStringLiteral("reversed"));
    view.tracks.front().weight = 0.37; // so that there is another answer
    window.session().desk().change(view, QStringLiteral("weight"));
    QCOMPARE(names(), before);
    const QString changed = QString::fromStdString(view.tracks.front().signal);
    QTRY_COMPARE_WITH_TIMEOUT(answeredWeight(changed.toStdString()), 0.37, WindowFixture::kWaitMs);
    QStringList answered;
    for (const SignalInfo &info : window.results().answer().signalInfos)
        answered << QString::fromStdString(info.name);
    QCOMPARE(answered, before);
    QStringList ofSet;
    for (const SignalInfo &info : window.session().facts().signalSet->signalInfos())
        if (const QString name = QString::fromStdString(info.name); before.contains(name))
            ofSet << name;
    QCOMPARE(before, ofSet);
}

void TestWindowMixer::aBusIsOneStepForAllItsTracks()
{
    MainWindow &window = m_fixture.open();
    ChannelStrip *bus = mixer()->busStrip(QStringLiteral("image"));
    QVERIFY(bus && bus->isVisible());
    QCOMPARE(bus->track().signal.label, QStringLiteral("Looks"));
    QVERIFY(!strip(QStringLiteral("prints"))->isVisible());
    strip(QStringLiteral("prints"))->setWeight(0.25);
    const int steps = window.session().desk().undoStack()->count();
    const QPoint knob = bus->geometryNow().knob.center().toPoint();
    QTest::mousePress(bus, Qt::LeftButton, {}, knob);
    for (int move = 1; move <= 6; ++move)
        QTest::mouseMove(bus, knob + QPoint(0, move * 10));
    QTest::mouseRelease(bus, Qt::LeftButton, {}, knob + QPoint(0, 60));
    QCOMPARE(window.session().desk().undoStack()->count(), steps + 1);
    const double level = bus->track().weight;
    QVERIFY(level < 0.45);
    QTRY_COMPARE_WITH_TIMEOUT(answeredWeight("image"), level, kWaitMs);
    QVERIFY(std::abs(answeredWeight("prints") - level / 2) < 0.001);
    window.session().desk().undoStack()->undo();
    QTRY_COMPARE_WITH_TIMEOUT(answeredWeight("image"), 0.5, kWaitMs);
    QCOMPARE(answeredWeight("prints"), 0.25);
    QCOMPARE(bus->track().weight, 0.5);
    QTest::keyClick(bus, Qt::Key_M);
    QTRY_COMPARE_WITH_TIMEOUT(answeredWeight("prints"), 0.0, kWaitMs);
    QCOMPARE(answeredWeight("image"), 0.0);
    QVERIFY(answeredWeight("text") > 0.0);
}

void TestWindowMixer::numbersThatAreAddedShareAFader()
{
    MainWindow &window = m_fixture.open();
    View view = window.session().desk().view();
    view.tracks.push_back({.signal = "field:year", .weight = 0.4});
    window.session().desk().change(view, QStringLiteral("one"));
    QVERIFY(strip(QStringLiteral("field:year"))->isVisible());
    QVERIFY(!mixer()->busStrip(QStringLiteral("numbers")));
    view.tracks.push_back({.signal = "field:height", .weight = 0.2});
    window.session().desk().change(view, QStringLiteral("two"));
    ChannelStrip *numbers = mixer()->busStrip(QStringLiteral("numbers"));
    QVERIFY(numbers && numbers->isVisible() && !strip(QStringLiteral("field:year"))->isVisible());
    QCOMPARE(numbers->track().weight, 0.4);
    QTest::keyClick(numbers, Qt::Key_Home);
    QTRY_COMPARE_WITH_TIMEOUT(answeredWeight("field:height"), 0.0, kWaitMs);
    QTest::keyClicks(numbers, QStringLiteral("0"));
    type(QStringLiteral(".8"));
    QTRY_COMPARE_WITH_TIMEOUT(answeredWeight("field:height"), 0.4, kWaitMs); // half of the other, as before
    window.panels().resetMixButton->click();
    QCOMPARE(numbers->track().weight, 0.0);
}

void TestWindowMixer::openBusesAreRemembered()
{
    m_fixture.open();
    QTest::keyClick(mixer()->busStrip(QStringLiteral("image")), Qt::Key_Space);
    QVERIFY(strip(QStringLiteral("prints"))->isVisible());
    m_fixture.window().close();
    m_fixture.open();
    QVERIFY(strip(QStringLiteral("prints"))->isVisible());
    QCOMPARE(m_fixture.settings().unfoldedBuses(), QStringList{QStringLiteral("image")});
}

void TestWindowMixer::everyFaderIsInReachWithTextsTwiceAsLarge()
{
    setTextScale(2);
    const auto normal = qScopeGuard([] { setTextScale(1); });
    m_fixture.open();
    const auto *area = mixer()->findChild<QScrollArea *>();
    QTRY_COMPARE(area->verticalScrollBar()->maximum(), 0);
    QTRY_COMPARE(area->horizontalScrollBar()->maximum(), 0);
    int shown = 0;
    for (const auto *fader : mixer()->findChildren<ChannelStrip *>()) {
        if (!fader->isVisible())
            continue;
        ++shown;
        const StripGeometry at = fader->geometryNow();
        for (const QRectF &part : {at.knob, at.groove, at.weight, at.name})
            QVERIFY(area->viewport()->rect().contains(
                QRect(fader->mapTo(area->viewport(), part.topLeft().toPoint()), part.size().toSize())));
    }
    QCOMPARE(shown, 3); // words, the bus of looks, sounds
}

void TestWindowMixer::twinsWearABadge()
{
    m_fixture.open();
    QTRY_COMPARE_WITH_TIMEOUT(strip(QStringLiteral("prints"))->track().twinNote,
                              QStringLiteral("Almost the same as Looks (1.00): together they count twice"),
                              kWaitMs);
    QCOMPARE(strip(QStringLiteral("image"))->track().twinNote,
             QStringLiteral("Almost the same as prints (1.00): together they count twice"));
    QVERIFY(strip(QStringLiteral("text"))->track().twinNote.isEmpty());
    QVERIFY(mixer()
                ->busStrip(QStringLiteral("image"))
                ->accessibleDescription()
                .contains(QStringLiteral("count twice")));
    // It speaks of names as they are.
    QTest::keyClick(strip(QStringLiteral("image")), Qt::Key_F2);
    type(QStringLiteral("Pictures"));
    QVERIFY(strip(QStringLiteral("prints"))->track().twinNote.contains(QStringLiteral("Pictures")));
}

void TestWindowMixer::keysInARowAreOneStep()
{
    MainWindow &window = m_fixture.open();
    qint64 now = 0;
    window.session().desk().setClock([&now] { return now; });
    QUndoStack &history = *window.session().desk().undoStack();
    ChannelStrip *words = strip(QStringLiteral("text")), *looks = strip(QStringLiteral("audio"));
    for (int i = 0; i < 4; ++i)
        QTest::keyClick(words, Qt::Key_Up);
    QTest::keyClick(words, Qt::Key_PageUp);
    QCOMPARE(words->track().weight, 0.64);
    QCOMPARE(history.count(), 1);
    for (int i = 0; i < 3; ++i) {
        QWheelEvent notch(QPointF(9, 99), words->mapToGlobal(QPointF(9, 99)), {}, {0, -120}, {}, {},
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(words, &notch);
    }
    QCOMPARE(words->track().weight, 0.61);
    QCOMPARE(history.count(), 1);
    QTest::keyClick(looks, Qt::Key_Down); // another fader
    QTest::keyClick(looks, Qt::Key_M);    // is no step of a row
    now += DeskState::kStepsMs + 1;
    QTest::keyClick(looks, Qt::Key_Down);
    QCOMPARE(history.count(), 4);
    for (int i = 0; i < 4; ++i)
        history.undo();
    QCOMPARE(words->track().weight, 0.5);
    QCOMPARE(looks->track().weight, 0.5);
    QVERIFY(!looks->track().isMuted);
}

void TestWindowMixer::aMixThatWasNotWrittenIsNotKept()
{
    MainWindow &window = m_fixture.open(true, true);
    QStringList said;
    connect(&window.session().views(), &ViewService::failed, this,
            [&said](const Error &error) { said << QString::fromStdString(error.message); });
    QVERIFY(QDir().rename(m_fixture.catalog(), m_fixture.catalog() + QStringLiteral(".away")));
    window.findChild<QAction *>(QStringLiteral("mix.keepB"))->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(said.size(), 1, kWaitMs);
    QVERIFY(!window.panels().mixSwitch->button(1)->isChecked());
    QVERIFY(!window.statusBar()->currentMessage().contains(QLatin1Char('B')));
    QVERIFY(QDir().rename(m_fixture.catalog() + QStringLiteral(".away"), m_fixture.catalog()));
    for (QMessageBox *box : window.findChildren<QMessageBox *>())
        box->close();
}

void TestWindowMixer::twoMixesAreKeptAndSwitched()
{
    MainWindow *window = &m_fixture.open(true, true);
    const auto weights = [this] { return std::pair(answeredWeight("text"), answeredWeight("audio")); };
    const auto press = [&](int place) {
        window->panels().mixSwitch->button(place)->click(); // an empty place keeps the present mix
    };
    const std::pair mixA{0.5, 0.5}, mixB{0.9, 0.5};
    QAction *switching = window->findChild<QAction *>(QStringLiteral("mix.switch"));
    QVERIFY(switching);
    QCOMPARE(switching->shortcut(), QKeySequence(Qt::Key_X));
    strip(QStringLiteral("text"))->setFocus();
    switching->trigger(); // nothing there yet
    QCOMPARE(window->session().desk().undoStack()->count(), 0);
    const auto isShown = [&](int place) { return window->panels().mixSwitch->button(place)->isChecked(); };
    press(0);
    QVERIFY(!isShown(0)); // not before it is on disk
    QTRY_VERIFY_WITH_TIMEOUT(isShown(0), kWaitMs);
    QCOMPARE(storedWeight("~mix A", "text"), 0.5);
    strip(QStringLiteral("text"))->setWeight(0.9);
    QVERIFY(!window->panels().mixSwitch->button(0)->isChecked());
    press(1);
    QTRY_VERIFY_WITH_TIMEOUT(isShown(1), kWaitMs);
    QTRY_COMPARE_WITH_TIMEOUT(weights(), mixB, kWaitMs);
    switching->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(weights(), mixA, kWaitMs);
    QVERIFY(window->panels().mixSwitch->button(0)->isChecked());
    switching->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(weights(), mixB, kWaitMs);
    window->session().desk().undoStack()->undo();
    QTRY_COMPARE_WITH_TIMEOUT(weights(), mixA, kWaitMs);
    // Names and locked weights are no part of a mix.
    QTest::keyClick(strip(QStringLiteral("text")), Qt::Key_F2);
    type(QStringLiteral("x"));
    QCOMPARE(strip(QStringLiteral("text"))->track().signal.label, QStringLiteral("x"));
    QTest::keyClick(strip(QStringLiteral("text")), Qt::Key_L);
    press(1);
    QCOMPARE(strip(QStringLiteral("text"))->track().weight, 0.5);
    QVERIFY(strip(QStringLiteral("text"))->track().isLocked);
    QTest::keyClick(strip(QStringLiteral("text")), Qt::Key_L);
    window->close();
    window = &m_fixture.open(true, true); // both are in the catalog, among its own views
    QTRY_VERIFY_WITH_TIMEOUT(window->panels().mixSwitch->button(0)->isChecked(), kWaitMs);
    press(1);
    QTRY_COMPARE_WITH_TIMEOUT(weights(), mixB, kWaitMs);
    QCOMPARE(strip(QStringLiteral("text"))->track().signal.label, QStringLiteral("x"));
    window->panels().resetMixButton->click();
    QTest::keyClick(strip(QStringLiteral("text")), Qt::Key_F2);
    type(QStringLiteral(" "));
    window->close();
}

QTEST_MAIN(TestWindowMixer)
#include "tst_windowmixer.moc"
