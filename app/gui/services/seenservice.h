// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/jobs/catalogthread.h"
#include "widgets/seen.h"

#include <QObject>

#include <memory>

namespace modalens {

/// Asks the encoders of the open catalog what they saw in an item, on a thread of its own that starts with
/// the first request. The newest item wins: a request stops the one before, whose late answers are dropped.
/// An item costs one decoding and one encoding for each embedding space.
class SeenService : public QObject
{
    Q_OBJECT

public:
    explicit SeenService(QObject *parent = nullptr);
    ~SeenService() override;

    void open(const std::filesystem::path &folder); ///< Opens nothing yet.
    void close();                                   ///< Asks what runs to stop and joins.
    void request(qint64 item);
    void cancel(); ///< No answer to the last request is wanted any more.
    bool isBusy() const { return m_isBusy; }

Q_SIGNALS:
    /// After each space, in the catalog's order: all that are known by now. `isComplete`: the last answer.
    void seenReady(qint64 item, const QVector<modalens::SeenSpace> &spaces, bool isComplete);

private:
    void receive(quint64 generation, qint64 item, const QVector<SeenSpace> &spaces, bool isComplete);

    std::filesystem::path m_folder;
    quint64 m_generation = 0;
    bool m_isBusy = false;
    std::unique_ptr<CatalogThread> m_thread; // last: joined before the rest goes away
};

} // namespace modalens
