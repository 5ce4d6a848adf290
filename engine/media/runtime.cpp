// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/media/runtime.h"

#include <opencv2/core.hpp>
#include <opencv2/core/utils/logger.hpp>

extern "C" {
#include <libavutil/log.h>
#include <libavutil/mem.h>
}

namespace modalens::media {

namespace {

int ignoreOpenCvError(int, const char *, const char *, const char *, int, void *)
{
    return 0; // the exception that follows is what we answer
}

bool prepareOnce()
{
    cv::setNumThreads(1);
    cv::utils::logging::setLogLevel(cv::utils::logging::LOG_LEVEL_SILENT);
    cv::redirectError(ignoreOpenCvError);
    av_log_set_level(AV_LOG_QUIET);
    av_max_alloc(std::size_t{512} << 20);
    return true;
}

} // namespace

void prepareLibraries()
{
    [[maybe_unused]] static const bool isReady = prepareOnce();
}

} // namespace modalens::media
