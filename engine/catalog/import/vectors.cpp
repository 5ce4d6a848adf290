// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalog/import/bytestream.h"
#include "engine/catalog/import/importrun.h"
#include "engine/catalog/import/importtext.h"
#include "engine/catalog/import/itemindex.h"
#include "engine/catalog/import/mediakind.h"
#include "engine/catalog/import/vectorfile.h"

#include <algorithm>
#include <cmath>
#include <unordered_set>

namespace modalens {

namespace {

constexpr std::size_t kMaxKeyLineBytes = 4096;
constexpr std::int64_t kBatchFloats = 4 << 20;

/// One key a line; white space at both ends does not count, blank lines do (they are keys of no item).
Result<std::vector<std::string>> readKeys(const std::filesystem::path &file)
{
    MODALENS_TRY(stream, ByteStream::open(file));
    std::vector<std::string> keys;
    std::string line;
    for (int c = stream.get(); c != ByteStream::kEnd; c = stream.get()) {
        if (c != '\n') {
            line += static_cast<char>(c);
            if (line.size() > kMaxKeyLineBytes)
                return fail(ErrorCode::TooLarge,
                            "line " + std::to_string(keys.size() + 1) +
                                " is longer than 4 KiB: "
                                "one key a line is needed",
                            file.string());
            continue;
        }
        keys.push_back(escapedUtf8(trimmed(line)));
        line.clear();
    }
    if (!trimmed(line).empty())
        keys.push_back(escapedUtf8(trimmed(line)));
    MODALENS_CHECK(stream.error());
    return keys;
}

struct VectorSource
{
    PositionedFile file;
    MatrixLayout layout;
    std::vector<std::string> keys;
};

Result<VectorSource> openVectors(const std::filesystem::path &vectors, const std::filesystem::path &keyFile)
{
    MODALENS_TRY(file, PositionedFile::open(vectors));
    MatrixLayout layout;
    std::vector<std::string> keys;
    if (asciiLower(extensionOf(vectors.filename().string())) == "safetensors") {
        MODALENS_TRY(matrix, readSafetensorsHeader(file));
        layout = matrix.layout;
        keys = std::move(matrix.keys);
    } else {
        MODALENS_TRY(npy, readNpyHeader(file));
        layout = npy;
    }
    if (!keyFile.empty()) {
        MODALENS_TRY(lines, readKeys(keyFile));
        keys = std::move(lines);
    }
    if (keys.empty())
        return fail(ErrorCode::InvalidArgument, "a text file with the items' keys, one a line, is needed",
                    vectors.string());
    if (static_cast<std::int64_t>(keys.size()) != layout.rows)
        return fail(ErrorCode::Malformed,
                    std::to_string(layout.rows) + " vectors but " + std::to_string(keys.size()) + " keys",
                    keyFile.empty() ? vectors.string() : keyFile.string());
    return VectorSource{std::move(file), layout, std::move(keys)};
}

class VectorImport
{
public:
    VectorImport(ImportRun &run, const VectorSource &source, SpaceId space)
        : m_run(run)
        , m_source(source)
        , m_space(space)
        , m_name(escapedUtf8(std::filesystem::path(source.file.path()).filename().string()))
        , m_index(run.catalog())
    {
    }

    Status run()
    {
        const std::int64_t batchRows = std::max<std::int64_t>(
            1, std::min<std::int64_t>(ImportRun::kBatchItems, kBatchFloats / m_source.layout.columns));
        for (std::int64_t first = 0; first < m_source.layout.rows; first += batchRows) {
            if (m_run.isStopped())
                return fail(ErrorCode::Cancelled, "the import was stopped", m_name);
            MODALENS_CHECK(storeBatch(first, std::min(batchRows, m_source.layout.rows - first)));
        }
        m_index.reportUnknown(m_name, m_run.report);
        if (m_run.report.imported == 0)
            return fail(ErrorCode::Malformed, reasonForNone(), m_source.file.path());
        if (m_notFinite > 0)
            m_run.report.notes.push_back({m_name, rowsNotFinite() + "; they were left out"});
        return m_run.catalog().finishSpace(m_space);
    }

private:
    std::string rowsNotFinite() const
    {
        return std::to_string(m_notFinite) + " of " + std::to_string(m_source.layout.rows) +
               " vectors hold NaN or infinity";
    }

