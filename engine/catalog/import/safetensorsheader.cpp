// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalog/import/importtext.h"
#include "engine/catalog/import/vectorfile.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <optional>

namespace modalens {

namespace {

using Json = nlohmann::json;

constexpr std::uint64_t kMaxHeaderBytes = 100'000'000;
constexpr std::size_t kMaxDimensions = 16;

struct Tensor
{
    std::string name;
    std::string dtype;
    std::vector<std::int64_t> shape;
    std::int64_t begin = 0; ///< From the end of the header.
    std::int64_t end = 0;
};

int elementBytes(const std::string &dtype)
{
    constexpr std::array<std::pair<std::string_view, int>, 13> sizes{{{"F64", 8},
                                                                      {"I64", 8},
                                                                      {"U64", 8},
                                                                      {"F32", 4},
                                                                      {"I32", 4},
                                                                      {"U32", 4},
                                                                      {"F16", 2},
                                                                      {"BF16", 2},
                                                                      {"I16", 2},
                                                                      {"U16", 2},
                                                                      {"I8", 1},
                                                                      {"U8", 1},
                                                                      {"BOOL", 1}}};
    const auto known =
        std::find_if(sizes.begin(), sizes.end(), [&](const auto &entry) { return entry.first == dtype; });
    return known == sizes.end() ? 0 : known->second;
}

std::optional<VectorDtype> floatType(const std::string &dtype)
{
    if (dtype == "F16")
        return VectorDtype::Float16;
    if (dtype == "BF16")
        return VectorDtype::BFloat16;
    if (dtype == "F32")
        return VectorDtype::Float32;
    return dtype == "F64" ? std::optional(VectorDtype::Float64) : std::nullopt;
}

bool isWholeNumber(const Json &value)
{
    return value.is_number_unsigned() && value.get<std::uint64_t>() <= (std::uint64_t{1} << 62);
}

/// Bytes that a shape takes, -1 when it overflows.
std::int64_t bytesOf(const std::vector<std::int64_t> &shape, int elementSize)
{
    std::int64_t bytes = elementSize;
    for (const std::int64_t length : shape)
        if (__builtin_mul_overflow(bytes, length, &bytes))
            return -1;
    return bytes;
}

/// A tensor's entry, or why it is not one.
std::string readTensor(const std::string &name, const Json &entry, std::int64_t dataBytes, Tensor &tensor)
{
    const bool isComplete = entry.is_object() && entry.contains("dtype") && entry["dtype"].is_string() &&
                            entry.contains("shape") && entry["shape"].is_array() &&
                            entry.contains("data_offsets") && entry["data_offsets"].is_array() &&
                            entry["data_offsets"].size() == 2;
    if (!isComplete || entry["shape"].size() > kMaxDimensions)
        return "has no dtype, shape and data_offsets";
    for (const Json &length : entry["shape"]) {
        if (!isWholeNumber(length))
            return "has a shape that is not whole numbers";
        tensor.shape.push_back(length.get<std::int64_t>());
    }
    const Json &offsets = entry["data_offsets"];
    if (!isWholeNumber(offsets[0]) || !isWholeNumber(offsets[1]))
        return "has offsets that are not whole numbers";
    tensor.name = name;
    tensor.dtype = entry["dtype"].get<std::string>();
    tensor.begin = offsets[0].get<std::int64_t>();
    tensor.end = offsets[1].get<std::int64_t>();
    if (tensor.begin > tensor.end || tensor.end > dataBytes)
        return "lies outside the file";
    const int size = elementBytes(tensor.dtype);
    if (size > 0 && bytesOf(tensor.shape, size) != tensor.end - tensor.begin)
        return "has another size than its shape and type need";
    return {};
}

Result<std::vector<Tensor>> readTensors(const PositionedFile &file, const Json &header,
                                        std::int64_t dataBytes)
{
    std::vector<Tensor> tensors;
    for (const auto &[name, entry] : header.items()) {
        if (name == "__metadata__")
            continue;
        Tensor tensor;
        if (const std::string problem = readTensor(name, entry, dataBytes, tensor); !problem.empty())
            return fail(ErrorCode::Malformed, "the tensor \"" + oneLine(name, 60) + "\" " + problem,
                        file.path());
        tensors.push_back(std::move(tensor));
    }
    std::sort(tensors.begin(), tensors.end(),
              [](const Tensor &a, const Tensor &b) { return a.begin < b.begin; });
    for (std::size_t i = 1; i < tensors.size(); ++i)
        if (tensors[i].begin < tensors[i - 1].end)
            return fail(ErrorCode::Malformed, "tensors overlap in the file", file.path());
    return tensors;
}

/// The tensor to import: the only matrix, or the one whose name says so.
const Tensor *chooseMatrix(const std::vector<Tensor> &tensors)
{
    std::vector<const Tensor *> matrices;
    for (const Tensor &tensor : tensors)
        if (tensor.shape.size() == 2 && floatType(tensor.dtype))
            matrices.push_back(&tensor);
    if (matrices.size() == 1)
        return matrices.front();
    for (const std::string_view wanted : {"embeddings", "vectors", "weight"})
        for (const Tensor *matrix : matrices)
            if (matrix->name == wanted)
                return matrix;
    return nullptr;
}

/// Keys stored as one metadata string: a JSON array of strings, or one key a line.
std::vector<std::string> keysFrom(const Json &header)
{
    std::vector<std::string> keys;
    if (!header.contains("__metadata__") || !header["__metadata__"].is_object())
        return keys;
    const Json &metadata = header["__metadata__"];
    for (const char *name : {"keys", "ids"}) {
        if (!metadata.contains(name) || !metadata[name].is_string() || !keys.empty())
            continue;
        const std::string text = metadata[name].get<std::string>();
        const Json array = Json::parse(text, nullptr, false);
        if (array.is_array()) {
            for (const Json &key : array)
                keys.push_back(key.is_string() ? key.get<std::string>() : key.dump());
            continue;
        }
        for (std::string_view rest = text; !rest.empty();) {
            const std::size_t end = std::min(rest.find('\n'), rest.size());
            keys.emplace_back(trimmed(rest.substr(0, end)));
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
    }
    return keys;
}

Result<Json> readHeader(const PositionedFile &file, std::int64_t &dataOffset)
{
    std::array<std::uint8_t, 8> lengthBytes{};
    if (file.sizeBytes() < 8)
        return fail(ErrorCode::Malformed, "the file is too short for a .safetensors file", file.path());
    MODALENS_CHECK(file.readAt(0, std::as_writable_bytes(std::span(lengthBytes))));
    std::uint64_t length = 0;
    for (std::size_t i = 0; i < 8; ++i)
        length |= std::uint64_t{lengthBytes[i]} << (8 * i);
    if (length > kMaxHeaderBytes)
        return fail(ErrorCode::TooLarge, "the header claims more than 100 MB", file.path());
    if (static_cast<std::int64_t>(length) + 8 > file.sizeBytes())
        return fail(ErrorCode::Malformed, "the header is longer than the file", file.path());
    std::string text(length, '\0');
    MODALENS_CHECK(file.readAt(8, std::as_writable_bytes(std::span(text))));
    Json header = Json::parse(text, nullptr, false);
    if (!header.is_object())
        return fail(ErrorCode::Malformed, "the header is not a JSON object", file.path());
    dataOffset = static_cast<std::int64_t>(length) + 8;
    return header;
}

} // namespace

Result<SafetensorsMatrix> readSafetensorsHeader(const PositionedFile &file)
{
    std::int64_t dataOffset = 0;
    MODALENS_TRY(header, readHeader(file, dataOffset));
    MODALENS_TRY(tensors, readTensors(file, header, file.sizeBytes() - dataOffset));
    const Tensor *matrix = chooseMatrix(tensors);
    if (!matrix)
        return fail(ErrorCode::Unsupported,
                    "there is not exactly one 2-D float tensor, nor one called \"embeddings\"", file.path());
    const VectorDtype dtype = *floatType(matrix->dtype);
    const std::int64_t offset = dataOffset + matrix->begin;
    MODALENS_CHECK(checkLayout(file, matrix->shape[0], matrix->shape[1], dtype, offset));
    return SafetensorsMatrix{
        MatrixLayout{matrix->shape[0], static_cast<int>(matrix->shape[1]), dtype, false, offset},
        matrix->name, keysFrom(header)};
}

} // namespace modalens
