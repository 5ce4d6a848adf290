// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/log.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <cstdlib>
#include <string>

namespace modalens {

namespace {

spdlog::level::level_enum spdlogLevel(LogLevel level)
{
    switch (level) {
    case LogLevel::Debug:
        return spdlog::level::debug;
    case LogLevel::Info:
        return spdlog::level::info;
    case LogLevel::Warning:
        return spdlog::level::warn;
    case LogLevel::Error:
        break;
    }
    return spdlog::level::err;
}

spdlog::logger &logger()
{
    static const auto instance = [] {
        auto created = spdlog::stderr_logger_mt("modalens");
        created->set_pattern("%H:%M:%S.%e %l %v");
        const char *wanted = std::getenv("MODALENS_LOG");
        created->set_level(wanted ? spdlog::level::from_str(wanted) : spdlog::level::warn);
        return created;
    }();
    return *instance;
}

} // namespace

void setLogLevel(LogLevel level)
{
    logger().set_level(spdlogLevel(level));
}

void logMessage(LogLevel level, std::string_view message)
{
    logger().log(spdlogLevel(level), spdlog::string_view_t(message.data(), message.size()));
}

} // namespace modalens
