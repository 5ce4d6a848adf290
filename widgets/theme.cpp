// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme.h"

#include "widgets/textscale.h"

#include <QApplication>
#include <QFontDatabase>
#include <QStyle>
#include <QStyleFactory>
#include <QWidget>

#include <algorithm>
#include <cmath>

namespace modalens {

namespace {

// The six signal colours also differ in lightness, so that they stay at least 15 apart (CIELAB) for people
// who do not see red, green or blue: see TestTheme::signalsDifferWithoutOneCone.
QColor token(QRgb rgb)
{
    return QColor::fromRgb(rgb);
}

Theme makeLight()
{
    Theme theme;
    theme.isDark = false;
    theme.window = token(0xeef0f3);
    theme.panel = token(0xffffff);
    theme.raised = token(0xf5f6f8);
    theme.hairline = token(0xdde1e7);
    theme.text = token(0x1b1f27);
    theme.secondary = token(0x5b6473);
    theme.tertiary = token(0x8d95a3);
    theme.selection = token(0xb77900);
    theme.mapGround = token(0xfbfbfc);
    theme.up = token(0x1c7a3e);
    theme.down = token(0xb42318);
    theme.warning = token(0x9a4a00);
    theme.words = token(0x2f7de1);
    theme.looks = token(0xd9820b);
    theme.sounds = token(0x0f9d74);
    theme.video = token(0x7237ac);
    theme.people = token(0xc82c52);
    theme.joint = token(0x126882);
    return theme;
}

Theme makeDark()
{
    Theme theme;
    theme.isDark = true;
    theme.window = token(0x15171c);
    theme.panel = token(0x1c1f26);
    theme.raised = token(0x232730);
    theme.hairline = token(0x2e333e);
    theme.text = token(0xe8eaf0);
    theme.secondary = token(0x9aa3b2);
    theme.tertiary = token(0x666f7f);
    theme.selection = token(0xffd166);
    theme.mapGround = token(0x101217);
    theme.up = token(0x7ad38d);
    theme.down = token(0xff8f7d);
    theme.warning = token(0xffb38a);
    theme.words = token(0x6fb1ff);
    theme.looks = token(0xffb454);
    theme.sounds = token(0x2ba47b);
    theme.video = token(0xa44edd);
    theme.people = token(0xff5271);
    theme.joint = token(0x9be7ff);
    return theme;
}

/// Black on white: grounds are one plain colour, and lines are drawn where the other themes have shades. Grey
/// lines at 3:1 that carry black text at 7:1 leave no choice: the two multiply to 21.
Theme makeHighContrastLight()
{
    Theme theme = makeLight();
    theme.isHighContrast = true;
    theme.window = token(0xffffff);
    theme.raised = token(0xe8e8e8);
    theme.hairline = token(0x959595);
    theme.text = token(0x000000);
    theme.secondary = token(0x333333);
    theme.tertiary = token(0x4a4a4a);
    theme.selection = token(0x6b4300);
    theme.mapGround = token(0xffffff);
    theme.up = token(0x08491f);
    theme.down = token(0x850f06);
    theme.warning = token(0x642d00);
    theme.looks = token(0xc77408);
    return theme;
}

Theme makeHighContrastDark()
{
    Theme theme = makeDark();
    theme.isHighContrast = true;
    theme.window = theme.panel = theme.mapGround = token(0x000000);
    theme.raised = token(0x242424);
    theme.hairline = token(0x595959);
    theme.text = token(0xffffff);
    theme.secondary = token(0xdcdcdc);
    theme.tertiary = token(0xb4b4b4);
    theme.selection = token(0xffd700);
    theme.up = token(0x8ff0a4);
    theme.down = token(0xffb3a6);
    theme.warning = token(0xffc9a3);
    return theme;
}

double channelLuminance(double value)
{
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &colour)
{
    return 0.2126 * channelLuminance(colour.redF()) + 0.7152 * channelLuminance(colour.greenF()) +
           0.0722 * channelLuminance(colour.blueF());
}

/// Asks fontconfig, which takes milliseconds: not for every paint.
QString firstInstalled(const QStringList &wanted)
{
    for (const QString &family : wanted)
        if (QFontDatabase::hasFamily(family))
            return family;
    return {};
}

/// The desktop's own font as it was before we set ours.
const QFont &desktopFont()
{
    static const QFont font = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    return font;
}

QFont makeUiFont()
{
    QFont font = desktopFont();
    QStringList families = font.families();
    if (families.isEmpty())
        families << font.family();
    if (const QString inter = firstInstalled({QStringLiteral("Inter")}); !inter.isEmpty())
        families.prepend(inter);
    const QString chinese =
        firstInstalled({QStringLiteral("Noto Sans CJK SC"), QStringLiteral("Source Han Sans SC")});
    if (!chinese.isEmpty())
        families << chinese;
    font.setFamilies(families);
    return font;
}

} // namespace

const Theme &Theme::light()
{
    static const Theme theme = makeLight();
    return theme;
}

const Theme &Theme::dark()
{
    static const Theme theme = makeDark();
    return theme;
}

const Theme &Theme::of(bool isDark, bool isHighContrast)
{
    static const Theme highLight = makeHighContrastLight(), highDark = makeHighContrastDark();
    if (isHighContrast)
        return isDark ? highDark : highLight;
    return isDark ? dark() : light();
}

namespace {

/// Neighbours of a colour: four hues beside it, each in three lightnesses.
QColor shadeOf(const QColor &colour, int number)
{
    constexpr float kHueStep = 14.0f / 360, kLightnessStep = 0.11f;
    static constexpr int kHues[] = {1, -1, 2, -2};
    const float hue = colour.hslHueF() + kHueStep * float(kHues[(number - 1) % 4]);
    const float lightness = colour.lightnessF() + kLightnessStep * float((number - 1) / 4 % 3 - 1);
    const float saturation = std::max(colour.hslSaturationF(), 0.35f); // greys have no hue to change
    return QColor::fromHslF(hue - std::floor(hue), saturation, std::clamp(lightness, 0.15f, 0.85f));
}

} // namespace

QColor Theme::signal(const QString &name) const
{
    const qsizetype plus = name.indexOf(QLatin1Char('+'));
    const QString modality = name.left(plus); // all of it without a plus
    if (plus > 0) {
        QColor shade = shadeOf(signal(modality), std::clamp(name.mid(plus + 1).toInt(), 1, kShades));
        while (contrastRatio(shade, panel) < 1.7) // a bar must be seen
            shade = isDark ? shade.lighter(106) : shade.darker(106);
        return shade;
    }
    if (modality == QLatin1String("text"))
        return words;
    if (modality == QLatin1String("image"))
        return looks;
    if (modality == QLatin1String("audio"))
        return sounds;
    if (modality == QLatin1String("video"))
        return video;
    if (modality == QLatin1String("user"))
        return people;
    return joint;
}

QColor Theme::signalText(const QString &modality) const
{
    QColor colour = signal(modality);
    const auto reads = [this](const QColor &exact) {
        const QColor c = QColor::fromRgb(exact.rgb()); // as it is painted: rounded
        return std::min(contrastRatio(c, panel), contrastRatio(c, raised)) >= textContrast();
    };
    for (int step = 0; step < 40 && !reads(colour); ++step) {
        const float lightness = colour.lightnessF() + (isDark ? 0.02f : -0.02f);
        colour.setHslF(colour.hslHueF(), colour.hslSaturationF(), std::clamp(lightness, 0.0f, 1.0f));
    }
    return colour;
}

QPalette Theme::palette() const
{
    QPalette palette;
    const auto set = [&palette](QPalette::ColorRole role, const QColor &colour) {
        palette.setColor(role, colour);
    };
    set(QPalette::Window, window);
    set(QPalette::WindowText, text);
    set(QPalette::Base, panel);
    set(QPalette::AlternateBase, raised);
    set(QPalette::Text, text);
    set(QPalette::PlaceholderText, secondary);
    set(QPalette::Button, raised);
    set(QPalette::ButtonText, text);
    set(QPalette::BrightText, text);
    set(QPalette::ToolTipBase, raised);
    set(QPalette::ToolTipText, text);
    set(QPalette::Highlight, selection);
    const QColor ink = token(0x0b0d11), paper = token(0xffffff);
    set(QPalette::HighlightedText,
        contrastRatio(ink, selection) > contrastRatio(paper, selection) ? ink : paper);
    set(QPalette::Link, signalText(QStringLiteral("text")));
    set(QPalette::LinkVisited, signalText(QStringLiteral("video")));
    set(QPalette::Light, isDark ? hairline : panel);
    set(QPalette::Midlight, raised);
    set(QPalette::Mid, hairline);
    set(QPalette::Dark, isDark ? window : hairline);
    set(QPalette::Shadow, isDark ? token(0x000000) : tertiary);
    for (QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, tertiary);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, hairline);
    return palette;
}