    std::string reasonForNone() const
    {
        if (m_notFinite == m_source.layout.rows)
            return "all " + std::to_string(m_notFinite) + " vectors hold NaN or infinity";
        std::string reason = "no vector that can be used belongs to an item of this catalog";
        if (m_notFinite > 0)
            reason += " (" + rowsNotFinite() + ")";
        if (m_zeros > 0)
            reason += " (" + std::to_string(m_zeros) + " are zero)";
        return reason;
    }

    Status storeBatch(std::int64_t first, std::int64_t rows)
    {
        const auto columns = static_cast<std::size_t>(m_source.layout.columns);
        std::vector<float> values(static_cast<std::size_t>(rows) * columns);
        MODALENS_CHECK(readRows(m_source.file, m_source.layout, first, values));
        std::vector<ItemId> items;
        std::size_t kept = 0;
        for (std::int64_t row = 0; row < rows; ++row) {
            m_run.advance(m_source.layout.rows, m_name);
            const std::span<float> vector =
                std::span(values).subspan(static_cast<std::size_t>(row) * columns, columns);
            if (!isFinite(vector, first + row))
                continue;
            MODALENS_TRY(item, m_index.find(m_source.keys[static_cast<std::size_t>(first + row)]));
            if (!item || !isUsable(vector, *item, first + row))
                continue;
            std::copy(vector.begin(), vector.end(),
                      values.begin() + static_cast<std::ptrdiff_t>(kept * columns));
            ++kept;
            items.push_back(*item);
        }
        m_run.report.imported += static_cast<std::int64_t>(kept);
        m_run.report.vectors += static_cast<std::int64_t>(kept);
        return m_run.catalog().appendVectors(m_space, items, std::span(values).first(kept * columns));
    }

    std::string placeOf(std::int64_t row) const { return m_name + ":row " + std::to_string(row + 1); }

    bool isFinite(std::span<const float> vector, std::int64_t row)
    {
        if (std::all_of(vector.begin(), vector.end(), [](float value) { return std::isfinite(value); }))
            return true;
        ++m_notFinite;
        addFailure(m_run.report, placeOf(row), "the vector holds NaN or infinity");
        return false;
    }

    /// Brings the vector to unit length. A zero vector says "this item has none" and is skipped.
    bool isUsable(std::span<float> vector, ItemId item, std::int64_t row)
    {
        double squares = 0.0;
        for (const float value : vector)
            squares += static_cast<double>(value) * value;
        if (squares == 0.0) {
            ++m_zeros;
            ++m_run.report.skipped;
            ++m_run.report.ignored["zero vectors"];
            return false;
        }
        if (!m_seen.insert(rowOf(item)).second) {
            addFailure(m_run.report, placeOf(row), "the item already has a vector in this file");
            return false;
        }
        const double scale = 1.0 / std::sqrt(squares);
        for (float &value : vector)
            value = static_cast<float>(value * scale);
        return true;
    }

    ImportRun &m_run;
    const VectorSource &m_source;
    SpaceId m_space;
    std::string m_name;
    ItemIndex m_index;
    std::int64_t m_notFinite = 0;
    std::int64_t m_zeros = 0; ///< Of items of this catalog.
    std::unordered_set<std::int64_t> m_seen;
};

} // namespace

Result<ImportReport> importVectors(Catalog &catalog, const std::filesystem::path &vectors,
                                   const std::filesystem::path &keys, std::string_view name,
                                   Modality modality, ProgressSink &progress, std::stop_token stop)
{
    MODALENS_TRY(source, openVectors(vectors, keys));
    MODALENS_TRY(existing, catalog.findSpace(name));
    if (existing)
        return fail(ErrorCode::AlreadyExists,
                    "a space of this name exists; choose another name or remove it first", std::string(name));
    ImportRun run(catalog, vectors.string(), progress, std::move(stop));
    MODALENS_CHECK(run.start());
    SpaceDraft draft;
    draft.name = name;
    draft.modality = modality;
    draft.encoder = "import";
    draft.dimension = source.layout.columns;
    draft.dtype = source.layout.dtype == VectorDtype::Float16 ? Dtype::Float16 : Dtype::Float32;
    MODALENS_TRY(space, catalog.createSpace(draft));
    Status outcome = VectorImport(run, source, space.id).run();
    if (!outcome) // a half space is no space
        static_cast<void>(catalog.removeSpace(space.id));
    return run.finish(std::move(outcome));
}

} // namespace modalens
