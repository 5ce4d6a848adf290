// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/measuring.h"

#include <QEvent>
#include <QEventLoop>

#include <algorithm>
#include <fstream>

namespace modalens::bench {

namespace {

constexpr int kTickMs = 1;

double percentile(const std::vector<double> &sorted, double share)
{
    return sorted[static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1))];
}

} // namespace

bool PaintWatch::eventFilter(QObject *object, QEvent *event)
{
    paints += event->type() == QEvent::Paint ? 1 : 0;
    return QObject::eventFilter(object, event);
}

StallWatch::StallWatch(std::function<std::string()> stage)
    : m_stage(std::move(stage))
{
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &StallWatch::tick);
    m_sinceTick.start();
    m_timer.start(kTickMs);
}

void StallWatch::tick()
{
    const double late = std::max(0.0, msOf(m_sinceTick) - kTickMs);
    m_sinceTick.start();
    m_late.push_back(late);
    if (m_stage) {
        double &worst = m_worstOf[m_stage()];
        worst = std::max(worst, late);
    }
}

nlohmann::json StallWatch::result() const
{
    std::vector<double> late = m_late;
    std::sort(late.begin(), late.end());
    nlohmann::json result{{"p99_ms", late.empty() ? -1 : percentile(late, 0.99)},
                          {"max_ms", late.empty() ? -1 : late.back()},
                          {"aim_ms", 50}};
    if (m_stage)
        result["max_ms_by_stage"] = m_worstOf;
    return result;
}

double msOf(const QElapsedTimer &elapsed)
{
    return static_cast<double>(elapsed.nsecsElapsed()) / 1e6;
}

bool runUntil(const std::function<bool()> &condition, int timeoutMs)
{
    QElapsedTimer elapsed;
    elapsed.start();
    QEventLoop loop;
    QTimer wake; // so that the loop comes back to ask again
    wake.start(1);
    while (!condition()) {
        if (elapsed.elapsed() > timeoutMs)
            return false;
        loop.processEvents(QEventLoop::WaitForMoreEvents);
    }
    return true;
}

void runFor(int ms)
{
    runUntil([] { return false; }, ms);
}

double anonymousMiB()
{
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;)
        if (word == "RssAnon:") {
            double kib = 0;
            status >> kib;
            return kib / 1024.0;
        }
    return -1;
}

nlohmann::json timesOf(std::vector<double> ms, double aimMs)
{
    nlohmann::json result{{"count", ms.size()}};
    if (aimMs > 0)
        result["aim_ms"] = aimMs;
    if (ms.empty())
        return result;
    std::sort(ms.begin(), ms.end());
    result["p50_ms"] = percentile(ms, 0.5);
    result["p95_ms"] = percentile(ms, 0.95);
    result["max_ms"] = ms.back();
    return result;
}

} // namespace modalens::bench