const Theme &themeOf(const QPalette &palette)
{
    const QColor window = palette.color(QPalette::Window);
    for (const bool isDark : {false, true}) // their windows are the ones in plain black and white
        if (window == Theme::of(isDark, true).window)
            return Theme::of(isDark, true);
    return window.lightness() < 128 ? Theme::dark() : Theme::light();
}

const Theme &themeOf(const QWidget *widget)
{
    return themeOf(widget->palette());
}

void applyTheme(QApplication &application, const Theme &theme)
{
    desktopFont();
    if (application.style()->name().compare(QLatin1String("fusion"), Qt::CaseInsensitive) != 0 &&
        application.styleSheet().isEmpty())
        QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QApplication::setFont(uiFont());
    QApplication::setPalette(theme.palette());
    application.setStyleSheet(theme.styleSheet());
}

QFont uiFont()
{
    static const QFont families = makeUiFont();
    QFont font = families;
    font.setPixelSize(scaled(metrics::kFontPx));
    return font;
}

QFont smallFont()
{
    QFont font = uiFont();
    font.setPixelSize(scaled(metrics::kSmallFontPx));
    return font;
}

QFont boldFont()
{
    QFont font = uiFont();
    font.setWeight(QFont::DemiBold);
    return font;
}

double contrastRatio(const QColor &a, const QColor &b)
{
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

} // namespace modalens
