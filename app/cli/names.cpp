// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/names.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace modalens::cli {

namespace {

constexpr std::size_t kMaxNear = 3;
constexpr std::size_t kMaxListed = 12;
constexpr std::size_t kMaxCompared = 64; // bytes; what is longer is no slip

/// Levenshtein (1966), in bytes; two neighbours that are swapped count once, as Damerau (1964) found slips to
/// be.
std::size_t editDistance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> before, above(b.size() + 1), row(b.size() + 1);
    std::iota(above.begin(), above.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], before[j - 2] + 1);
        }
        before = std::exchange(above, row);
    }
    return above.back();
}

/// Steps from one name to the other; a large number when they have nothing in common.
std::size_t distance(std::string_view wrong, std::string_view name)
{
    constexpr std::size_t far = 1000;
    if (wrong.empty() || wrong.size() > kMaxCompared || name.size() > kMaxCompared)
        return far;
    const std::string_view unprefixed = name.substr(name.find(':') + 1); // all of it without a colon
    if (wrong == name || wrong == unprefixed)
        return 0;
    const std::size_t steps = std::min(editDistance(wrong, name), editDistance(wrong, unprefixed));
    if (steps <= std::max<std::size_t>(1, wrong.size() / 3))
        return steps;
    return wrong.size() >= 2 && (name.starts_with(wrong) || unprefixed.starts_with(wrong)) ? kMaxCompared
                                                                                           : far;
}

} // namespace

std::string lowered(std::string_view text)
{
    std::string low(text);
    for (char &c : low)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return low;
}

std::vector<std::string> nearNames(std::string_view wrong, std::span<const std::string> names)
{
    std::vector<std::pair<std::size_t, std::string>> near;
    const std::string low = lowered(wrong);
    for (const std::string &name : names)
        if (const std::size_t steps = distance(low, lowered(name)); steps <= kMaxCompared)
            near.emplace_back(steps, name);
    std::stable_sort(near.begin(), near.end(),
                     [](const auto &a, const auto &b) { return a.first < b.first; });
    std::vector<std::string> nearest;
    for (std::size_t i = 0; i < std::min(near.size(), kMaxNear); ++i)
        nearest.push_back(std::move(near[i].second));
    return nearest;
}

std::string didYouMean(std::string_view wrong, std::span<const std::string> names)
{
    std::string text;
    for (const std::string &name : nearNames(wrong, names))
        text += (text.empty() ? " (did you mean " : " or ") + name;
    return text.empty() ? text : text + "?)";
}

std::string listOfNames(std::span<const std::string> names)
{
    std::string text;
    for (const std::string &name : names.first(std::min(names.size(), kMaxListed)))
        text += (text.empty() ? "" : ", ") + name;
    if (names.size() > kMaxListed)
        text += " and " + std::to_string(names.size() - kMaxListed) + " more";
    return text.empty() ? "none" : text;
}

} // namespace modalens::cli
