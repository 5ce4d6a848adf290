// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/interrupt.h"

#include "app/cli/exitcodes.h"

#include <pthread.h>
#include <unistd.h>

namespace modalens::cli {

Interrupt::Interrupt()
{
    sigemptyset(&m_signals);
    sigaddset(&m_signals, SIGINT);
    sigaddset(&m_signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &m_signals, nullptr);
    m_thread = std::thread([this] { wait(); });
}

Interrupt::~Interrupt()
{
    m_isOver = true;
    pthread_kill(m_thread.native_handle(), SIGTERM);
    m_thread.join();
}

void Interrupt::wait()
{
    for (int received = 0; !m_isOver; ++received) {
        int signal = 0;
        sigwait(&m_signals, &signal);
        if (m_isOver)
            return;
        if (received > 0)
            ::_exit(kCancelled);
        m_source.request_stop();
    }
}

} // namespace modalens::cli
