// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>
#include <QPointer>

#include <functional>

namespace modalens {

/// One entry laid over a strip of the mixer: Enter or leaving it takes it, Escape drops it, and either way it
/// is gone then. Deletes itself.
class StripEditor : public QLineEdit
{
public:
    /// \param place in pixels of `strip`; widened where that is too narrow to write in.
    StripEditor(QWidget *strip, const QRect &place, const QString &text,
                std::function<void(const QString &text)> take);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void finish(bool isTaken);

    QPointer<QWidget> m_strip;
    std::function<void(const QString &)> m_take;
    bool m_isDone = false;
};

} // namespace modalens
