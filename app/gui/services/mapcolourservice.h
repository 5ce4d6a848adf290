// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/jobs/catalogthread.h"
#include "app/gui/services/mapcolouring.h"

#include <QObject>

#include <memory>

namespace modalens {

/// Makes the colours of maps on a thread of its own, where the values of a tag group or field are read once
/// and kept. The newest request wins; the others are dropped.
class MapColourService : public QObject
{
    Q_OBJECT

public:
    explicit MapColourService(QObject *parent = nullptr);
    ~MapColourService() override;

    void open(const std::filesystem::path &folder);
    void close();
    void forget(); ///< The catalog has changed: values are read again.
    /// coloured() follows, unless another request comes first. A group, field or signal that the catalog or
    /// the answer lacks colours nothing.
    void request(MapColouringRequest request);
    bool isBusy() const { return m_answered != m_generation; }

Q_SIGNALS:
    void coloured(const modalens::MapColouring &colouring);

private:
    struct Kept;
    void receive(std::uint64_t generation, const std::shared_ptr<MapColouring> &colouring);

    std::shared_ptr<Kept> m_kept; ///< Touched by m_thread alone.
    std::uint64_t m_generation = 0, m_answered = 0;
    std::unique_ptr<CatalogThread> m_thread; // last: joined before the rest goes away
};

} // namespace modalens
