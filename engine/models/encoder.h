// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/modality.h"
#include "engine/base/progress.h"
#include "engine/base/result.h"
#include "engine/models/content.h"
#include "engine/text/words.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace modalens {

struct EncoderInfo
{
    std::string name; ///< "tfidf-svd", "image-descriptor", ...
    int version = 1;  ///< Raised whenever the same content would give another vector.
    Modality modality = Modality::Text;
    int dimension = 0; ///< Of the vectors; an upper bound until isFitted().
};

/// What an encoder computes from one content before its learned last step. Dense when `index` is empty, else
/// sparse: value[i] at feature index[i]. Empty `value`: there is nothing to encode.
struct FeatureRow
{
    std::vector<std::uint32_t> index;
    std::vector<float> value;
};

/// A named array, for an encoder's learned state.
struct StateTensor
{
    std::vector<std::int64_t> shape;
    std::vector<float> values;
};
using EncoderState = std::map<std::string, StateTensor>;

/// Something an encoder looked at, for "what the model saw".
struct SeenPart
{
    std::string label; ///< English key such as "crop", "tokens", "log-mel", "frame 1.2 s".
    Image image;       ///< Empty or a picture of it.
    std::string text;  ///< Empty or words.
};

/// Turns contents of one modality into vectors of unit length. Two steps, because the built-in encoders learn
/// their last one (PCA, SVD) from a sample of the catalog itself:
///   features()  content -> feature row; pure, expensive, thread-safe
///   project()   feature rows -> vectors; cheap, thread-safe after fit() or restore()
/// A network needs no fit: its project() only normalises. The state is stored with the space, so that a query
/// is encoded exactly as the catalog was.
class Encoder
{
public:
    virtual ~Encoder() = default;
    virtual EncoderInfo info() const = 0;
    virtual ContentRequest request() const { return {}; }

    /// One row for each content, in order. Contents of another modality are a bug of the caller.
    virtual Result<std::vector<FeatureRow>> features(std::span<const Content> contents,
                                                     std::stop_token stop) const = 0;

    /// What an empty feature row says about a content: an English sentence for the report.
    virtual std::string whyEmpty() const { return "nothing to encode"; }

    /// How many feature rows fit() wants (fewer are accepted, at least 1); 0 when there is nothing to learn.
    virtual std::int64_t sampleSize() const { return 0; }
    virtual Status fit(std::span<const FeatureRow> sample, ProgressSink &progress, std::stop_token stop);
    virtual bool isFitted() const { return true; }
    virtual EncoderState state() const { return {}; }
    virtual Status restore(const EncoderState &state);

    /// Of what the analyst chose that changes features() (such as stop words); 0 when there is nothing to
    /// choose.
    virtual std::uint64_t settingsHash() const { return 0; }
    /// False when `state` was learned under other settings: then the space must be made anew.
    virtual bool agreesWith(const EncoderState &) const { return true; }

    /// rows.size() x info().dimension floats; a row of zeros where there was nothing to encode.
    virtual Result<std::vector<float>> project(std::span<const FeatureRow> rows) const = 0;

    /// features() then project(). \pre isFitted().
    Result<std::vector<float>> encode(std::span<const Content> contents, ProgressSink &progress,
                                      std::stop_token stop) const;

    virtual Result<std::vector<SeenPart>> inspect(const Content &content) const = 0;
};

/// What an analyst may choose about the built-in encoders.
struct EncoderSettings
{
    std::optional<StopWords> stopWords; ///< Of the text encoder; StopWords::builtin() when not set.
};

/// The encoders that need no download: "tfidf-svd", "image-descriptor", "audio-descriptor",
/// "video-descriptor". nullptr for an unknown name.
std::unique_ptr<Encoder> makeBuiltinEncoder(std::string_view name, const EncoderSettings &settings = {});
std::string_view builtinEncoderFor(Modality modality); ///< Empty when there is none.

} // namespace modalens
