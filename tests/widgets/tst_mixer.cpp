// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/channelstrip.h"
#include "widgets/galleryvalues.h"
#include "widgets/mixerwidget.h"
#include "widgets/textscale.h"
#include "widgets/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QContextMenuEvent>
#include <QLineEdit>
#include <QMenu>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

using namespace modalens;

class TestMixer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_mixer.reset(); }
    void knobAndWeightAreInverse();
    void everyPartIsThereHoweverLowTheStrip_data();
    void everyPartIsThereHoweverLowTheStrip();
    void aLowStripIsStillMoved();
    void paintedFillEndsAtTheKnob();
    void dragTellsEveryMoveAndCommitsOnce();
    void escapeTakesADragBack();
    void updatesDoNotMoveADraggedFader();
    void keysChangeTheWeight_data();
    void keysChangeTheWeight();
    void muteAndSolo();
    void doubleAndRightClickGoBackToTheDefault();
    void theWheelMovesByHundredthsThousandthsAndTenths();
    void aDragWithShiftIsTenTimesFiner();
    void aTypedNumberIsTheWeight_data();
    void aTypedNumberIsTheWeight();
    void escapeDropsATypedNumber();
    void aLockedFaderStays();
    void namesAreEditedByKeyAndMouse();
    void aTwinIsSaidAndPainted();
    void theMenuOffersWhatTheKeysDo();
    void tabWalksTheStrips();
    void screenReadersGetAValue();
    void manyStripsScroll_data();
    void manyStripsScroll();

private:
    ChannelStrip *strip(int index) { return m_mixer->strip(index); }
    std::unique_ptr<MixerWidget> m_mixer;
};

void TestMixer::init()
{
    applyTheme(*qApp, Theme::light());
    m_mixer = std::make_unique<MixerWidget>();
    m_mixer->setTracks(galleryTracks());
    m_mixer->resize(320, 500);
    m_mixer->show();
    QVERIFY(QTest::qWaitForWindowActive(m_mixer.get()));
}

void TestMixer::knobAndWeightAreInverse()
{
    for (int height : {80, 140, 220, 400, 1000})
        for (int i = 0; i <= 100; ++i) {
            const StripGeometry at = StripGeometry::of(QSize(56, height), i / 100.0);
            QVERIFY(std::abs(at.weightAt(at.knob.center().y()) - i / 100.0) < 1e-9);
            QVERIFY(at.groove.top() <= at.knob.top() + 1e-9 && at.knob.bottom() <= at.groove.bottom() + 1e-9);
            QVERIFY(at.share.bottom() <= height);
        }
}

void TestMixer::everyPartIsThereHoweverLowTheStrip_data()
{
    QTest::addColumn<bool>("isBus");
    QTest::addColumn<double>("scale");
    for (const double scale : {1.0, 1.5, 2.0}) {
        QTest::addRow("a signal at %g", scale) << false << scale;
        QTest::addRow("a bus at %g", scale) << true << scale;
    }
}

void TestMixer::everyPartIsThereHoweverLowTheStrip()
{
    QFETCH(bool, isBus);
    QFETCH(double, scale);
    setTextScale(scale);
    ChannelStrip strip;
    strip.setBus(isBus ? 2 : 0, true);
    const QSize least = strip.minimumSizeHint();
    for (int height = least.height(); height < 520; height += 7)
        for (const int width : {least.width(), strip.sizeHint().width()}) {
            const StripGeometry at = StripGeometry::of({width, height}, 0.5, isBus);
            QVector<QRectF> parts{at.name, at.mute, at.solo, at.weight}; // down to the groove, then below it
            if (isBus)
                parts << at.fold;
            if (!at.share.isNull())
                parts << at.share;
            for (int i = 0; i < parts.size(); ++i) {
                QVERIFY(QRectF(0, 0, width, height).adjusted(-0.01, -0.01, 0.01, 0.01).contains(parts.at(i)));
                QVERIFY(!parts.at(i).intersects(at.groove));
                for (int j = 0; j < i; ++j)
                    QVERIFY(!parts.at(i).intersects(parts.at(j)));
            }
            QVERIFY(at.travel() >= 13 * scale);
            QVERIFY(at.weight.height() >= 17 * scale - 0.01);
            QVERIFY(at.knob.left() >= 0 && at.knob.right() <= width);
        }
    setTextScale(1);
}

