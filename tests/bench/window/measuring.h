// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <QWidget>
#include <nlohmann/json.hpp>

#include <functional>
#include <map>
#include <string>
#include <vector>

// What the parts of bench_window measure with. All on the GUI thread.

namespace modalens::bench {

/// Counts paints of a widget.
class PaintWatch : public QObject
{
public:
    explicit PaintWatch(QWidget *widget) { widget->installEventFilter(this); }
    int paints = 0;

protected:
    bool eventFilter(QObject *object, QEvent *event) override;
};

/// Asks to be woken every millisecond while it lives, and keeps how late that came.
class StallWatch : public QObject
{
public:
    /// `stage` names what goes on now; the worst is kept for each.
    explicit StallWatch(std::function<std::string()> stage = {});
    nlohmann::json result() const; ///< Worst and p99 in all, worst of each stage, in milliseconds.

private:
    void tick();

    std::function<std::string()> m_stage;
    QElapsedTimer m_sinceTick;
    QTimer m_timer;
    std::vector<double> m_late;
    std::map<std::string, double> m_worstOf;
};

double msOf(const QElapsedTimer &elapsed);
/// Runs the event loop until `condition` holds; false when that takes longer.
bool runUntil(const std::function<bool()> &condition, int timeoutMs);
void runFor(int ms);
/// Of the process, now; -1 where the system does not say.
double anonymousMiB();
/// {"count", "p50_ms", "p95_ms", "max_ms"}, and "aim_ms" where there is one.
nlohmann::json timesOf(std::vector<double> ms, double aimMs = 0);

} // namespace modalens::bench
