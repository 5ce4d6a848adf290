// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/media/sniff.h"

#include "engine/media/ffmpeg/input.h"
#include "engine/media/guarded.h"
#include "engine/media/headers/pictureheader.h"
#include "engine/media/mediafile.h"
#include "engine/media/runtime.h"

#include <algorithm>
#include <array>
#include <span>

namespace modalens {

namespace {

using Bytes = std::span<const std::uint8_t>;

/// Bytes of the UTF-8 sequence that starts with `lead`; 0 when none does.
std::size_t sequenceLength(std::uint8_t lead)
{
    if (lead < 0x80)
        return 1;
    if (lead >= 0xc2 && lead <= 0xdf)
        return 2;
    if (lead >= 0xe0 && lead <= 0xef)
        return 3;
    return lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
}

bool isPrintable(std::uint8_t byte)
{
    return byte >= 0x20 ? byte != 0x7f : byte == '\t' || byte == '\n' || byte == '\r' || byte == '\f';
}

/// UTF-8 without control characters; the last character may be cut by the end of the sample.
bool isUtf8Text(Bytes bytes)
{
    for (std::size_t i = 0; i < bytes.size();) {
        const std::size_t length = sequenceLength(bytes[i]);
        if (length == 0 || (length == 1 && !isPrintable(bytes[i])))
            return false;
        const std::size_t end = std::min(bytes.size(), i + length);
        const bool isWhole = std::all_of(bytes.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                                         bytes.begin() + static_cast<std::ptrdiff_t>(end),
                                         [](std::uint8_t byte) { return (byte & 0xc0) == 0x80; });
        if (!isWhole)
            return false;
        i += length;
    }
    return true;
}

bool isText(Bytes bytes)
{
    const bool isUtf16 = bytes.size() >= 4 && bytes.size() % 2 == 0 &&
                         ((bytes[0] == 0xff && bytes[1] == 0xfe) || (bytes[0] == 0xfe && bytes[1] == 0xff));
    if (isUtf16)
        return bytes[2] != 0 || bytes[3] != 0; // FF FE 00 00 is UTF-32 or noise
    return isUtf8Text(bytes);
}

Result<std::optional<Modality>> sniffStreams(media::MediaFile file)
{
    const Result<media::MediaInput> input = media::MediaInput::open(std::move(file), {}, {});
    if (!input) {
        const ErrorCode code = input.error().code;
        if (code == ErrorCode::Malformed || code == ErrorCode::Unsupported)
            return std::nullopt;
        return Unexpected<Error>(input.error());
    }
    if (input->bestStream(AVMEDIA_TYPE_VIDEO))
        return Modality::Video;
    if (input->bestStream(AVMEDIA_TYPE_AUDIO))
        return Modality::Audio;
    return std::nullopt;
}

} // namespace

Result<std::optional<Modality>> sniffModality(const std::filesystem::path &path)
{
    media::prepareLibraries();
    return media::guarded(path.string(), [&]() -> Result<std::optional<Modality>> {
        MODALENS_TRY(file, media::MediaFile::open(path, {}));
        std::array<std::uint8_t, 4096> sample{};
        const std::size_t count = file.readAt(0, sample);
        if (count == 0)
            return std::nullopt;
        // A picture that is damaged or too large is still a picture: decoding it says what is wrong.
        const auto header = media::readPictureHeader(file, {});
        if (!header || header->has_value())
            return Modality::Image;
        if (isText(Bytes(sample.data(), count)))
            return Modality::Text;
        return sniffStreams(std::move(file));
    });
}

} // namespace modalens
