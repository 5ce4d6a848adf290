// SPDX-License-Identifier: GPL-3.0-or-later
// Decodes each file named on the command line in every way there is, with little more memory than the program
// itself takes, and prints one line a file: the outcome as picture, as film and as sound. The last line says
// by how many MiB the address space grew. A decoder that allocates what a file claims ends here by crashing
// or by "not enough memory".
#include "engine/media/audio.h"
#include "engine/media/image.h"
#include "engine/media/sniff.h"
#include "engine/media/video.h"

#include <sys/resource.h>

#include <cstdio>
#include <fstream>
#include <string>

using namespace modalens;

namespace {

constexpr long kAllowanceKib = 256 * 1024;

/// A line of /proc/self/status, in KiB.
long statusKib(const std::string &key)
{
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;)
        if (word == key) {
            long value = 0;
            status >> value;
            return value;
        }
    return 0;
}

template <class T>
std::string outcome(const Result<T> &result)
{
    return result ? std::string("ok")
                  : std::string(errorCodeName(result.error().code)) + ": " + result.error().message;
}

} // namespace

int main(int argc, char **argv)
{
    (void)sniffModality("/"); // whatever is set up once is set up now
    const long before = statusKib("VmPeak:");
#ifndef __SANITIZE_ADDRESS__ // which reserves terabytes
    const auto bytes = static_cast<rlim_t>(statusKib("VmSize:") + kAllowanceKib) * 1024;
    const rlimit limit{bytes, bytes};
    if (::setrlimit(RLIMIT_AS, &limit) != 0)
        return 2;
#endif
    for (int i = 1; i < argc; ++i) {
        (void)sniffModality(argv[i]);
        (void)probeImage(argv[i]);
        (void)probeVideo(argv[i]);
        const std::string picture = outcome(decodeImage(argv[i]));
        const std::string film = outcome(decodeFrames(argv[i], {.count = 2}));
        const std::string sound = outcome(decodeAudio(argv[i]));
        std::printf("%s | %s | %s\n", picture.c_str(), film.c_str(), sound.c_str());
    }
    std::printf("grew %ld\n", (statusKib("VmPeak:") - before) / 1024);
    return 0;
}
