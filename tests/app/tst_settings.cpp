// SPDX-License-Identifier: GPL-3.0-or-later
// What the program remembers, and the dialog that changes it: by keyboard, at once, found by typing.
#include "app/gui/start/appearance.h"
#include "app/gui/start/desktopchoices.h"
#include "app/gui/window/settingsdialog.h"
#include "widgets/motion.h"
#include "widgets/textscale.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDBusVariant>
#include <QFile>
#include <QLineEdit>
#include <QPointer>
#include <QSignalSpy>
#include <QSlider>
#include <QTemporaryDir>
#include <QTest>

using namespace modalens;

namespace {

/// The editor of a setting, by what a screen reader calls it.
template <typename Editor>
Editor *editorCalled(const QWidget &dialog, const QString &name)
{
    for (Editor *editor : dialog.findChildren<Editor *>())
        if (editor->accessibleName() == name)
            return editor;
    return nullptr;
}

QStringList shownEditors(const QWidget &dialog)
{
    QStringList names;
    for (const QWidget *editor : dialog.findChildren<QWidget *>())
        if (editor->isVisible() && editor->focusPolicy() & Qt::TabFocus &&
            !editor->accessibleName().isEmpty() && !qobject_cast<const QLineEdit *>(editor))
            names << editor->accessibleName();
    return names;
}

} // namespace

class TestSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyChoiceComesBack();
    void garbageIsTheDefault_data();
    void garbageIsTheDefault();
    void aFileThatIsNoneIsNoSettings();
    void typingLeavesTheMatchingSettings_data();
    void typingLeavesTheMatchingSettings();
    void choicesByKeyboardHoldAtOnce();
    void theDesktopIsFollowedUntilSomethingIsChosen();

private:
    QString file() const { return m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction())); }

    QTemporaryDir m_folder;
};

void TestSettings::everyChoiceComesBack()
{
    for (const ThemeChoice theme : {ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Dark,
                                    ThemeChoice::HighContrastLight, ThemeChoice::HighContrastDark}) {
        Settings(file()).setTheme(theme);
        QCOMPARE(Settings(file()).theme(), theme);
    }
    for (const MotionChoice motion : {MotionChoice::System, MotionChoice::Full, MotionChoice::Reduced}) {
        Settings(file()).setMotion(motion);
        QCOMPARE(Settings(file()).motion(), motion);
    }
    for (const PointDrawing drawing :
         {PointDrawing::Automatic, PointDrawing::OpenGl, PointDrawing::Processor}) {
        Settings(file()).setPointDrawing(drawing);
        QCOMPARE(Settings(file()).pointDrawing(), drawing);
    }
    for (const int percent : {100, 135, 200}) {
        Settings(file()).setTextScalePercent(percent);
        QCOMPARE(Settings(file()).textScalePercent(), percent);
    }
}

