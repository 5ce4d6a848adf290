// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalog/import/columnnames.h"

#include <algorithm>
#include <cctype>
#include <initializer_list>
#include <unordered_map>

namespace modalens {

namespace {

using Hints = std::unordered_map<std::string_view, NameHint>;

const Hints &hints()
{
    static const Hints table = [] {
        Hints all;
        const auto add = [&](NameHint hint, std::initializer_list<std::string_view> names) {
            for (const std::string_view name : names)
                all.emplace(name, hint);
        };
        add(NameHint::User, {"user", "userid", "username", "uid", "reviewerid", "customer", "customerid",
                             "visitorid", "sessionid", "profileid", "listener", "reader"});
        add(NameHint::Item,
            {"item", "itemid", "movieid", "productid", "asin", "parentasin", "bookid", "artistid", "songid",
             "trackid", "videoid", "newsid", "articleid", "itemkey", "docid", "documentid", "iid"});
        add(NameHint::Value, {"rating", "ratings", "value", "stars", "overall", "weight", "plays",
                              "playcount", "count", "interaction", "event", "watchratio", "preference"});
        add(NameHint::Time,
            {"timestamp", "time", "date", "datetime", "unixreviewtime", "ts", "eventtime", "createdat"});
        add(NameHint::Query, {"query", "queryid", "qid", "topic", "q"});
        add(NameHint::Score,
            {"score", "scores", "similarity", "relevance", "prediction", "predicted", "sim"});
        add(NameHint::Id, {"id", "key", "uuid", "guid", "sku", "isbn", "slug", "identifier", "pid", "code"});
        add(NameHint::Title, {"title", "name", "label", "headline", "productname", "productdisplayname",
                              "itemname", "song", "track", "word", "movie", "book", "product"});
        add(NameHint::Text,
            {"text",     "description", "desc",   "summary",      "abstract", "overview", "plot",
             "synopsis", "content",     "body",   "instructions", "caption",  "review",   "reviewtext",
             "notes",    "comment",     "lyrics", "details",      "features", "about",    "story"});
        add(NameHint::Tag,
            {"tag",       "tags",   "genre",     "genres",      "category",       "categories",  "type",
             "kind",      "class",  "brand",     "color",       "colour",         "keywords",    "language",
             "country",   "mood",   "style",     "subcategory", "mastercategory", "articletype", "gender",
             "season",    "usage",  "equipment", "level",       "artist",         "author",      "director",
             "publisher", "topics", "subject",   "subjects",    "labels"});
        return all;
    }();
    return table;
}

bool isLower(char c)
{
    return std::islower(static_cast<unsigned char>(c)) != 0;
}

} // namespace

std::string foldedColumnName(std::string_view column)
{
    std::string out;
    for (const char c : column)
        if (std::isalnum(static_cast<unsigned char>(c)))
            out += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return out;
}

NameHint nameHint(std::string_view column)
{
    const std::string folded = foldedColumnName(column);
    const auto known = hints().find(folded);
    if (known != hints().end())
        return known->second;
    if (folded.ends_with("title") || folded.ends_with("name"))
        return NameHint::Title;
    if (folded.ends_with("description") || folded.ends_with("text"))
        return NameHint::Text;
    return NameHint::None;
}

std::optional<Modality> mediaHint(std::string_view column)
{
    const std::string folded = foldedColumnName(column);
    std::string_view name = folded;
    for (const std::string_view suffix : {"path", "filename", "file", "name"}) // "cover_file_path" has two
        if (name.size() > suffix.size() && name.ends_with(suffix))
            name.remove_suffix(suffix.size());
    using Words = std::initializer_list<std::string_view>;
    const auto isOneOf = [&](Words words) {
        return std::find(words.begin(), words.end(), name) != words.end();
    };
    const auto endsWithOneOf = [&](Words words) {
        return std::any_of(words.begin(), words.end(),
                           [&](std::string_view word) { return name.ends_with(word); });
    };
    if (isOneOf({"img", "imgs", "pic", "pics", "thumb", "cover", "poster"}) ||
        endsWithOneOf({"image", "images", "picture", "pictures", "photo", "photos", "photograph", "thumbnail",
                       "screenshot"}))
        return Modality::Image;
    if (isOneOf({"sound", "sounds", "recording", "recordings", "music", "wav", "mp3"}) ||
        endsWithOneOf({"audio", "audios"}))
        return Modality::Audio;
    if (isOneOf({"clip", "clips", "footage", "mp4"}) || endsWithOneOf({"video", "videos"}))
        return Modality::Video;
    return std::nullopt;
}

bool isColumnName(std::string_view text)
{
    return nameHint(text) != NameHint::None || looksLikeId(text) || mediaHint(text);
}

bool looksLikeId(std::string_view column)
{
    const std::string folded = foldedColumnName(column);
    if (folded == "id" || nameHint(column) == NameHint::Id)
        return true;
    if (folded.size() < 4 || !folded.ends_with("id") || column.size() < 3)
        return false;
    const char before = column[column.size() - 3];
    const char first = column[column.size() - 2];
    const bool isNewWord =
        !std::isalnum(static_cast<unsigned char>(before)) || (isLower(before) && !isLower(first));
    return isNewWord || nameHint(column) == NameHint::Item || nameHint(column) == NameHint::User;
}

} // namespace modalens
