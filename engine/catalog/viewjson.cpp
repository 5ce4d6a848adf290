// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalog/view.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

// A view as JSON and back. Whatever the text holds, reading ends with a view or an error.

namespace modalens {

namespace {

using Json = nlohmann::json;

constexpr std::array<std::string_view, 4> kTextMatchNames{"texts", "whole-words", "names",
                                                          "pattern"}; // by TextMatch

Unexpected<Error> wrongType(std::string_view member)
{
    return fail(ErrorCode::Malformed, "a member of the view has the wrong type", std::string(member));
}

/// The readers leave `out` alone when the member is missing.
Status read(const Json &object, const char *member, std::string &out)
{
    const auto found = object.find(member);
    if (found == object.end())
        return {};
    if (!found->is_string())
        return wrongType(member);
    out = found->get<std::string>();
    return {};
}

Status read(const Json &object, const char *member, double &out)
{
    const auto found = object.find(member);
    if (found == object.end())
        return {};
    if (!found->is_number() || !std::isfinite(found->get<double>()))
        return wrongType(member);
    out = found->get<double>();
    return {};
}

Status read(const Json &object, const char *member, std::optional<double> &out)
{
    if (!object.contains(member))
        return {};
    double value = 0;
    MODALENS_CHECK(read(object, member, value));
    out = value;
    return {};
}

Status read(const Json &object, const char *member, bool &out)
{
    const auto found = object.find(member);
    if (found == object.end())
        return {};
    if (!found->is_boolean())
        return wrongType(member);
    out = found->get<bool>();
    return {};
}

/// Calls readOne(element) for each object (or string, when `wantsStrings`) of an array member.
template <class ReadOne>
Status readArray(const Json &object, const char *member, bool wantsStrings, ReadOne &&readOne)
{
    const auto found = object.find(member);
    if (found == object.end())
        return {};
    if (!found->is_array())
        return wrongType(member);
    for (const Json &element : *found) {
        if (wantsStrings ? !element.is_string() : !element.is_object())
            return wrongType(member);
        MODALENS_CHECK(readOne(element));
    }
    return {};
}

Json filterToJson(const Filter &filter)
{
    Json tags = Json::array();
    for (const Filter::TagIs &tag : filter.tags) {
        Json entry{{"group", tag.group}, {"value", tag.value}};
        if (tag.isExcluded)
            entry["excluded"] = true;
        tags.push_back(std::move(entry));
    }
    Json ranges = Json::array();
    for (const Filter::FieldRange &range : filter.ranges) {
        Json entry{{"name", range.name}};
        if (range.min)
            entry["min"] = *range.min;
        if (range.max)
            entry["max"] = *range.max;
        ranges.push_back(std::move(entry));
    }
    Json json{{"tags", std::move(tags)},
              {"ranges", std::move(ranges)},
              {"text", filter.text},
              {"match", kTextMatchNames[static_cast<std::size_t>(filter.match)]}};
    if (filter.only && filter.only->items.empty())
        json["items"] = {{"name", filter.only->name}, {"keys", filter.only->keys}};
    return json;
}

Status readItems(const Json &object, Filter &filter)
{
    const auto found = object.find("items");
    if (found == object.end())
        return {};
    if (!found->is_object())
        return wrongType("items");
    auto set = std::make_shared<ItemSet>();
    MODALENS_CHECK(read(*found, "name", set->name));
    MODALENS_CHECK(readArray(*found, "keys", true, [&](const Json &entry) -> Status {
        set->keys.push_back(entry.get<std::string>());
        return {};
    }));
    filter.only = std::move(set);
    return {};
}

Status readFilter(const Json &object, Filter &filter)
{
    MODALENS_CHECK(readArray(object, "tags", false, [&](const Json &entry) -> Status {
        Filter::TagIs tag;
        MODALENS_CHECK(read(entry, "group", tag.group));
        MODALENS_CHECK(read(entry, "value", tag.value));
        MODALENS_CHECK(read(entry, "excluded", tag.isExcluded));
        filter.tags.push_back(std::move(tag));
        return {};
    }));
    MODALENS_CHECK(readArray(object, "ranges", false, [&](const Json &entry) -> Status {
        Filter::FieldRange range;
        MODALENS_CHECK(read(entry, "name", range.name));
        MODALENS_CHECK(read(entry, "min", range.min));
        MODALENS_CHECK(read(entry, "max", range.max));
        filter.ranges.push_back(std::move(range));
        return {};
    }));
    MODALENS_CHECK(read(object, "text", filter.text));
    std::string match(kTextMatchNames[0]);
    MODALENS_CHECK(read(object, "match", match));
    const auto known = std::find(kTextMatchNames.begin(), kTextMatchNames.end(), match);
    if (known == kTextMatchNames.end())
        return wrongType("match");
    filter.match = static_cast<TextMatch>(known - kTextMatchNames.begin());
    return readItems(object, filter);
}

/// Counts characters of well-formed UTF-8, which is all that the JSON parser lets through.
void cutAfter(std::string &text, int characters)
{
    for (std::size_t i = 0; i < text.size(); ++i)
        if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80 && characters-- == 0)
            return text.resize(i);
}

Json tracksToJson(const std::vector<MixerTrack> &tracks)
{
    Json array = Json::array();
    for (const MixerTrack &track : tracks) {
        Json entry{{"signal", track.signal},
                   {"weight", track.weight},
                   {"muted", track.isMuted},
                   {"solo", track.isSolo}};
        if (track.isLocked)
            entry["locked"] = true;
        if (!track.label.empty())
            entry["label"] = track.label;
        array.push_back(std::move(entry));
    }
    return array;
}

Status readTracks(const Json &object, std::vector<MixerTrack> &tracks)
{
    return readArray(object, "tracks", false, [&](const Json &entry) -> Status {
        MixerTrack track;
        MODALENS_CHECK(read(entry, "signal", track.signal));
        MODALENS_CHECK(read(entry, "weight", track.weight));
        MODALENS_CHECK(read(entry, "muted", track.isMuted));
        MODALENS_CHECK(read(entry, "solo", track.isSolo));
        MODALENS_CHECK(read(entry, "locked", track.isLocked));
        MODALENS_CHECK(read(entry, "label", track.label));
        cutAfter(track.label, kMaxTrackLabel);
        tracks.push_back(std::move(track));
        return {};
    });
}

Status readQuery(const Json &object, Query &query)
{
    return readArray(object, "query", true, [&](const Json &entry) -> Status {
        Result<QueryTerm> term = parseQueryTerm(entry.get_ref<const std::string &>());
        if (!term)
            return fail(ErrorCode::Malformed, term.error().message, term.error().subject);
        query.push_back(std::move(*term));
        return {};
    });
}

Status readCameras(const Json &object, std::map<std::string, MapCamera> &cameras)
{
    const auto found = object.find("cameras");
    if (found == object.end())
        return {};
    if (!found->is_object())
        return wrongType("cameras");
    for (const auto &[name, entry] : found->items()) {
        if (!entry.is_object())
            return wrongType("cameras");
        MapCamera camera;
        MODALENS_CHECK(read(entry, "x", camera.centerX));
        MODALENS_CHECK(read(entry, "y", camera.centerY));
        MODALENS_CHECK(read(entry, "zoom", camera.zoom));
        cameras.emplace(name, camera);
    }
    return {};
}

Json listToJson(const ListLook &list)
{
    Json json = Json::object();
    if (!list.style.empty())
        json["style"] = list.style;
    if (!list.sortColumn.empty()) {
        json["sort"] = list.sortColumn;
        json["descending"] = list.isDescending;
    }
    return json;
}

Status readList(const Json &object, ListLook &list)
{
    const auto found = object.find("list");
    if (found == object.end())
        return {};
    if (!found->is_object())
        return wrongType("list");
    MODALENS_CHECK(read(*found, "style", list.style));
    MODALENS_CHECK(read(*found, "sort", list.sortColumn));
    return read(*found, "descending", list.isDescending);
}

Status readOptions(const Json &object, View &view)
{
    MODALENS_CHECK(read(object, "method", view.method));
    std::string normalisation(toString(view.normalisation));
    std::string missing(toString(view.missing));
    MODALENS_CHECK(read(object, "normalisation", normalisation));
    MODALENS_CHECK(read(object, "missing", missing));
    const auto knownNormalisation = normalisationFromName(normalisation);
    const auto knownMissing = missingPolicyFromName(missing);
    if (!knownNormalisation)
        return fail(ErrorCode::Malformed, "unknown normalisation", normalisation);
    if (!knownMissing)
        return fail(ErrorCode::Malformed, "unknown missing-modality policy", missing);
    view.normalisation = *knownNormalisation;
    view.missing = *knownMissing;
    return {};
}

} // namespace

