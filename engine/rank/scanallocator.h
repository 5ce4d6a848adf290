// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <new>

namespace modalens {

/// Memory aligned to cache lines, so that no SIMD load touches two of them.
template <class T>
struct ScanAllocator
{
    using value_type = T;
    static constexpr std::align_val_t kAlignment{64};

    ScanAllocator() = default;
    template <class U>
    ScanAllocator(const ScanAllocator<U> &)
    {
    }

    T *allocate(std::size_t count) { return static_cast<T *>(::operator new(count * sizeof(T), kAlignment)); }
    void deallocate(T *memory, std::size_t) { ::operator delete(memory, kAlignment); }

    bool operator==(const ScanAllocator &) const = default;
};

} // namespace modalens
