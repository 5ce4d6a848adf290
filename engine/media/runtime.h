// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace modalens::media {

/// Settings of OpenCV and FFmpeg that hold for the whole process, made once by whoever comes first: no
/// chatter on standard error, one thread per picture and stream (callers work on many files at a time), no
/// single allocation of FFmpeg above 512 MiB. Thread-safe; every entry point of the room calls it.
void prepareLibraries();

} // namespace modalens::media
