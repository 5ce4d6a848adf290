// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/media/ffmpeg/input.h"

#include "engine/media/headers/pictureheader.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace modalens::media {

namespace {

constexpr int kIoBufferBytes = 32 * 1024;

// Demuxers of self-contained media files. Playlists and manifests (hls, dash, concat, imf, sdp...), devices,
// picture sequences and text formats are not here, so a file that looks like one is refused.
constexpr const char *kDemuxers = "aac,ac3,aiff,amr,ape,apng,asf,au,avi,caf,dts,dv,eac3,flac,flv,gif,h264,"
                                  "hevc,ivf,m4v,matroska,mov,mp3,mpc,mpc8,"
                                  "mpeg,mpegts,mpegvideo,mxf,nut,obu,ogg,rm,tta,voc,w64,wav,wv";

/// A dictionary of options that frees itself.
class Options
{
public:
    Options() = default;
    Options(const Options &) = delete;
    Options &operator=(const Options &) = delete;
    ~Options() { av_dict_free(&m_dictionary); }
    void set(const char *key, const char *value) { av_dict_set(&m_dictionary, key, value, 0); }
    void set(const char *key, std::int64_t value) { av_dict_set_int(&m_dictionary, key, value, 0); }
    AVDictionary **get() { return &m_dictionary; }

private:
    AVDictionary *m_dictionary = nullptr;
};

int refuseToOpen(AVFormatContext *, AVIOContext **, const char *, int, AVDictionary **)
{
    return AVERROR(EPERM); // a file that names another file or address gets nothing
}

} // namespace

int MediaInput::readBytes(void *opaque, std::uint8_t *buffer, int count)
{
    auto *state = static_cast<State *>(opaque);
    if (state->stop.stop_requested())
        return AVERROR_EXIT;
    const std::size_t read = state->file.readAt(state->position, {buffer, static_cast<std::size_t>(count)});
    state->position += static_cast<std::int64_t>(read);
    return read > 0 ? static_cast<int>(read) : AVERROR_EOF;
}

std::int64_t MediaInput::seekTo(void *opaque, std::int64_t offset, int whence)
{
    auto *state = static_cast<State *>(opaque);
    switch (whence & ~AVSEEK_FORCE) {
    case AVSEEK_SIZE:
        return state->file.sizeBytes();
    case SEEK_SET:
        break;
    case SEEK_CUR:
        offset += state->position;
        break;
    case SEEK_END:
        offset += state->file.sizeBytes();
        break;
    default:
        return AVERROR(EINVAL);
    }
    if (offset < 0)
        return AVERROR(EINVAL);
    return state->position = offset;
}

int MediaInput::shouldStop(void *opaque)
{
    return static_cast<State *>(opaque)->stop.stop_requested() ? 1 : 0;
}

Result<MediaInput> MediaInput::open(MediaFile file, const MediaLimits &limits, std::stop_token stop,
                                    const char *demuxer)
{
    MediaInput input(std::make_unique<State>(std::move(file)));
    input.m_state->stop = std::move(stop);
    MODALENS_CHECK(input.openFormat(limits, demuxer));
    MODALENS_CHECK(input.findStreams(limits));
    MODALENS_CHECK(input.checkStreams(limits));
    return input;
}

Status MediaInput::openFormat(const MediaLimits &limits, const char *demuxer)
{
    State *state = m_state.get();
    auto *buffer = static_cast<unsigned char *>(av_malloc(kIoBufferBytes));
    state->io.reset(buffer ? avio_alloc_context(buffer, kIoBufferBytes, 0, state, readBytes, nullptr, seekTo)
                           : nullptr);
    AVFormatContext *format = state->io ? avformat_alloc_context() : nullptr;
    if (!format)
        return fail(ErrorCode::TooLarge, "not enough memory to open the file", name());
    format->pb = state->io.get();
    format->flags |= AVFMT_FLAG_CUSTOM_IO;
    format->io_open = refuseToOpen;
    format->interrupt_callback = {shouldStop, state};
    Options options;
    options.set("protocol_whitelist", "file");
    options.set("format_whitelist", kDemuxers);
    options.set("max_streams", limits.maxStreams + 1); // one more, so that "too many" can be told from damage
    options.set("probesize", 5'000'000);
    // The name is withheld: a format is recognised by content alone.
    const int code =
        avformat_open_input(&format, "", demuxer ? av_find_input_format(demuxer) : nullptr, options.get());
    if (code < 0) // FFmpeg freed the context
        return Unexpected<Error>(error(code, "open the file"));
    state->format.reset(format);
    return checkStreams(limits);
}

