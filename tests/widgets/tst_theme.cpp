// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme.h"

#include <QApplication>
#include <QTest>
#include <QWidget>

using namespace modalens;

class TestTheme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void contrastFollowsWcag();
    void textReadsOnItsGround_data();
    void textReadsOnItsGround();
    void signalsAreToldApart_data();
    void signalsAreToldApart();
    void widgetsFollowThePalette();
};

void TestTheme::contrastFollowsWcag()
{
    QCOMPARE(contrastRatio(Qt::black, Qt::white), 21.0);
    QCOMPARE(contrastRatio(Qt::white, Qt::white), 1.0);
    // Published example: #767676 on white is the lightest grey that passes 4.5.
    QVERIFY(std::abs(contrastRatio(QColor(0x76, 0x76, 0x76), Qt::white) - 4.54) < 0.01);
}

void TestTheme::textReadsOnItsGround_data()
{
    QTest::addColumn<QColor>("text");
    QTest::addColumn<QColor>("ground");
    for (const Theme *theme : {&Theme::light(), &Theme::dark()}) {
        const char *name = theme->isDark ? "dark" : "light";
        const std::pair<const char *, QColor> grounds[] = {{"panel", theme->panel},
                                                           {"raised", theme->raised},
                                                           {"window", theme->window},
                                                           {"map", theme->mapGround}};
        for (const auto &[groundName, ground] : grounds) {
            QTest::addRow("%s: text on %s", name, groundName) << theme->text << ground;
            QTest::addRow("%s: secondary on %s", name, groundName) << theme->secondary << ground;
        }
        for (const char *modality : {"text", "image", "audio", "video", "user", "joint"})
            for (const QColor &ground : {theme->panel, theme->raised})
                QTest::addRow("%s: %s as text on %s", name, modality, qPrintable(ground.name()))
                    << theme->signalText(QString::fromLatin1(modality)) << ground;
        for (const QColor &ground : {theme->panel, theme->raised}) {
            QTest::addRow("%s: moved up on %s", name, qPrintable(ground.name())) << theme->up << ground;
            QTest::addRow("%s: moved down on %s", name, qPrintable(ground.name())) << theme->down << ground;
            QTest::addRow("%s: warning on %s", name, qPrintable(ground.name())) << theme->warning << ground;
        }
        const QPalette palette = theme->palette();
        QTest::addRow("%s: selected text", name)
            << palette.color(QPalette::HighlightedText) << palette.color(QPalette::Highlight);
        QTest::addRow("%s: link", name) << palette.color(QPalette::Link) << palette.color(QPalette::Base);
    }
}

void TestTheme::textReadsOnItsGround()
{
    QFETCH(QColor, text);
    QFETCH(QColor, ground);
    const double ratio = contrastRatio(text, ground);
    QVERIFY2(ratio >= 4.5,
             qPrintable(QStringLiteral("%1 on %2: %3").arg(text.name(), ground.name()).arg(ratio)));
}

void TestTheme::signalsAreToldApart_data()
{
    QTest::addColumn<bool>("isDark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void TestTheme::signalsAreToldApart()
{
    QFETCH(bool, isDark);
    const Theme &theme = isDark ? Theme::dark() : Theme::light();
    QSet<QRgb> colours;
    for (const char *modality : {"text", "image", "audio", "video", "user", "joint"})
        colours << theme.signal(QString::fromLatin1(modality)).rgb();
    QCOMPARE(colours.size(), 6);
    // Nothing else may use them.
    for (const QColor &other :
         {theme.selection, theme.up, theme.down, theme.warning, theme.text, theme.secondary})
        QVERIFY(!colours.contains(other.rgb()));
    QCOMPARE(theme.signal(QStringLiteral("something new")), theme.joint);
    // Bars and points are graphics: 3:1 where they are dark on light, except the warm ones that the names
    // repeat.
    for (const QColor &colour : {theme.words, theme.sounds, theme.video, theme.people, theme.joint})
        QVERIFY(contrastRatio(colour, theme.panel) >= 3.0);
}

void TestTheme::widgetsFollowThePalette()
{
    QWidget window;
    QWidget widget(&window);
    window.show();
    for (const Theme *theme : {&Theme::dark(), &Theme::light(), &Theme::dark()}) {
        applyTheme(*qApp, *theme);
        QVERIFY2(&themeOf(&widget) == theme, theme->isDark ? "should be dark" : "should be light");
        QCOMPARE(&themeOf(&window), theme);
        QVERIFY(!theme->styleSheet().contains(QLatin1Char('$')));
    }
    QCOMPARE(qApp->font().pixelSize(), metrics::kFontPx);
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
