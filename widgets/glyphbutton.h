// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolButton>

namespace modalens {

enum class Glyph {
    Play,
    Stop,
    Loop,
    Loudest,
    Spectrogram,
    StepBack,
    StepOn,
    Previous,
    Next,
    Larger,
    Smaller,
    Close
};

/// A small button with a sign that is drawn, not a letter of some font, in the colours of the theme. Its
/// accessible name is its tooltip unless another is set.
class GlyphButton : public QToolButton
{
    Q_OBJECT

public:
    explicit GlyphButton(Glyph glyph, const QString &toolTip, QWidget *parent = nullptr);
    void setGlyph(Glyph glyph);
    Glyph glyph() const { return m_glyph; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Glyph m_glyph;
};

} // namespace modalens
