// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace modalens {

/// 38 px strip on top of a panel: bold title at the left, a quiet note beside it, quiet controls
/// at the right.
class PanelHeader : public QWidget
{
    Q_OBJECT

public:
    explicit PanelHeader(const QString &title, QWidget *parent = nullptr);
    QSize sizeHint() const override;
    void setTitle(const QString &title);
    QString title() const;
    /// Small secondary text after the title: "156 items · 0.3 ms". Where there is no room for it the title's
    /// tooltip says it.
    void setNote(const QString &note);
    /// Takes ownership; push and tool buttons become borderless.
    void addControl(QWidget *control);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitNote();

    QHBoxLayout *m_layout;
    QLabel *m_title;
    QLabel *m_note;
};

} // namespace modalens