void TestMixer::paintedFillEndsAtTheKnob()
{
    for (double weight : {0.2, 0.5, 0.8}) {
        StripView track = galleryTracks().at(0);
        track.weight = weight;
        strip(0)->setTrack(track);
        const QImage image = strip(0)->grab().toImage();
        const StripGeometry at = strip(0)->geometryNow();
        const int x = int(at.groove.center().x());
        const auto colourAt = [&](double y) { return image.pixelColor(x, int(y)); };
        QCOMPARE(colourAt(at.knob.bottom() + 6), Theme::light().words);
        QCOMPARE(colourAt(at.groove.bottom() - 4), Theme::light().words);
        if (at.knob.top() - 6 > at.groove.top())
            QCOMPARE(colourAt(at.knob.top() - 4), Theme::light().hairline);
    }
}

void TestMixer::aLowStripIsStillMoved()
{
    m_mixer->resize(320, strip(0)->minimumSizeHint().height() + 8);
    QTRY_VERIFY(strip(0)->height() < 120);
    QSignalSpy committed(m_mixer.get(), &MixerWidget::mixChanged);
    StripGeometry at = strip(0)->geometryNow();
    QTest::mousePress(strip(0), Qt::LeftButton, {}, at.knob.center().toPoint());
    QTest::mouseMove(strip(0), QPoint(int(at.knob.center().x()), int(at.groove.top())));
    QTest::mouseRelease(strip(0), Qt::LeftButton, {},
                        QPoint(int(at.knob.center().x()), int(at.groove.top())));
    QCOMPARE(committed.count(), 1);
    QCOMPARE(strip(0)->track().weight, 1.0);
    QTest::mouseClick(strip(0), Qt::LeftButton, {}, at.mute.center().toPoint());
    QVERIFY(strip(0)->track().isMuted);
    QTest::mouseDClick(strip(0), Qt::LeftButton, {}, at.weight.center().toPoint());
    auto *line = strip(0)->window()->findChild<QLineEdit *>();
    QVERIFY(line && line->isVisible());
    QTest::keyClicks(line, QStringLiteral("0.25"));
    QTest::keyClick(line, Qt::Key_Return);
    QCOMPARE(strip(0)->track().weight, 0.25);
}

void TestMixer::dragTellsEveryMoveAndCommitsOnce()
{
    QVector<double> weights;
    connect(m_mixer.get(), &MixerWidget::mixChanging, this,
            [&] { weights << m_mixer->tracks().at(0).weight; });
    QSignalSpy committed(m_mixer.get(), &MixerWidget::mixChanged);
    const QPoint start = strip(0)->geometryNow().knob.center().toPoint();
    QTest::mousePress(strip(0), Qt::LeftButton, {}, start);
    for (int step = 1; step <= 20; ++step)
        QTest::mouseMove(strip(0), start - QPoint(0, 5 * step));
    QCOMPARE(committed.count(), 0);
    QTest::mouseRelease(strip(0), Qt::LeftButton, {}, start - QPoint(0, 100));
    QVERIFY(weights.size() >= 15);
    QVERIFY(std::is_sorted(weights.begin(), weights.end()));
    QVERIFY(weights.last() > 0.46 + 0.2);
    QCOMPARE(m_mixer->tracks().at(0).weight, weights.last());
    QCOMPARE(committed.count(), 1);
}

void TestMixer::escapeTakesADragBack()
{
    QSignalSpy committed(m_mixer.get(), &MixerWidget::mixChanged);
    const QPoint start = strip(1)->geometryNow().knob.center().toPoint();
    QTest::mousePress(strip(1), Qt::LeftButton, {}, start);
    QTest::mouseMove(strip(1), start + QPoint(0, 80));
    QVERIFY(m_mixer->tracks().at(1).weight < 0.7);
    QTest::keyClick(strip(1), Qt::Key_Escape);
    QTest::mouseRelease(strip(1), Qt::LeftButton, {}, start + QPoint(0, 80));
    QCOMPARE(m_mixer->tracks().at(1).weight, 0.74);
    QCOMPARE(committed.count(), 0);
}

