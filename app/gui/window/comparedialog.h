// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/services/viewcomparison.h"

#include <QDialog>
#include <QString>

class QLabel;
class QTreeWidget;

namespace modalens {

/// Two rankings beside each other: how much they share and where each item stands in both. Stays open beside
/// the window; activating a line asks for its item.
class CompareDialog : public QDialog
{
    Q_OBJECT

public:
    CompareDialog(const QString &first, const QString &second, QWidget *parent);
    void setComparison(const ViewComparison &comparison);
    void setProblem(const QString &text); ///< Instead of a comparison.
    QString summary() const;

Q_SIGNALS:
    void itemActivated(const QString &key);

private:
    void copyLines() const;

    QLabel *m_summary;
    QTreeWidget *m_list;
};

} // namespace modalens
