// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;

namespace modalens {

/// Asks where the media are and where the catalog shall be. Media stay where they are and are only read.
class NewCatalogDialog : public QDialog
{
    Q_OBJECT

public:
    explicit NewCatalogDialog(const QString &sourceFolder, QWidget *parent = nullptr);
    QString sourceFolder() const;
    QString catalogFolder() const;

private:
    void browseSource();
    void browseCatalog();
    void proposeCatalog();
    void validate();

    QLineEdit *m_source;
    QLineEdit *m_catalog;
    QLabel *m_problem;
    QPushButton *m_create;
    QString m_proposed;
};

} // namespace modalens
