// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

namespace modalens {

/// A panel's content that scrolls up and down where it does not fit, on the panel's own ground. The arrow
/// keys scroll; a ring shows that they do.
class PanelScroll : public QScrollArea
{
    Q_OBJECT

public:
    explicit PanelScroll(QWidget *parent = nullptr);
    /// Takes ownership; the content takes the width of the panel.
    void setContent(QWidget *content);

protected:
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
};

} // namespace modalens
