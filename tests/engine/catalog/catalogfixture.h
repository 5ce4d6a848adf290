// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/catalog/catalog.h"
#include "engine/catalog/view.h"

#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <string>
#include <vector>

namespace modalens::test {

inline std::filesystem::path pathOf(const QTemporaryDir &folder, const char *name = "catalog")
{
    return std::filesystem::path(folder.path().toStdString()) / name;
}

/// QVERIFY with the error in the output; for Result and Status alike.
#define VERIFY_OK(...)                                                                                       \
    do {                                                                                                     \
        const auto &verified_ = (__VA_ARGS__);                                                               \
        QVERIFY2(verified_.has_value(), verified_ ? "" : modalens::describe(verified_.error()).c_str());     \
    } while (false)

/// Evaluates to the value, or aborts the test program with the error: for preparation, not for what is
/// tested.
template <class T>
T take(Result<T> result)
{
    if (!result)
        qFatal("%s", describe(result.error()).c_str());
    return std::move(*result);
}

inline void take(Status status)
{
    if (!status)
        qFatal("%s", describe(status.error()).c_str());
}

inline AssetDraft textAsset(std::string text, std::string language = {})
{
    return {.modality = Modality::Text, .language = std::move(language), .text = std::move(text)};
}

inline AssetDraft fileAsset(Modality modality, std::string path, AssetRole role = AssetRole::Primary)
{
    return {.modality = modality, .role = role, .path = std::move(path)};
}

inline ItemDraft draft(std::string key, std::string title = {}, std::vector<AssetDraft> assets = {})
{
    ItemDraft item;
    item.key = std::move(key);
    item.title = std::move(title);
    item.assets = std::move(assets);
    return item;
}

/// `count` items "item-0" ... that each have one text.
inline std::vector<ItemDraft> textItems(int count)
{
    std::vector<ItemDraft> drafts;
    for (int i = 0; i < count; ++i)
        drafts.push_back(draft("item-" + std::to_string(i), "Title " + std::to_string(i),
                               {textAsset("text number " + std::to_string(i))}));
    return drafts;
}

} // namespace modalens::test
