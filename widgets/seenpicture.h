// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/seen.h"

#include <QWidget>

namespace modalens {

/// A picture as an encoder got it, pixel for pixel where it is enlarged, with its name and measures below. A
/// picture much wider than high (a spectrogram) takes all the width there is.
class SeenPicture : public QWidget
{
    Q_OBJECT

public:
    explicit SeenPicture(SeenEntry entry, QWidget *parent = nullptr);
    const SeenEntry &entry() const { return m_entry; }
    bool isWide() const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QSizeF pictureSize() const;

    SeenEntry m_entry;
};

} // namespace modalens
