// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/embed/encoderstate.h"

#include "engine/base/hash.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <cstring>

namespace modalens {

namespace {

using Json = nlohmann::json;
constexpr std::uint64_t kMaxHeaderBytes = 1 << 20;

std::string hexOf(std::uint64_t value)
{
    static const char digits[] = "0123456789abcdef";
    std::string text(16, '0');
    for (int i = 0; i < 16; ++i)
        text[static_cast<std::size_t>(15 - i)] = digits[(value >> (4 * i)) & 15];
    return text;
}

Unexpected<Error> damaged(std::string message)
{
    return fail(ErrorCode::Damaged, std::move(message), kEncoderStateFile);
}

/// Number of values of a shape, or -1 when it does not fit in `limit`.
std::int64_t valueCount(const std::vector<std::int64_t> &shape, std::int64_t limit)
{
    std::int64_t count = 1;
    for (const std::int64_t side : shape) {
        if (side < 0 || (side > 0 && count > limit / side))
            return -1;
        count *= side;
    }
    return count;
}

Result<StateTensor> readTensor(const Json &entry, std::span<const std::byte> data)
{
    if (!entry.is_object() || entry.value("dtype", Json()) != "F32" || !entry.contains("shape") ||
        !entry.contains("data_offsets"))
        return damaged("a tensor of the encoder's state is not described as float32");
    const Json &shape = entry["shape"];
    const Json &offsets = entry["data_offsets"];
    if (!shape.is_array() || shape.size() > 8 || !offsets.is_array() || offsets.size() != 2)
        return damaged("a tensor of the encoder's state has no usable shape");
    StateTensor tensor;
    for (const Json &side : shape) {
        if (!side.is_number_integer())
            return damaged("a tensor of the encoder's state has no usable shape");
        tensor.shape.push_back(side.get<std::int64_t>());
    }
    if (!offsets[0].is_number_unsigned() || !offsets[1].is_number_unsigned())
        return damaged("a tensor of the encoder's state has no usable place");
    const auto begin = offsets[0].get<std::uint64_t>();
    const auto end = offsets[1].get<std::uint64_t>();
    if (begin > end || end > data.size())
        return damaged("a tensor of the encoder's state lies outside its file");
    const auto available = static_cast<std::int64_t>((end - begin) / sizeof(float));
    if (valueCount(tensor.shape, available) != available || (end - begin) % sizeof(float) != 0)
        return damaged("a tensor of the encoder's state does not have the size of its shape");
    tensor.values.resize(static_cast<std::size_t>(available));
    if (available > 0)
        std::memcpy(tensor.values.data(), data.data() + begin, end - begin);
    return tensor;
}

Status checkMetadata(const Json &header, std::span<const std::byte> data, const EncoderInfo &encoder)
{
    const Json metadata = header.value("__metadata__", Json::object());
    if (!metadata.is_object())
        return damaged("the encoder's state has no metadata");
    if (metadata.value("encoder", Json()) != encoder.name ||
        metadata.value("version", Json()) != std::to_string(encoder.version))
        return fail(ErrorCode::Unsupported, "the stored state belongs to another encoder or version",
                    kEncoderStateFile);
    if (metadata.value("xxh3", Json()) != hexOf(hashBytes(data)))
        return damaged("the encoder's state fails its checksum; embed the catalog again");
    return {};
}

} // namespace

std::vector<std::byte> serialiseEncoderState(const EncoderState &state, const EncoderInfo &encoder)
{
    std::vector<std::byte> data;
    Json header = Json::object();
    for (const auto &[name, tensor] : state) {
        const std::size_t begin = data.size();
        const auto bytes = std::as_bytes(std::span(tensor.values));
        data.insert(data.end(), bytes.begin(), bytes.end());
        header[name] = {{"dtype", "F32"}, {"shape", tensor.shape}, {"data_offsets", {begin, data.size()}}};
    }
    header["__metadata__"] = {{"encoder", encoder.name},
                              {"version", std::to_string(encoder.version)},
                              {"xxh3", hexOf(hashBytes(data))}};
    std::string text = header.dump();
    text.resize((text.size() + 7) / 8 * 8, ' '); // the format aligns the data to 8 bytes
    const std::uint64_t length = text.size();
    std::vector<std::byte> file(sizeof(length) + text.size());
    std::memcpy(file.data(), &length, sizeof(length));
    std::memcpy(file.data() + sizeof(length), text.data(), text.size());
    file.insert(file.end(), data.begin(), data.end());
    return file;
}

Result<EncoderState> parseEncoderState(std::span<const std::byte> bytes, const EncoderInfo &encoder)
{
    std::uint64_t length = 0;
    if (bytes.size() < sizeof(length))
        return damaged("the encoder's state is cut short");
    std::memcpy(&length, bytes.data(), sizeof(length));
    if (length > kMaxHeaderBytes || length > bytes.size() - sizeof(length))
        return damaged("the encoder's state is cut short");
    const std::string_view text(reinterpret_cast<const char *>(bytes.data()) + sizeof(length), length);
    const Json header = Json::parse(text, nullptr, false);
    if (!header.is_object())
        return damaged("the encoder's state has no readable header");
    const auto data = bytes.subspan(sizeof(length) + length);
    MODALENS_CHECK(checkMetadata(header, data, encoder));
    EncoderState state;
    for (const auto &[name, entry] : header.items()) {
        if (name == "__metadata__")
            continue;
        MODALENS_TRY(tensor, readTensor(entry, data));
        state.emplace(name, std::move(tensor));
    }
    return state;
}

} // namespace modalens