std::string toJson(const View &view)
{
    Json query = Json::array();
    for (const QueryTerm &term : view.query)
        query.push_back(toString(term));
    Json cameras = Json::object();
    for (const auto &[name, camera] : view.cameras)
        cameras[name] = {{"x", camera.centerX}, {"y", camera.centerY}, {"zoom", camera.zoom}};
    const Json json{{"query", std::move(query)},
                    {"tracks", tracksToJson(view.tracks)},
                    {"method", view.method},
                    {"normalisation", toString(view.normalisation)},
                    {"missing", toString(view.missing)},
                    {"filter", filterToJson(view.filter)},
                    {"selection", view.selection},
                    {"pinned", view.pinned},
                    {"marked", view.marked},
                    {"list", listToJson(view.list)},
                    {"mapSignal", view.mapSignal},
                    {"mapColour", view.mapColour},
                    {"cameras", std::move(cameras)},
                    {"note", view.note}};
    return json.dump(-1, ' ', false, Json::error_handler_t::replace); // malformed UTF-8 must not throw
}

Result<View> viewFromJson(std::string_view text)
{
    if (text.size() > kMaxViewBytes)
        return fail(ErrorCode::TooLarge, "a view is longer than 1 MiB");
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object())
        return fail(ErrorCode::Malformed, "a view is one JSON object");
    View view;
    MODALENS_CHECK(readQuery(json, view.query));
    MODALENS_CHECK(readTracks(json, view.tracks));
    MODALENS_CHECK(readOptions(json, view));
    if (const auto filter = json.find("filter"); filter != json.end()) {
        if (!filter->is_object())
            return wrongType("filter");
        MODALENS_CHECK(readFilter(*filter, view.filter));
    }
    MODALENS_CHECK(readArray(json, "selection", true, [&](const Json &entry) -> Status {
        view.selection.push_back(entry.get<std::string>());
        return {};
    }));
    MODALENS_CHECK(readArray(json, "pinned", true, [&](const Json &entry) -> Status {
        view.pinned.push_back(entry.get<std::string>());
        return {};
    }));
    MODALENS_CHECK(readArray(json, "marked", true, [&](const Json &entry) -> Status {
        view.marked.push_back(entry.get<std::string>());
        return {};
    }));
    MODALENS_CHECK(readList(json, view.list));
    MODALENS_CHECK(read(json, "mapSignal", view.mapSignal));
    MODALENS_CHECK(read(json, "mapColour", view.mapColour));
    MODALENS_CHECK(readCameras(json, view.cameras));
    MODALENS_CHECK(read(json, "note", view.note));
    return view;
}

} // namespace modalens
