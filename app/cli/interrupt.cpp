// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/interrupt.h"

#include "app/cli/exitcodes.h"

#include <semaphore.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>

namespace modalens::cli {

namespace {

constexpr std::array kSignals{SIGINT, SIGTERM};
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
    for (int received = 0; !m_isOver; ++received) {
        while (sem_wait(&g_received) != 0) {
        }
        if (m_isOver)
            return;
        if (received > 0)
            ::_exit(kCancelled);
        m_source.request_stop();
    }
}

} // namespace modalens::cli