void TestMixer::updatesDoNotMoveADraggedFader()
{
    const QPoint start = strip(1)->geometryNow().knob.center().toPoint();
    QTest::mousePress(strip(1), Qt::LeftButton, {}, start);
    QTest::mouseMove(strip(1), start + QPoint(0, 60));
    const double held = m_mixer->tracks().at(1).weight;
    m_mixer->setTracks(galleryTracks());
    QCOMPARE(m_mixer->tracks().at(1).weight, held);
    QTest::mouseRelease(strip(1), Qt::LeftButton, {}, start + QPoint(0, 60));
    m_mixer->setTracks(galleryTracks());
    QCOMPARE(m_mixer->tracks().at(1).weight, 0.74);
}

void TestMixer::keysChangeTheWeight_data()
{
    QTest::addColumn<QVector<int>>("keys");
    QTest::addColumn<double>("weight");
    const int ctrl = int(Qt::ControlModifier), shift = int(Qt::ShiftModifier);
    QTest::newRow("Ctrl and up is a thousandth more") << QVector<int>{ctrl | Qt::Key_Up} << 0.461;
    QTest::newRow("Ctrl and down is a thousandth less") << QVector<int>{ctrl | Qt::Key_Down} << 0.459;
    QTest::newRow("Shift and up is a tenth more") << QVector<int>{shift | Qt::Key_Up} << 0.56;
    QTest::newRow("Shift and down is a tenth less") << QVector<int>{shift | Qt::Key_Down} << 0.36;
    QTest::newRow("up is a hundredth more") << QVector<int>{Qt::Key_Up} << 0.47;
    QTest::newRow("down is a hundredth less") << QVector<int>{Qt::Key_Down} << 0.45;
    QTest::newRow("page up is a tenth more") << QVector<int>{Qt::Key_PageUp} << 0.56;
    QTest::newRow("page down is a tenth less") << QVector<int>{Qt::Key_PageDown} << 0.36;
    QTest::newRow("Home is silent") << QVector<int>{Qt::Key_Home} << 0.0;
    QTest::newRow("End is full") << QVector<int>{Qt::Key_End} << 1.0;
    QTest::newRow("nothing below zero") << QVector<int>{Qt::Key_Home, Qt::Key_Down} << 0.0;
    QTest::newRow("nothing above one") << QVector<int>{Qt::Key_End, Qt::Key_PageUp} << 1.0;
    QTest::newRow("R is the default") << QVector<int>{Qt::Key_R} << 0.5;
}

void TestMixer::keysChangeTheWeight()
{
    QFETCH(QVector<int>, keys);
    QFETCH(double, weight);
    QSignalSpy committed(m_mixer.get(), &MixerWidget::mixChanged);
    strip(0)->setFocus();
    for (int key : keys)
        QTest::keyClick(strip(0), Qt::Key(key & ~Qt::KeyboardModifierMask),
                        Qt::KeyboardModifiers(key & Qt::KeyboardModifierMask));
    QCOMPARE(m_mixer->tracks().at(0).weight, weight);
    QVERIFY(committed.count() >= 1);
}

void TestMixer::muteAndSolo()
{
    QSignalSpy committed(m_mixer.get(), &MixerWidget::mixChanged);
    QTest::mouseClick(strip(0), Qt::LeftButton, {}, strip(0)->geometryNow().mute.center().toPoint());
    QVERIFY(m_mixer->tracks().at(0).isMuted);
    QTest::keyClick(strip(0), Qt::Key_M);
    QVERIFY(!m_mixer->tracks().at(0).isMuted);
    QTest::mouseClick(strip(1), Qt::LeftButton, {}, strip(1)->geometryNow().solo.center().toPoint());
    QVERIFY(m_mixer->tracks().at(1).isSolo);
    // The others look silent while one is solo.
    const StripGeometry at = strip(0)->geometryNow();
    const QImage image = strip(0)->grab().toImage();
    QCOMPARE(image.pixelColor(int(at.groove.center().x()), int(at.groove.bottom() - 4)),
             Theme::light().tertiary);
    QTest::keyClick(strip(1), Qt::Key_S);
    QVERIFY(!m_mixer->tracks().at(1).isSolo);
    QCOMPARE(committed.count(), 4);
}

