// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/report/rankingsection.h"

#include "app/cli/report/html.h"
#include "engine/base/file.h"
#include "engine/media/image.h"
#include "engine/media/video.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <span>

namespace modalens::cli {

namespace {

constexpr int kPictureSide = 112; ///< Twice the size shown, for dense screens.
constexpr std::int64_t kMaxPictureBytes =
    64 * 1024; ///< A PNG this small goes in as it is, with its transparency.
constexpr const char *kNoPicture = "<div class=none></div>";

Result<Image> pictureOf(const std::string &path)
{
    if (auto image = decodeImage(path, {.maxSide = kPictureSide}))
        return image;
    MODALENS_TRY(frames, decodeFrames(path, {.count = 1, .maxSide = kPictureSide}));
    return std::move(frames.front().image);
}

std::string imageTag(const char *type, std::span<const std::uint8_t> bytes, const std::string &title)
{
    return fmt::format("<img alt=\"{}\" src=\"data:image/{};base64,{}\">", escaped(title), type,
                       base64(bytes));
}

/// An <img> of the file, or an empty cell of the same size.
std::string thumbnail(const std::string &path, const std::string &title)
{
    if (path.empty())
        return kNoPicture;
    if (const auto info = probeImage(path);
        info && std::string_view(info->format) == "png" && !info->isAnimated)
        if (const auto bytes = readFile(path, kMaxPictureBytes))
            return imageTag("png", {reinterpret_cast<const std::uint8_t *>(bytes->data()), bytes->size()},
                            title);
    const auto image = pictureOf(path);
    if (!image)
        return kNoPicture;
    const bool isLarge = std::max(image->width, image->height) > kPictureSide;
    const auto jpeg = encodeJpeg(isLarge ? scaledToFit(*image, kPictureSide) : *image, 85);
    return jpeg ? imageTag("jpeg", *jpeg, title) : kNoPicture;
}

/// How much of the spread of scores each signal moves, as one bar.
std::string shareBar(const ReportInput &input, const RankedQuery &ranked)
{
    std::string parts;
    for (std::size_t m = 0; m < input.weights.size(); ++m)
        if (ranked.ranking.effectiveShare[m] > 0)
            parts += fmt::format("<i style=\"{};width:{:.2f}%\"></i>", colourOf(input.signalInfos[m]),
                                 100 * ranked.ranking.effectiveShare[m]);
    return "<div class=shares>" + parts + "</div>";
}

/// Name, weight and effective share of every signal in the mix, in its colour.
std::string legend(const ReportInput &input, const RankedQuery &ranked)
{
    std::string html = "<p class=legend>";
    for (std::size_t m = 0; m < input.weights.size(); ++m) {
        if (input.weights[m] == 0)
            continue;
        html += fmt::format(
            "<span class=chip><span class=dot style=\"{}\"></span>{} <span class=quiet>weight {:.2f}, {}"
            "</span></span>",
            colourOf(input.signalInfos[m]), escaped(input.signalInfos[m].name), input.weights[m],
            ranked.columns.isReached[m]
                ? fmt::format("moves {:.0f}% of the ranking", 100 * ranked.ranking.effectiveShare[m])
                : escaped(ranked.columns.reasons[m]));
    }
    return html + "</p>";
}

/// The largest sums of positive and of negative contributions in a ranking: the common scale of its bars.
struct BarScale
{
    double positive = 0, negative = 0;
    double percent(double value) const { return 100 * value / std::max(positive + negative, 1e-12); }
};

BarScale scaleOf(const Ranking &ranking)
{
    BarScale scale;
    for (const RankedItem &item : ranking.items) {
        double positive = 0, negative = 0;
        for (const double value : item.contributions)
            (value > 0 ? positive : negative) += std::abs(value);
        scale.positive = std::max(scale.positive, positive);
        scale.negative = std::max(scale.negative, negative);
    }
    return scale;
}

/// The contributions of one result side by side: what speaks for it to the right of the zero line, what
/// speaks against it to the left, hatched.
std::string contributionBar(const ReportInput &input, const RankedItem &item, const BarScale &scale)
{
    std::string label, parts;
    double right = scale.percent(scale.negative), left = right;
    for (std::size_t m = 0; m < input.weights.size(); ++m) {
        if (input.weights[m] == 0 || !((item.presentMask >> m) & 1))
            continue;
        const double width = scale.percent(std::abs(item.contributions[m]));
        const bool isFor = item.contributions[m] > 0;
        label += fmt::format("{} {:+.2f} ", escaped(input.signalInfos[m].name), item.contributions[m]);
        left -= isFor ? 0 : width;
        parts +=
            fmt::format("<i{} style=\"{};left:{:.2f}%;width:{:.2f}%\"></i>", isFor ? "" : " class=against",
                        colourOf(input.signalInfos[m]), isFor ? right : left, width);
        right += isFor ? width : 0;
    }
    if (scale.negative > 0)
        parts += fmt::format("<b style=\"left:{:.2f}%\"></b>", scale.percent(scale.negative));
    return fmt::format("<div class=bar role=img aria-label=\"{0}\" title=\"{0}\">{1}</div>", label, parts);
}

std::string missingNote(const ReportInput &input, const RankedQuery &ranked, const RankedItem &item)
{
    std::string note;
    for (std::size_t m = 0; m < input.weights.size(); ++m)
        if (input.weights[m] != 0 && ranked.columns.isReached[m] && !((item.presentMask >> m) & 1))
            note += fmt::format("{}no {}", note.empty() ? "" : ", ", escaped(input.signalInfos[m].name));
    return note.empty() ? note : fmt::format(" <span class=miss>{}</span>", note);
}

std::string resultRow(const ReportInput &input, const RankedQuery &ranked, std::size_t index,
                      const BarScale &scale)
{
    const RankedItem &item = ranked.ranking.items[index];
    const ItemSummary &summary = ranked.summaries[index];
    const std::string &name = summary.title.empty() ? summary.key : summary.title;
    return fmt::format("<tr><td class=n>{}<td class=pic>{}<td class=name>{}{}<div class=key>{}</div><td "
                       "class=why>{}<td class=n>{:.3f}</tr>",
                       index + 1, thumbnail(summary.picturePath, name), escaped(name),
                       missingNote(input, ranked, item), escaped(summary.key),
                       contributionBar(input, item, scale), item.score);
}

} // namespace

std::string colourOf(const SignalInfo &signal)
{
    return fmt::format("--c:var(--s-{})", modalityName(signal.modality));
}

std::string rankingSection(const ReportInput &input, const ReportedQuery &query)
{
    const RankedQuery &ranked = query.ranked;
    const BarScale scale = scaleOf(ranked.ranking);
    std::string html = fmt::format(
        "<section><div class=query>{}<div><h2>More like \"{}\"</h2><p class=quiet>{} of {} items can be "
        "ranked for it</p></div></div>",
        thumbnail(query.picturePath, query.title), escaped(query.title), ranked.ranking.rankable,
        input.info.items);
    html += shareBar(input, ranked) + legend(input, ranked) +
            "<table><tr><th class=n>#<th><th>item<th>what put it here<th class=n>score</tr>";
    for (std::size_t i = 0; i < ranked.ranking.items.size(); ++i)
        html += resultRow(input, ranked, i, scale);
    html += "</table>";
    if (scale.negative > 0)
        html += "<p class=quiet>Hatched to the left of the line: what speaks against an item.</p>";
    return html + "</section>";
}

} // namespace modalens::cli
