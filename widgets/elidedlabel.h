// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace modalens {

/// One line that is cut with an ellipsis where there is no room; the tooltip then says all. With word wrap it
/// is a label like any other.
class ElidedLabel : public QLabel
{
    Q_OBJECT

public:
    explicit ElidedLabel(Qt::TextElideMode mode, QWidget *parent = nullptr);
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    Qt::TextElideMode m_mode;
};

} // namespace modalens
