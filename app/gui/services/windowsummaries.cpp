// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/services/windowsummaries.h"

#include "engine/catalog/import/itemname.h"
#include "widgets/languages.h"

#include <QString>

#include <algorithm>

namespace modalens {

namespace {

/// Texts are read for so many items at a time: each may hold a megabyte.
constexpr std::size_t kBatch = 64;

bool has(const ItemSummary &summary, Modality modality)
{
    return (summary.modalities >> static_cast<int>(modality)) & 1;
}

constexpr std::string_view kIdeographicStop = "\u3002";

/// A Chinese sentence ends in a full stop of its own.
std::string titleOfText(const std::string &text)
{
    std::string title = titleFromText(text);
    if (title.size() > kIdeographicStop.size() && title.ends_with(kIdeographicStop))
        title.resize(title.size() - kIdeographicStop.size());
    return title;
}

Status translateTitles(const Catalog &catalog, const std::vector<ItemSummary *> &summaries,
                       std::string_view language)
{
    ReadersTitles titles(language);
    for (std::size_t from = 0; from < summaries.size(); from += kBatch) {
        const std::size_t count = std::min(kBatch, summaries.size() - from);
        std::vector<ItemId> items;
        for (std::size_t i = 0; i < count; ++i)
            items.push_back(summaries[from + i]->id);
        MODALENS_TRY(texts, catalog.contentAssets(items, Modality::Text));
        for (std::size_t i = 0; i < count; ++i) {
            ItemSummary &summary = *summaries[from + i];
            summary.title = titles.titleOf(summary.title, texts[i]);
        }
    }
    return {};
}

Status showSounds(const Catalog &catalog, const std::vector<ItemSummary *> &summaries)
{
    std::vector<ItemId> items;
    for (const ItemSummary *summary : summaries)
        items.push_back(summary->id);
    MODALENS_TRY(sounds, catalog.contentAssets(items, Modality::Audio));
    for (std::size_t i = 0; i < summaries.size(); ++i)
        if (!sounds[i].empty())
            summaries[i]->picturePath = sounds[i].front().path;
    return {};
}

} // namespace

ReadersTitles::ReadersTitles(std::string_view language)
    : m_reader(QString::fromUtf8(language.data(), static_cast<qsizetype>(language.size())))
{
}

int ReadersTitles::fitOf(const std::string &language)
{
    const auto [known, isNew] = m_fits.try_emplace(language, 0);
    if (isNew)
        known->second = languageFit(QString::fromStdString(language), m_reader);
    return known->second;
}

std::string ReadersTitles::titleOf(const std::string &stored, const std::vector<Asset> &texts)
{
    int bestFit = 0;
    const Asset *best = nullptr;
    for (const Asset &asset : texts) {
        const int fit = asset.text.empty() ? 0 : fitOf(asset.language);
        if (fit > bestFit) {
            bestFit = fit;
            best = &asset;
        }
    }
    if (!best || (best == &texts.front() && !stored.ends_with(kIdeographicStop)))
        return stored;
    if (titleFromText(texts.front().text) != stored) // the analyst's own title stays
        return stored;
    const std::string title = titleOfText(best->text);
    return title.empty() ? stored : title;
}

Result<std::vector<ItemSummary>> windowSummaries(const Catalog &catalog, std::span<const ItemId> items,
                                                 std::string_view language)
{
    MODALENS_TRY(summaries, catalog.summaries(items));
    std::vector<ItemSummary *> withTexts, withSoundOnly;
    for (ItemSummary &summary : summaries) {
        if (!language.empty() && has(summary, Modality::Text))
            withTexts.push_back(&summary);
        if (summary.picturePath.empty() && has(summary, Modality::Audio))
            withSoundOnly.push_back(&summary);
    }
    MODALENS_CHECK(translateTitles(catalog, withTexts, language));
    if (!withSoundOnly.empty())
        MODALENS_CHECK(showSounds(catalog, withSoundOnly));
    return std::move(summaries);
}

} // namespace modalens
