// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QPalette>
#include <QString>

class QApplication;
class QWidget;

namespace modalens {

/// Every colour and measure of the window, in one place. Four fixed values: light and dark, each also in high
/// contrast. Widgets ask themeOf(this) while painting, so that a change of palette is all it takes to change
/// the theme.
struct Theme
{
    bool isDark = false;
    bool isHighContrast = false;
    QColor window, panel, raised, hairline;
    QColor text, secondary;
    QColor tertiary;  ///< Only beside something that says it better: below 4.5:1.
    QColor selection; ///< Yellow; nothing else is.
    QColor mapGround;
    QColor up, down; ///< Rank changes; the arrow repeats the meaning.
    QColor warning;  ///< Broken media.
    QColor words, looks, sounds, video, people, joint;

    /// The one colour of a signal, by its modality ("text", "image", "audio", "video", "user"; anything else
    /// is joint). With "+" and a number from 1 to kShades behind it a shade of that colour, for a further
    /// signal of the same modality.
    QColor signal(const QString &modality) const;
    static constexpr int kShades = 12;
    /// The same as a text colour: darkened or lightened until it reaches textContrast() on the panel.
    QColor signalText(const QString &modality) const;
    /// What every text reaches on every ground: 4.5 (WCAG AA), in high contrast 7 (AAA).
    double textContrast() const { return isHighContrast ? 7.0 : 4.5; }
    QPalette palette() const;
    QString styleSheet() const;

    static const Theme &light();
    static const Theme &dark();
    static const Theme &of(bool isDark, bool isHighContrast);
};

/// At a text scale of 1; what holds text is passed through scaled() of textscale.h.
namespace metrics {
inline constexpr int kPanelHeaderPx = 38;
inline constexpr int kRowPx = 53;
inline constexpr int kBarPx = 7;
inline constexpr int kRadiusPx = 8;
inline constexpr int kPaddingPx = 14;
inline constexpr int kFontPx = 13;
inline constexpr int kSmallFontPx = 11;
} // namespace metrics

/// The theme a widget is painted in, by its palette.
const Theme &themeOf(const QWidget *widget);
const Theme &themeOf(const QPalette &palette);

/// Fusion, palette, font and style sheet. May be called again at any time to change the theme of a running
/// window.
void applyTheme(QApplication &application, const Theme &theme);

/// Inter where it is installed, else the desktop's own font; Noto CJK for Chinese. 13 px times
/// textScale(), as all fonts here.
QFont uiFont();
QFont smallFont();
QFont boldFont();

/// WCAG 2 contrast ratio, 1..21. Both opaque.
double contrastRatio(const QColor &a, const QColor &b);

} // namespace modalens
