// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QStringList>

class QLineEdit;

namespace modalens {

/// One line to type a tag into ("mood: calm"), with those that there are for completion. Deletes itself.
class TagDialog : public QDialog
{
    Q_OBJECT

public:
    TagDialog(const QString &title, int items, const QStringList &known, QWidget *parent);

Q_SIGNALS:
    void textChosen(const QString &text); ///< Not empty.

private:
    QLineEdit *m_text;
};

} // namespace modalens