void TestSettings::garbageIsTheDefault_data()
{
    QTest::addColumn<QByteArray>("theme");
    QTest::addColumn<QByteArray>("scale");
    QTest::addColumn<QByteArray>("motion");
    QTest::newRow("unknown words") << QByteArray("plaid") << QByteArray("huge") << QByteArray("jumping");
    QTest::newRow("numbers out of range") << QByteArray("4") << QByteArray("99") << QByteArray("1");
    QTest::newRow("far out of range") << QByteArray("-1") << QByteArray("2147483648") << QByteArray("-7");
    QTest::newRow("no text at all") << QByteArray("@ByteArray(\\xff\\0)") << QByteArray("@Size(3 4)")
                                    << QByteArray("@Invalid()");
    QTest::newRow("lists") << QByteArray("dark, light") << QByteArray("150, 200")
                           << QByteArray("full, reduced");
    QTest::newRow("very long") << QByteArray(100'000, 'x') << QByteArray(100'000, '1')
                               << QByteArray(100'000, 'y');
}

void TestSettings::garbageIsTheDefault()
{
    QFETCH(QByteArray, theme);
    QFETCH(QByteArray, scale);
    QFETCH(QByteArray, motion);
    QFile written(file());
    QVERIFY(written.open(QIODevice::WriteOnly));
    written.write("[window]\ntheme=" + theme + "\ntextScale=" + scale + "\nmotion=" + motion +
                  "\n[map]\ndrawing=" + motion + "\n");
    written.close();
    const Settings settings(file());
    QCOMPARE(settings.theme(), ThemeChoice::System);
    QCOMPARE(settings.textScalePercent(), 100);
    QCOMPARE(settings.motion(), MotionChoice::System);
    QCOMPARE(settings.pointDrawing(), PointDrawing::Automatic);
}

void TestSettings::aFileThatIsNoneIsNoSettings()
{
    QFile written(file());
    QVERIFY(written.open(QIODevice::WriteOnly));
    QByteArray noise;
    for (int i = 0; i < 50'000; ++i)
        noise += char((i * 131 + i / 7) % 256);
    written.write(noise);
    written.close();
    Settings settings(file());
    QCOMPARE(settings.theme(), ThemeChoice::System);
    QVERIFY(settings.recentCatalogs().isEmpty());
    QVERIFY(settings.language().isEmpty());
    auto *dialog = new SettingsDialog(settings, nullptr); // shows the defaults
    dialog->show();
    QCOMPARE(editorCalled<QSlider>(*dialog, QStringLiteral("Text size"))->value(), 100);
    delete dialog;
}

void TestSettings::typingLeavesTheMatchingSettings_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QStringList>("left");
    QTest::newRow("a name") << QStringLiteral("theme") << QStringList{QStringLiteral("Theme")};
    QTest::newRow("a choice") << QStringLiteral("spectro")
                              << QStringList{QStringLiteral("Sounds are shown as")};
    QTest::newRow("an explanation, two words")
        << QStringLiteral("PLACE look") << QStringList{QStringLiteral("Maps move together")};
    QTest::newRow("another word for it")
        << QStringLiteral("font") << QStringList{QStringLiteral("Text size")};
    QTest::newRow("nothing") << QStringLiteral("quux") << QStringList();
}

void TestSettings::typingLeavesTheMatchingSettings()
{
    QFETCH(QString, typed);
    QFETCH(QStringList, left);
    Settings settings(file());
    SettingsDialog dialog(settings, nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    QVERIFY(QTest::qWaitForWindowExposed(&dialog));
    const QStringList all = shownEditors(dialog);
    QVERIFY(all.size() >= 7);
    QTest::keyClicks(dialog.searchField(), typed);
    QCOMPARE(shownEditors(dialog), left);
    QTest::keyClick(dialog.searchField(), Qt::Key_Return); // presses no button
    QVERIFY(dialog.isVisible());
    dialog.searchField()->clear();
    QCOMPARE(shownEditors(dialog), all);
}

void TestSettings::choicesByKeyboardHoldAtOnce()
{
    Appearance appearance(*qApp);
    Settings settings(file());
    SettingsDialog dialog(settings, nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    connect(&dialog, &SettingsDialog::appearanceChanged, &dialog, [&] {
        appearance.setTheme(settings.theme());
        appearance.setMotion(settings.motion());
        appearance.setTextScale(settings.textScalePercent());
    });
    dialog.show();
    QTest::keyClick(editorCalled<QComboBox>(dialog, QStringLiteral("Theme")), Qt::Key_End);
    QCOMPARE(&themeOf(&dialog), &Theme::of(true, true));
    QTest::keyClick(editorCalled<QComboBox>(dialog, QStringLiteral("Movement")), Qt::Key_End);
    QVERIFY(isMotionReduced());
    QTest::keyClick(editorCalled<QComboBox>(dialog, QStringLiteral("Points are drawn by")), Qt::Key_End);
    auto *size = editorCalled<QSlider>(dialog, QStringLiteral("Text size"));
    QTest::keyClick(size, Qt::Key_Right);
    QCOMPARE(textScale(), 1.1);
    const QSize drawn = dialog.size();
    QTest::keyClick(size, Qt::Key_End);
    QCOMPARE(textScale(), 2.0);
    QVERIFY(dialog.width() > drawn.width()); // while it is open: there is room for what grew in it
    QVERIFY(dialog.height() > drawn.height());
    QCOMPARE(dialog.searchField()->font().pixelSize(), 2 * metrics::kFontPx);
    const Settings again(file());
    QCOMPARE(again.theme(), ThemeChoice::HighContrastDark);
    QCOMPARE(again.motion(), MotionChoice::Reduced);
    QCOMPARE(again.pointDrawing(), PointDrawing::Processor);
    QCOMPARE(again.textScalePercent(), 200);
    QTest::keyClick(size, Qt::Key_Home);
    QCOMPARE(dialog.searchField()->font().pixelSize(), metrics::kFontPx);
    appearance.setMotion(MotionChoice::Full);
}

void TestSettings::theDesktopIsFollowedUntilSomethingIsChosen()
{
    const auto tell = [](Appearance &appearance, const char *space, const char *key, const QVariant &value) {
        appearance.desktop().take(QString::fromLatin1(space), QString::fromLatin1(key),
                                  QDBusVariant(QVariant::fromValue(QDBusVariant(value))));
    };
    constexpr const char *kAppearance = "org.freedesktop.appearance";
    Appearance appearance(*qApp);
    appearance.setTheme(ThemeChoice::System);
    appearance.setMotion(MotionChoice::System);
    const auto theme = [] { return &themeOf(QApplication::palette()); };
    tell(appearance, kAppearance, "color-scheme", 1u);
    QCOMPARE(theme(), &Theme::dark());
    tell(appearance, kAppearance, "contrast", 1u);
    QCOMPARE(theme(), &Theme::of(true, true));
    tell(appearance, kAppearance, "color-scheme", 2u);
    QCOMPARE(theme(), &Theme::of(false, true));
    tell(appearance, "org.gnome.desktop.interface", "enable-animations", false);
    QVERIFY(isMotionReduced());
    tell(appearance, "org.gnome.desktop.interface", "enable-animations", QStringLiteral("no idea"));
    QVERIFY(!isMotionReduced());
    appearance.setTheme(ThemeChoice::Dark);
    appearance.setMotion(MotionChoice::Full);
    tell(appearance, kAppearance, "color-scheme", 0u);
    tell(appearance, kAppearance, "reduced-motion", 1u);
    QCOMPARE(theme(), &Theme::dark());
    QVERIFY(!isMotionReduced());
}

QTEST_MAIN(TestSettings)
#include "tst_settings.moc"
