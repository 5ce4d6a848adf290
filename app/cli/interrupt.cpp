// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/interrupt.h"

#include "app/cli/exitcodes.h"

#include <semaphore.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <optional>

namespace modalens::cli {

namespace {

constexpr std::array kSignals{SIGINT, SIGTERM};
/// One wish to stop may arrive twice: to the process and to its group, as `timeout` sends it.
constexpr std::chrono::milliseconds kSameGesture(300);
sem_t g_received; // a handler may do little more than post a semaphore

void noteSignal(int)
{
    const int savedErrno = errno;
    sem_post(&g_received);
    errno = savedErrno;
}

} // namespace

// Handlers and not a blocked mask: libraries start threads before main() runs, and those would take the
// signal.
Interrupt::Interrupt()
{
    ::signal(SIGPIPE, SIG_IGN); // a reader that has gone must not end an import half-way
    sem_init(&g_received, 0, 0);
    m_thread = std::thread([this] { wait(); });
    for (const int signal : kSignals) {
        struct sigaction before
        {
        };
        sigaction(signal, nullptr, &before);
        if (before.sa_handler == SIG_IGN)
            continue;
        struct sigaction action
        {
        };
        action.sa_handler = &noteSignal;
        action.sa_flags = SA_RESTART;
        sigaction(signal, &action, nullptr);
    }
}

Interrupt::~Interrupt()
{
    m_isOver = true;
    sem_post(&g_received);
    m_thread.join();
}

void Interrupt::wait()
{
    using Clock = std::chrono::steady_clock;
    std::optional<Clock::time_point> first;
    for (;;) {
        while (sem_wait(&g_received) != 0) {
        }
        if (m_isOver)
            return;
        if (first && Clock::now() - *first > kSameGesture)
            ::_exit(kCancelled);
        if (!first)
            first = Clock::now();
        m_source.request_stop();
    }
}

} // namespace modalens::cli
