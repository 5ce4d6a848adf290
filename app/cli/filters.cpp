// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/filters.h"

#include "app/cli/names.h"
#include "app/cli/numbers.h"

#include <algorithm>

namespace modalens::cli {

namespace {

constexpr std::string_view kTag = "tag:";
constexpr std::string_view kField = "field:";
constexpr std::string_view kText = "text:";

Result<Filter::FieldRange> parseRange(const std::string &text)
{
    const std::size_t equals = text.rfind('='); // a field's name may contain one
    const std::size_t dots = text.find("..", equals == std::string::npos ? 0 : equals);
    if (equals == std::string::npos || dots == std::string::npos)
        return fail(ErrorCode::InvalidArgument, "a range is written field:NAME=MIN..MAX", text);
    Filter::FieldRange range;
    range.name = text.substr(kField.size(), equals - kField.size());
    const std::string_view low = std::string_view(text).substr(equals + 1, dots - equals - 1);
    const std::string_view high = std::string_view(text).substr(dots + 2);
    range.min = numberFrom(low);
    range.max = numberFrom(high);
    if ((!low.empty() && !range.min) || (!high.empty() && !range.max))
        return fail(ErrorCode::InvalidArgument, "the ends of a range must be numbers", text);
    if (range.min && range.max && *range.min > *range.max)
        return fail(ErrorCode::InvalidArgument,
                    "the range ends before it begins; write the smaller number first", text);
    return range;
}

Status addTo(Filter &filter, const std::string &text)
{
    const std::size_t equals = text.find('=');
    if (text.starts_with(kTag) && equals != std::string::npos) {
        const bool isExcluded = text[equals - 1] == '!';
        const std::size_t end = equals - (isExcluded ? 1 : 0);
        filter.tags.push_back(
            {text.substr(kTag.size(), end - kTag.size()), text.substr(equals + 1), isExcluded});
    } else if (text.starts_with(kField)) {
        MODALENS_TRY(range, parseRange(text));
        filter.ranges.push_back(std::move(range));
    } else if (text.starts_with(kText) && text.size() > kText.size()) {
        filter.text += (filter.text.empty() ? "" : " ") + text.substr(kText.size());
    } else {
        return fail(
            ErrorCode::InvalidArgument,
            "a filter is written tag:GROUP=VALUE, tag:GROUP!=VALUE, field:NAME=MIN..MAX or text:WORDS", text);
    }
    return {};
}

struct KnownNames
{
    std::vector<std::string> groups;
    std::vector<std::string> fields;

    /// As they are typed, so that a group can be suggested for a field and the other way round.
    std::vector<std::string> typed() const
    {
        std::vector<std::string> names;
        for (const std::string &group : groups)
            names.push_back(std::string(kTag) + group);
        for (const std::string &field : fields)
            names.push_back(std::string(kField) + field);
        return names;
    }
};

Result<KnownNames> knownNames(const Catalog &catalog)
{
    MODALENS_TRY(groups, catalog.tagGroups());
    MODALENS_TRY(fields, catalog.fieldNames());
    return KnownNames{std::move(groups), std::move(fields)};
}

/// `kind` is kTag or kField. Suggests by the bare name, or the common prefix would make every name near.
Status checkName(const KnownNames &all, std::string_view kind, const std::string &name)
{
    const std::vector<std::string> &known = kind == kTag ? all.groups : all.fields;
    if (std::find(known.begin(), known.end(), name) != known.end())
        return {};
    return fail(ErrorCode::NotFound,
                std::string("the catalog has no such ") + (kind == kTag ? "tag group" : "numeric field") +
                    didYouMean(name, all.typed()) + "; it has: " + listOfNames(known),
                std::string(kind) + name);
}

Status checkTag(const Catalog &catalog, const Filter::TagIs &tag)
{
    MODALENS_TRY(counts, catalog.tagCounts(tag.group));
    std::vector<std::string> values;
    for (const TagCount &count : counts)
        values.push_back(count.value);
    if (std::find(values.begin(), values.end(), tag.value) != values.end())
        return {};
    return fail(ErrorCode::NotFound,
                "no item has this tag" + didYouMean(tag.value, values) + "; the values of tag:" + tag.group +
                    " are: " + listOfNames(values),
                std::string(kTag) + tag.group + '=' + tag.value);
}

Status checkNames(const Catalog &catalog, const Filter &filter)
{
    if (filter.tags.empty() && filter.ranges.empty())
        return {};
    MODALENS_TRY(known, knownNames(catalog));
    for (const Filter::TagIs &tag : filter.tags) {
        MODALENS_CHECK(checkName(known, kTag, tag.group));
        MODALENS_CHECK(checkTag(catalog, tag));
    }
    for (const Filter::FieldRange &range : filter.ranges)
        MODALENS_CHECK(checkName(known, kField, range.name));
    return {};
}

/// Which of several filters is the narrow one.
Result<Error> nothingLeft(const Catalog &catalog, const std::vector<std::string> &texts)
{
    std::string message = "The filter leaves no item: ";
    for (std::size_t i = 0; i < texts.size(); ++i) {
        message += (i > 0 ? ", " : "") + texts[i];
        if (texts.size() == 1)
            break;
        MODALENS_TRY(alone, parseFilter({texts[i]}));
        MODALENS_TRY(rows, catalog.filterRows(alone));
        message += " (alone " + std::to_string(rows.count()) + ')';
    }
    message += "; drop or widen " + std::string(texts.size() > 1 ? "one of them" : "it");
    MODALENS_TRY(backlog, catalog.searchBacklog());
    const bool asksForWords = std::any_of(texts.begin(), texts.end(),
                                          [](const std::string &text) { return text.starts_with(kText); });
    if (asksForWords && backlog > 0)
        message += "; words do not find " + std::to_string(backlog) +
                   " items yet, which are not in the search index: run the import again";
    return Error{ErrorCode::NotFound, message, {}};
}

} // namespace

Result<Filter> parseFilter(const std::vector<std::string> &texts)
{
    Filter filter;
    for (const std::string &text : texts)
        MODALENS_CHECK(addTo(filter, text));
    return filter;
}

Status checkKnown(const Catalog &catalog, const std::string &groupOrField)
{
    for (const std::string_view kind : {kTag, kField})
        if (groupOrField.starts_with(kind)) {
            MODALENS_TRY(known, knownNames(catalog));
            return checkName(known, kind, groupOrField.substr(kind.size()));
        }
    return {};
}

Result<Bitmap> filteredRows(const Catalog &catalog, const std::vector<std::string> &texts)
{
    MODALENS_TRY(filter, parseFilter(texts));
    MODALENS_CHECK(checkNames(catalog, filter));
    if (filter.isEmpty())
        return catalog.liveRows();
    MODALENS_TRY(rows, catalog.filterRows(filter));
    if (rows.count() > 0)
        return std::move(rows);
    MODALENS_TRY(error, nothingLeft(catalog, texts));
    return Unexpected<Error>(std::move(error));
}

} // namespace modalens::cli