void TestMixer::doubleAndRightClickGoBackToTheDefault()
{
    QTest::mouseDClick(strip(0), Qt::LeftButton, {}, strip(0)->geometryNow().knob.center().toPoint());
    QCOMPARE(m_mixer->tracks().at(0).weight, 0.5);
    QSignalSpy committed(m_mixer.get(), &MixerWidget::mixChanged);
    QTest::mouseClick(strip(1), Qt::RightButton, {}, strip(1)->geometryNow().groove.center().toPoint());
    QCOMPARE(m_mixer->tracks().at(1).weight, 0.5);
    QCOMPARE(committed.count(), 1);
    QCOMPARE(QApplication::activePopupWidget(), nullptr); // no menu on top of it
}

void TestMixer::theWheelMovesByHundredthsThousandthsAndTenths()
{
    const QPointF at = strip(0)->geometryNow().groove.center();
    const auto turn = [&](int delta, Qt::KeyboardModifiers modifiers = {}) {
        QWheelEvent wheel(at, strip(0)->mapToGlobal(at), {}, QPoint(0, delta), {}, modifiers,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(strip(0), &wheel);
    };
    turn(120);
    QCOMPARE(m_mixer->tracks().at(0).weight, 0.47);
    turn(-240);
    QCOMPARE(m_mixer->tracks().at(0).weight, 0.45);
    turn(60);
    QCOMPARE(m_mixer->tracks().at(0).weight, 0.45);
    turn(60);
    QCOMPARE(m_mixer->tracks().at(0).weight, 0.46);
    turn(120, Qt::ControlModifier);
    QCOMPARE(m_mixer->tracks().at(0).weight, 0.461);
    turn(-240, Qt::ShiftModifier);
    QCOMPARE(m_mixer->tracks().at(0).weight, 0.261);
}

void TestMixer::aDragWithShiftIsTenTimesFiner()
{
    const QPoint start = strip(0)->geometryNow().knob.center().toPoint();
    const auto dragTo = [&](int dy, Qt::KeyboardModifiers modifiers) {
        QMouseEvent move(QEvent::MouseMove, start + QPoint(0, dy),
                         strip(0)->mapToGlobal(start + QPoint(0, dy)), Qt::NoButton, Qt::LeftButton,
                         modifiers);
        QApplication::sendEvent(strip(0), &move);
        return strip(0)->track().weight;
    };
    QTest::mousePress(strip(0), Qt::LeftButton, Qt::ShiftModifier, start);
    QCOMPARE(strip(0)->track().weight, 0.46); // a press alone moves nothing
    const double fine = dragTo(-100, Qt::ShiftModifier) - 0.46;
    const double travel = strip(0)->geometryNow().travel();
    QVERIFY(std::abs(fine - 10 / travel) < 0.001);
    // Letting go of Shift does not make it jump; from there it moves as the pointer does.
    QVERIFY(std::abs(dragTo(-100, {}) - 0.46 - fine) < 1e-9);
    QVERIFY(std::abs(dragTo(-50, {}) - (0.46 + fine - 50 / travel)) < 0.001);
    QTest::mouseRelease(strip(0), Qt::LeftButton, {}, start - QPoint(0, 50));
}

void TestMixer::aTypedNumberIsTheWeight_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<double>("weight");
    QTest::newRow("a fraction") << "0.463" << 0.463;
    QTest::newRow("without its zero") << ".5" << 0.5;
    QTest::newRow("with a comma") << "0,25" << 0.25;
    QTest::newRow("one") << "1" << 1.0;
    QTest::newRow("zero") << "0" << 0.0;
    QTest::newRow("percent") << "74" << 0.74;
    QTest::newRow("percent, said so") << "1%" << 0.01;
    QTest::newRow("more than there is") << "700" << 0.46;
    QTest::newRow("no number") << "0.4x" << 0.46;
    QTest::newRow("finer than the fader") << "0.12345" << 0.123;
}

void TestMixer::aTypedNumberIsTheWeight()
{
    QFETCH(QString, typed);
    QFETCH(double, weight);
    QSignalSpy committed(m_mixer.get(), &MixerWidget::mixChanged);
    strip(0)->setFocus();
    for (const QChar character : typed)
        QTest::keyClick(QApplication::focusWidget(), character.toLatin1());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QCOMPARE(m_mixer->tracks().at(0).weight, weight);
    QCOMPARE(committed.count(), weight == 0.46 ? 0 : 1);
    QCOMPARE(QApplication::focusWidget(), strip(0));
    QTRY_VERIFY(!m_mixer->findChild<QLineEdit *>());
}

