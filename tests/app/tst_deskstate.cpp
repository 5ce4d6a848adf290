// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/desk/deskstate.h"

#include "app/gui/desk/settings.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace modalens;

namespace {

View viewWithWeight(const DeskState &desk, double weight)
{
    View view = desk.view();
    view.tracks = {{.signal = "text", .weight = weight}};
    return view;
}

} // namespace

class TestDeskState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aGestureIsOneStepBackToWhereItBegan()
    {
        DeskState desk;
        desk.reset(viewWithWeight(desk, 0.5));
        for (double weight : {0.6, 0.7, 0.8})
            desk.changeInGesture(viewWithWeight(desk, weight));
        QCOMPARE(desk.undoStack()->count(), 0);
        desk.change(viewWithWeight(desk, 0.8), QStringLiteral("mix"));
        QCOMPARE(desk.undoStack()->count(), 1);
        QCOMPARE(desk.view().tracks.front().weight, 0.8);
        desk.undoStack()->undo();
        QCOMPARE(desk.view().tracks.front().weight, 0.5);
        desk.undoStack()->redo();
        QCOMPARE(desk.view().tracks.front().weight, 0.8);
    }

    void changedSaysWhichPartsDiffer()
    {
        DeskState desk;
        QSignalSpy changed(&desk, &DeskState::changed);
        View view = desk.view();
        view.query = {{.value = "crow"}};
        view.filter.text = "bird";
        desk.change(view, QStringLiteral("both"));
        QCOMPARE(changed.count(), 1);
        const auto parts = changed.first().first().value<DeskState::Parts>();
        QCOMPARE(int(parts), int(DeskState::QueryPart | DeskState::FilterPart));
        desk.change(view, QStringLiteral("nothing new"));
        QCOMPARE(changed.count(), 1);
        QCOMPARE(desk.undoStack()->count(), 1);
    }

    void selectionsInARowAreOneStep()
    {
        DeskState desk;
        for (const char *key : {"a", "b", "c"})
            desk.select(key, QStringLiteral("selection"));
        QCOMPARE(desk.undoStack()->count(), 1);
        QCOMPARE(desk.view().selection, std::vector<std::string>{"c"});
        desk.undoStack()->undo();
        QVERIFY(desk.view().selection.empty());
    }

    void stepsOfOneFaderAreOneStepWhileTheyFollowOneAnother()
    {
        DeskState desk;
        qint64 now = 5000;
        desk.setClock([&now] { return now; });
        desk.reset(viewWithWeight(desk, 0.5));
        const auto step = [&](double weight, const char *fader, qint64 afterMs) {
            now += afterMs;
            desk.changeByStep(viewWithWeight(desk, weight), QStringLiteral("mix"), fader);
        };
        for (const double weight : {0.51, 0.52, 0.53, 0.54})
            step(weight, "text", DeskState::kStepsMs); // each soon after the one before
        QCOMPARE(desk.undoStack()->count(), 1);
        step(0.6, "image", 1); // another fader
        step(0.61, "image", DeskState::kStepsMs + 1);
        QCOMPARE(desk.undoStack()->count(), 3);
        desk.change(viewWithWeight(desk, 0.7), QStringLiteral("mix")); // released after a drag
        step(0.71, "image", 1);
        QCOMPARE(desk.undoStack()->count(), 5);
        for (const double weight : {0.7, 0.61, 0.6, 0.54, 0.5}) {
            desk.undoStack()->undo();
            QCOMPARE(desk.view().tracks.front().weight, weight);
        }
        desk.undoStack()->redo();
        QCOMPARE(desk.view().tracks.front().weight, 0.54);
        // There and back is nothing to undo.
        step(0.55, "text", DeskState::kStepsMs + 1);
        step(0.54, "text", 1);
        QCOMPARE(desk.undoStack()->count(), 1);
    }

    void undoKeepsCamerasAndSpacesThatArrivedLater()
    {
        DeskState desk;
        desk.reset(viewWithWeight(desk, 0.5));
        desk.change(viewWithWeight(desk, 0.9), QStringLiteral("mix"));
        desk.setStandardTracks({{.signal = "text"}, {.signal = "image", .weight = 0.25}});
        desk.setCamera("text", 0.1, 0.2, 3);
        desk.undoStack()->undo();
        QCOMPARE(desk.view().tracks.front().weight, 0.5);
        QCOMPARE(desk.view().tracks.size(), std::size_t(2));
        QCOMPARE(desk.view().tracks.back().signal, std::string("image"));
        QCOMPARE(desk.view().cameras.at("text").zoom, 3.0);
    }

    void resetForgetsTheHistory()
    {
        DeskState desk;
        desk.select("a", QStringLiteral("selection"));
        desk.reset({});
        QVERIFY(!desk.undoStack()->canUndo());
    }

    void settingsSurviveGarbage_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("an empty file") << QByteArray();
        QTest::newRow("bytes that are no settings") << QByteArray("\0\xff[[[=\n=]\x01", 12);
        QTest::newRow("wrong types everywhere")
            << QByteArray("[window]\ntheme=42\nlanguage=@Invalid()\ngeometry=@Size(1 "
                          "2)\npanels=7\n[catalogs]\nrecent=@ByteArray(x)\n");
    }

    void settingsSurviveGarbage()
    {
        QFETCH(QByteArray, content);
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("settings.ini"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        Settings settings(path);
        QCOMPARE(settings.theme(), ThemeChoice::System);
        QCOMPARE(settings.language(), QString());
        QVERIFY(settings.recentCatalogs().size() <= 1);
        settings.setTheme(ThemeChoice::Dark);
        QCOMPARE(settings.theme(), ThemeChoice::Dark);
    }

    void recentCatalogsAreNewestFirstWithoutDoubles()
    {
        QTemporaryDir folder;
        Settings settings(folder.filePath(QStringLiteral("settings.ini")));
        for (int i = 0; i < Settings::kMaxRecent + 3; ++i)
            settings.addRecentCatalog(QStringLiteral("/c/%1").arg(i));
        settings.addRecentCatalog(QStringLiteral("/c/9"));
        QCOMPARE(settings.recentCatalogs().size(), Settings::kMaxRecent);
        QCOMPARE(settings.recentCatalogs().first(), QStringLiteral("/c/9"));
        QCOMPARE(settings.recentCatalogs().count(QStringLiteral("/c/9")), 1);
    }
};

QTEST_GUILESS_MAIN(TestDeskState)
#include "tst_deskstate.moc"
