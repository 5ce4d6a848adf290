// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <new>

#if defined(__linux__)
#include <sys/mman.h>
#endif

namespace modalens {

/// Memory aligned to cache lines, so that no SIMD load touches two of them; large pieces lie in huge pages
/// where the system has them, so that scanning several columns side by side seldom misses the address cache.
template <class T>
struct ScanAllocator
{
    using value_type = T;
    static constexpr std::size_t kHugePage = std::size_t{1} << 21;

    ScanAllocator() = default;
    template <class U>
    ScanAllocator(const ScanAllocator<U> &)
    {
    }

    T *allocate(std::size_t count)
    {
        const std::size_t bytes = count * sizeof(T);
        void *memory = ::operator new(bytes, alignmentFor(bytes));
#if defined(__linux__)
        if (bytes >= kHugePage)
            ::madvise(memory, bytes, MADV_HUGEPAGE); // advice only: whether it is taken does not matter
#endif
        return static_cast<T *>(memory);
    }

    void deallocate(T *memory, std::size_t count)
    {
        ::operator delete(memory, alignmentFor(count * sizeof(T)));
    }

    bool operator==(const ScanAllocator &) const = default;

private:
    static std::align_val_t alignmentFor(std::size_t bytes)
    {
        return std::align_val_t{bytes >= kHugePage ? kHugePage : 64};
    }
};

} // namespace modalens