void TestMixer::escapeDropsATypedNumber()
{
    QTest::mouseDClick(strip(0), Qt::LeftButton, {}, strip(0)->geometryNow().weight.center().toPoint());
    auto *editor = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    QVERIFY(editor);
    QCOMPARE(editor->text(), QStringLiteral("0.46"));
    QCOMPARE(editor->accessibleName(), QStringLiteral("Weight of Words"));
    QTest::keyClicks(editor, QStringLiteral("0.9"));
    QTest::keyClick(editor, Qt::Key_Escape);
    QCOMPARE(m_mixer->tracks().at(0).weight, 0.46);
    // Leaving it takes it.
    QTest::keyClick(strip(0), Qt::Key_Return);
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("0.9"));
    strip(1)->setFocus();
    QCOMPARE(m_mixer->tracks().at(0).weight, 0.9);
}

void TestMixer::aLockedFaderStays()
{
    QSignalSpy committed(m_mixer.get(), &MixerWidget::mixChanged);
    strip(0)->setFocus();
    QTest::keyClick(strip(0), Qt::Key_L);
    QVERIFY(m_mixer->tracks().at(0).isLocked);
    QCOMPARE(committed.count(), 1);
    QVERIFY(strip(0)->accessibleDescription().contains(QStringLiteral("locked")));
    QVERIFY(QAccessible::queryAccessibleInterface(strip(0))->state().readOnly);
    for (int key : {Qt::Key_Up, Qt::Key_End, Qt::Key_R, Qt::Key_7})
        QTest::keyClick(strip(0), Qt::Key(key));
    const QPoint knob = strip(0)->geometryNow().knob.center().toPoint();
    QTest::mousePress(strip(0), Qt::LeftButton, {}, knob);
    QTest::mouseMove(strip(0), knob - QPoint(0, 60));
    QTest::mouseRelease(strip(0), Qt::LeftButton, {}, knob - QPoint(0, 60));
    QCOMPARE(m_mixer->tracks().at(0).weight, 0.46);
    QCOMPARE(committed.count(), 1);
    QTest::keyClick(strip(0), Qt::Key_M); // what a lock keeps is the weight
    QVERIFY(m_mixer->tracks().at(0).isMuted);
    const QRectF lock = strip(0)->geometryNow().lock;
    QVERIFY(QRectF(strip(0)->rect()).adjusted(4, 4, -4, -4).contains(lock)); // off the frame of the focus
    QVERIFY(!lock.intersects(strip(0)->geometryNow().weight));
    QVERIFY(!lock.intersects(strip(0)->geometryNow().groove));
    const auto ink = [this] {
        const QImage image = strip(0)->grab(strip(0)->geometryNow().lock.toRect()).toImage();
        int pixels = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                pixels += image.pixelColor(x, y) == themeOf(strip(0)).text ? 1 : 0;
        return pixels;
    };
    const int drawn = ink();
    setTextScale(2);
    const int twiceAsLarge = ink();
    setTextScale(1);
    QVERIFY2(drawn > 10 && twiceAsLarge > 2 * drawn, qPrintable(QString::number(twiceAsLarge)));
    QTest::mouseClick(strip(0), Qt::LeftButton, {}, strip(0)->geometryNow().lock.center().toPoint());
    QVERIFY(!m_mixer->tracks().at(0).isLocked);
}

