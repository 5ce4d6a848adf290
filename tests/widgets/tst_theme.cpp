// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme.h"

#include <QApplication>
#include <QSet>
#include <QTest>
#include <QWidget>

#include <algorithm>
#include <array>
#include <cmath>

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
    void signalsDifferWithoutOneCone_data();
    void signalsDifferWithoutOneCone();
    void shadesOfASignalDiffer_data();
    void shadesOfASignalDiffer();
    void widgetsFollowThePalette();
};

namespace {

double linear(double value)
{
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

/// The contrast of WCAG 2.1 as its text has it, not as the program computes it.
double wcagRatio(const QColor &a, const QColor &b)
{
    const auto luminance = [](const QColor &c) {
        const auto channel = [](int value) {
            const double s = value / 255.0;
            return s <= 0.03928 ? s / 12.92 : std::pow((s + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * channel(c.red()) + 0.7152 * channel(c.green()) + 0.0722 * channel(c.blue());
    };
    const double la = luminance(a), lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

QVector<const Theme *> allThemes()
{
    return {&Theme::light(), &Theme::dark(), &Theme::of(false, true), &Theme::of(true, true)};
}

const char *nameOf(const Theme &theme)
{
    if (theme.isHighContrast)
        return theme.isDark ? "high contrast dark" : "high contrast light";
    return theme.isDark ? "dark" : "light";
}

using Vector = std::array<double, 3>;
using Matrix = std::array<Vector, 3>;

Vector apply(const Matrix &matrix, const Vector &v)
{
    Vector result{};
    for (int row = 0; row < 3; ++row)
        for (int column = 0; column < 3; ++column)
            result[row] += matrix[row][column] * v[column];
    return result;
}

/// CIELAB of a colour as it is seen through `cone` (a matrix on linear RGB).
Vector labOf(const QColor &colour, const Matrix &cone)
{
    Vector rgb = apply(cone, {linear(colour.redF()), linear(colour.greenF()), linear(colour.blueF())});
    for (double &channel : rgb)
        channel = std::clamp(channel, 0.0, 1.0);
    const Vector xyz =
        apply({{{0.4124, 0.3576, 0.1805}, {0.2126, 0.7152, 0.0722}, {0.0193, 0.1192, 0.9505}}}, rgb);
    const auto f = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116; };
    const double x = f(xyz[0] / 0.9505), y = f(xyz[1]), z = f(xyz[2] / 1.089);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

} // namespace

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
    QTest::addColumn<double>("least");
    for (const Theme *theme : allThemes()) {
        const char *name = nameOf(*theme);
        const double least = theme->isHighContrast ? 7.0 : 4.5; // WCAG 2.1, 1.4.6 and 1.4.3
        const std::pair<const char *, QColor> grounds[] = {{"panel", theme->panel},
                                                           {"raised", theme->raised},
                                                           {"window", theme->window},
                                                           {"map", theme->mapGround}};
        for (const auto &[groundName, ground] : grounds) {
            QTest::addRow("%s: text on %s", name, groundName) << theme->text << ground << least;
            QTest::addRow("%s: secondary on %s", name, groundName) << theme->secondary << ground << least;
        }
        for (const char *modality :
             {"text", "image", "audio", "video", "user", "joint", "image+5", "joint+7"})
            for (const QColor &ground : {theme->panel, theme->raised})
                QTest::addRow("%s: %s as text on %s", name, modality, qPrintable(ground.name()))
                    << theme->signalText(QString::fromLatin1(modality)) << ground << least;
        for (const QColor &ground : {theme->panel, theme->raised}) {
            QTest::addRow("%s: moved up on %s", name, qPrintable(ground.name()))
                << theme->up << ground << least;
            QTest::addRow("%s: moved down on %s", name, qPrintable(ground.name()))
                << theme->down << ground << least;
            QTest::addRow("%s: warning on %s", name, qPrintable(ground.name()))
                << theme->warning << ground << least;
        }
        const QPalette palette = theme->palette();
        QTest::addRow("%s: selected text", name)
            << palette.color(QPalette::HighlightedText) << palette.color(QPalette::Highlight) << least;
        QTest::addRow("%s: link", name)
            << palette.color(QPalette::Link) << palette.color(QPalette::Base) << least;
        // Chosen rows of menus and lists stand on a hairline.
        QTest::addRow("%s: text on what is chosen", name) << theme->text << theme->hairline << least;
        if (theme->isHighContrast) // there, what cannot be used now is read as well
            for (const QColor &ground : {theme->panel, theme->raised})
                QTest::addRow("%s: tertiary on %s", name, qPrintable(ground.name()))
                    << theme->tertiary << ground << least;
    }
}

void TestTheme::textReadsOnItsGround()
{
    QFETCH(QColor, text);
    QFETCH(QColor, ground);
    QFETCH(double, least);
    const double ratio = wcagRatio(text, ground);
    QVERIFY2(ratio >= least,
             qPrintable(QStringLiteral("%1 on %2: %3").arg(text.name(), ground.name()).arg(ratio)));
}

void TestTheme::signalsAreToldApart_data()
{
    QTest::addColumn<bool>("isDark");
    QTest::addColumn<bool>("isHighContrast");
    for (const Theme *theme : allThemes())
        QTest::addRow("%s", nameOf(*theme)) << theme->isDark << theme->isHighContrast;
}

void TestTheme::signalsAreToldApart()
{
    QFETCH(bool, isDark);
    QFETCH(bool, isHighContrast);
    const Theme &theme = Theme::of(isDark, isHighContrast);
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
    if (isHighContrast) // without exception, and so do the ring of the keyboard and what is chosen
        for (const QColor &colour : {theme.looks, theme.selection})
            QVERIFY(contrastRatio(colour, theme.panel) >= 3.0);
}

void TestTheme::signalsDifferWithoutOneCone_data()
{
    // Machado, Oliveira and Fernandes (2009), severity 1.
    QTest::addColumn<Matrix>("cone");
    QTest::newRow("all cones") << Matrix{{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};
    QTest::newRow("no red (protanopia)") << Matrix{
        {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}};
    QTest::newRow("no green (deuteranopia)") << Matrix{
        {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}};
    QTest::newRow("no blue (tritanopia)") << Matrix{
        {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}};
}

void TestTheme::signalsDifferWithoutOneCone()
{
    QFETCH(Matrix, cone);
    for (const Theme *theme : allThemes()) {
        const QVector<QColor> colours{theme->words, theme->looks,  theme->sounds,
                                      theme->video, theme->people, theme->joint};
        for (int i = 0; i < colours.size(); ++i)
            for (int j = 0; j < i; ++j) {
                const Vector a = labOf(colours.at(i), cone), b = labOf(colours.at(j), cone);
                const double distance = std::hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
                QVERIFY2(distance >= 15, qPrintable(QStringLiteral("%1 and %2: %3")
                                                        .arg(colours.at(i).name(), colours.at(j).name())
                                                        .arg(distance)));
            }
    }
}

void TestTheme::shadesOfASignalDiffer_data()
{
    QTest::addColumn<bool>("isDark");
    QTest::addColumn<QString>("modality");
    for (const bool isDark : {false, true})
        for (const char *modality : {"text", "image", "audio", "video", "user", "joint"})
            QTest::addRow("%s %s", isDark ? "dark" : "light", modality)
                << isDark << QString::fromLatin1(modality);
}

void TestTheme::shadesOfASignalDiffer()
{
    QFETCH(bool, isDark);
    QFETCH(QString, modality);
    const Theme &theme = isDark ? Theme::dark() : Theme::light();
    QSet<QRgb> colours{theme.signal(modality).rgb()};
    for (int shade = 1; shade <= Theme::kShades; ++shade) {
        const QColor colour = theme.signal(QStringLiteral("%1+%2").arg(modality).arg(shade));
        colours.insert(colour.rgb());
        QVERIFY2(contrastRatio(colour, theme.panel) > 1.6, qPrintable(colour.name())); // a bar can be seen
    }
    QCOMPARE(colours.size(), qsizetype(Theme::kShades + 1));
    QCOMPARE(theme.signal(modality + QStringLiteral("+x")), theme.signal(modality + QStringLiteral("+1")));
}

void TestTheme::widgetsFollowThePalette()
{
    QWidget window;
    QWidget widget(&window);
    window.show();
    for (const Theme *theme : allThemes()) {
        applyTheme(*qApp, *theme);
        QVERIFY2(&themeOf(&widget) == theme, nameOf(*theme));
        QCOMPARE(&themeOf(&window), theme);
        QVERIFY(!theme->styleSheet().contains(QLatin1Char('$')));
    }
    QCOMPARE(qApp->font().pixelSize(), metrics::kFontPx);
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
