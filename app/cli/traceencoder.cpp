// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/traceencoder.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <utility>

namespace modalens::cli {

TraceEncoder::TraceEncoder(std::unique_ptr<Encoder> encoder, int fd)
    : m_encoder(std::move(encoder))
    , m_fd(fd)
{
}

TraceEncoder::~TraceEncoder()
{
    ::close(m_fd);
}

Result<std::unique_ptr<Encoder>> TraceEncoder::create(std::unique_ptr<Encoder> encoder,
                                                      const std::filesystem::path &file)
{
    const int fd = ::open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    if (fd < 0)
        return Unexpected<Error>(errorFromErrno(errno, "open the trace", file.string()));
    return std::unique_ptr<Encoder>(new TraceEncoder(std::move(encoder), fd));
}

Result<std::vector<FeatureRow>> TraceEncoder::features(std::span<const Content> contents,
                                                       std::stop_token stop) const
{
    std::string lines;
    for (std::size_t i = 0; i < contents.size(); ++i)
        lines += info().name + '\n';
    if (::write(m_fd, lines.data(), lines.size()) != static_cast<ssize_t>(lines.size()))
        return Unexpected<Error>(errorFromErrno(errno, "write the trace", {}));
    return m_encoder->features(contents, stop);
}

Status TraceEncoder::fit(std::span<const FeatureRow> sample, ProgressSink &progress, std::stop_token stop)
{
    return m_encoder->fit(sample, progress, stop);
}

Result<std::vector<float>> TraceEncoder::project(std::span<const FeatureRow> rows) const
{
    return m_encoder->project(rows);
}

Result<std::vector<SeenPart>> TraceEncoder::inspect(const Content &content) const
{
    return m_encoder->inspect(content);
}

} // namespace modalens::cli