Status MediaInput::findStreams(const MediaLimits &limits)
{
    // Finding out about streams may decode; the decoders it opens get the same bound on pixels.
    const unsigned count = context()->nb_streams;
    std::vector<AVDictionary *> perStream(count, nullptr);
    for (AVDictionary *&options : perStream) {
        av_dict_set_int(&options, "max_pixels", limits.maxPixels, 0);
        av_dict_set(&options, "threads", "1", 0);
    }
    context()->max_analyze_duration = 5 * AV_TIME_BASE;
    const int code = avformat_find_stream_info(context(), perStream.data());
    for (AVDictionary *&options : perStream)
        av_dict_free(&options);
    if (code < 0)
        return Unexpected<Error>(error(code, "read the streams"));
    return {};
}

Status MediaInput::checkStreams(const MediaLimits &limits) const
{
    const AVFormatContext *format = context();
    if (format->nb_streams > static_cast<unsigned>(limits.maxStreams))
        return fail(ErrorCode::TooLarge, "the file has more streams than the limit", name());
    for (unsigned i = 0; i < format->nb_streams; ++i) {
        const AVCodecParameters *parameters = format->streams[i]->codecpar;
        if (parameters->codec_type == AVMEDIA_TYPE_VIDEO &&
            (parameters->width != 0 || parameters->height != 0))
            MODALENS_CHECK(checkPictureSize(parameters->width, parameters->height, limits, name()));
    }
    if (durationS() > limits.maxDurationS)
        return fail(ErrorCode::TooLarge,
                    "the file claims to last " + std::to_string(std::llround(durationS() / 3600)) +
                        " hours, more than the limit",
                    name());
    return {};
}

AVStream *MediaInput::bestStream(AVMediaType type) const
{
    const int index = av_find_best_stream(context(), type, -1, -1, nullptr, 0);
    if (index < 0)
        return nullptr;
    AVStream *stream = context()->streams[index];
    return stream->disposition & AV_DISPOSITION_ATTACHED_PIC ? nullptr : stream;
}

double MediaInput::durationS() const
{
    const AVFormatContext *format = context();
    double seconds = format->duration > 0 ? static_cast<double>(format->duration) / AV_TIME_BASE : 0;
    for (unsigned i = 0; i < format->nb_streams; ++i) {
        const AVStream *stream = format->streams[i];
        if (stream->duration > 0)
            seconds = std::max(seconds, static_cast<double>(stream->duration) * av_q2d(stream->time_base));
    }
    return std::isfinite(seconds) ? seconds : 0;
}

void MediaInput::keepOnly(const AVStream *stream)
{
    for (unsigned i = 0; i < context()->nb_streams; ++i)
        context()->streams[i]->discard = context()->streams[i] == stream ? AVDISCARD_DEFAULT : AVDISCARD_ALL;
}

Error MediaInput::error(int code, const std::string &doing) const
{
    if (isStopped() || code == AVERROR_EXIT)
        return {ErrorCode::Cancelled, "stopped", name()};
    if (code == AVERROR(ENOMEM))
        return {ErrorCode::TooLarge, "cannot " + doing + ": it claims more than Modalens allows", name()};
    if (m_state->file.sizeBytes() == 0)
        return {ErrorCode::Malformed, "the file is empty", name()};
    if (code == AVERROR_DECODER_NOT_FOUND)
        return {ErrorCode::Unsupported, "cannot " + doing + ": no decoder for this codec", name()};
    char text[AV_ERROR_MAX_STRING_SIZE] = {};
    av_strerror(code, text, sizeof text);
    return {ErrorCode::Malformed,
            "cannot " + doing + ": not a sound or video that Modalens reads, or damaged (" + text + ")",
            name()};
}

} // namespace modalens::media
