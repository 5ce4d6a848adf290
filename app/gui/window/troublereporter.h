// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/text/errortext.h"

#include <QObject>
#include <QPointer>

class QMessageBox;
class QWidget;

namespace modalens {

class CatalogSession;
class Settings;
enum class FolderState;

/// Says in a box what failed, and offers what can be done about it. Where the whole catalog is not there any
/// more, it says that instead of what its absence broke, and once.
class TroubleReporter : public QObject
{
    Q_OBJECT

public:
    TroubleReporter(CatalogSession &session, Settings &settings, QWidget *window, QObject *parent);

    void show(const Error &error);
    void show(const ErrorText &text, const QString &details = {});
    /// What stood in the way of opening `folder`.
    void showOpenFailure(const Error &error, const QString &folder);

Q_SIGNALS:
    void importRequested(const QString &path);
    void chooseRequested(); ///< A catalog, from wherever it is now.

private:
    void showPlainly(const Error &error);
    void showNoCatalog(FolderState state, const QString &folder, const Error &error);
    QMessageBox *box(const ErrorText &text, const QString &details);

    CatalogSession &m_session;
    Settings &m_settings;
    QWidget *m_window;
    QPointer<QMessageBox> m_goneBox; ///< While it is open, no other one says the same.
};

} // namespace modalens
