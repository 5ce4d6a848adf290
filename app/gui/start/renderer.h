// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/start/commandline.h"
#include "engine/catalog/view.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace modalens {

class MainWindow;
struct ErrorText;

/// Writes a picture of the real window, once ranking, map, preview and thumbnails of the wanted view are
/// painted.
class Renderer : public QObject
{
    Q_OBJECT

public:
    Renderer(MainWindow &window, const LaunchOptions &options, QObject *parent = nullptr);
    void start();

Q_SIGNALS:
    void finished(int exitCode);

private:
    void showView(const View &view);
    void check();
    bool isPainted() const;
    void grab();
    void fail(const ErrorText &text);
    void fail(const QString &message, ExitCode code);

    MainWindow &m_window;
    LaunchOptions m_options;
    bool m_hasView = false;
    bool m_hasRanking = false;
    bool m_hasMap = false;
    bool m_hasSelection = false;
    int m_quietChecks = 0;
    QTimer m_timer;
    QElapsedTimer m_elapsed;
};

} // namespace modalens