void TestMixer::namesAreEditedByKeyAndMouse()
{
    QSignalSpy renamed(m_mixer.get(), &MixerWidget::trackRenamed);
    StripView track = galleryTracks().at(0);
    track.signal.label = QStringLiteral("Captions");
    track.standardLabel = QStringLiteral("Words");
    strip(0)->setTrack(track);
    strip(0)->setFocus();
    QTest::keyClick(strip(0), Qt::Key_F2);
    auto *editor = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    QVERIFY(editor);
    QCOMPARE(editor->text(), QStringLiteral("Captions"));
    QCOMPARE(editor->maxLength(), 64);
    QVERIFY(m_mixer->rect().contains(QRect(editor->mapTo(m_mixer.get(), QPoint()), editor->size())));
    QTest::keyClicks(editor, QStringLiteral("  Tags   of files "));
    QTest::keyClick(editor, Qt::Key_Return);
    QCOMPARE(renamed.takeFirst(), (QVariantList{QStringLiteral("text"), QStringLiteral("Tags of files")}));
    // Its own name is no name of the analyst's, and nothing is its own name again.
    for (const QString &name : {QStringLiteral("Words"), QString()}) {
        QTest::mouseDClick(strip(0), Qt::LeftButton, {}, strip(0)->geometryNow().name.center().toPoint());
        editor = qobject_cast<QLineEdit *>(QApplication::focusWidget());
        QVERIFY(editor);
        editor->clear();
        QTest::keyClicks(editor, name);
        QTest::keyClick(editor, Qt::Key_Return);
        QCOMPARE(renamed.takeFirst(), (QVariantList{QStringLiteral("text"), QString()}));
    }
    QTest::keyClick(strip(0), Qt::Key_F2);
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("No"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QCOMPARE(renamed.count(), 0);
}

void TestMixer::aTwinIsSaidAndPainted()
{
    const QImage plain = strip(0)->grab().toImage();
    StripView track = galleryTracks().at(0);
    track.twinNote = QStringLiteral("Almost the same as Looks (0.96)");
    strip(0)->setTrack(track);
    QVERIFY(strip(0)->accessibleDescription().contains(track.twinNote));
    const QRect badge = strip(0)->geometryNow().twin.toRect();
    QVERIFY(strip(0)->grab().toImage().copy(badge) != plain.copy(badge));
}

void TestMixer::theMenuOffersWhatTheKeysDo()
{
    QContextMenuEvent byKey(QContextMenuEvent::Keyboard, QPoint(), strip(0)->mapToGlobal(QPoint()));
    QApplication::sendEvent(strip(0), &byKey);
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    QVERIFY(menu);
    QStringList texts;
    for (const QAction *action : menu->actions())
        if (!action->isSeparator())
            texts << action->text();
    QCOMPARE(texts.join(QLatin1Char('|')),
             QStringLiteral("Rename…|Set weight…|Back to 0.50|Mute|Only this|Lock"));
    menu->actions().last()->trigger();
    QVERIFY(m_mixer->tracks().at(0).isLocked);
    menu->close();
}

void TestMixer::tabWalksTheStrips()
{
    strip(0)->setFocus();
    for (int i = 1; i < m_mixer->stripCount(); ++i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), strip(i));
    }
}

void TestMixer::screenReadersGetAValue()
{
    QAccessibleInterface *access = QAccessible::queryAccessibleInterface(strip(0));
    QVERIFY(access);
    QCOMPARE(access->role(), QAccessible::Slider);
    QCOMPARE(access->text(QAccessible::Name), QStringLiteral("Words"));
    QAccessibleValueInterface *value = access->valueInterface();
    QVERIFY(value);
    QCOMPARE(value->currentValue().toDouble(), 0.46);
    QSignalSpy committed(m_mixer.get(), &MixerWidget::mixChanged);
    value->setCurrentValue(0.25);
    QCOMPARE(m_mixer->tracks().at(0).weight, 0.25);
    QCOMPARE(committed.count(), 1);
}

void TestMixer::manyStripsScroll_data()
{
    QTest::addColumn<int>("count");
    for (int count : {0, 1, 5, 12})
        QTest::addRow("%d signals", count) << count;
}

void TestMixer::manyStripsScroll()
{
    QFETCH(int, count);
    QVector<StripView> tracks;
    for (int i = 0; i < count; ++i)
        tracks << galleryTracks().at(i % 5);
    m_mixer->setTracks(tracks);
    QCOMPARE(m_mixer->stripCount(), count);
    QCOMPARE(m_mixer->tracks().size(), count);
    for (int i = 0; i < count; ++i)
        QTRY_VERIFY(strip(i)->width() >= strip(i)->minimumSizeHint().width());
    const auto *area = m_mixer->findChild<QScrollArea *>();
    if (count == 12)
        QTRY_VERIFY(area->horizontalScrollBar()->maximum() > 0);
    m_mixer->setShares({0.5});
    if (count > 0)
        QCOMPARE(m_mixer->tracks().at(0).share, 0.5);
}

QTEST_MAIN(TestMixer)
#include "tst_mixer.moc"
