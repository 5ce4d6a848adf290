// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <filesystem>
#include <string>
#include <string_view>

namespace modalens {

/// The engine keeps paths as raw bytes. As text, bytes that are not UTF-8 become lone surrogates
/// U+DC80..U+DCFF, so that the way back gives the same bytes and a file with a broken name can still be
/// opened.
QString textFromPath(std::string_view bytes);
inline QString textFromPath(const std::string &bytes)
{
    return textFromPath(std::string_view(bytes));
}
QString textFromPath(const std::filesystem::path &path);
std::string bytesFromPathText(const QString &text);
std::filesystem::path pathFromText(const QString &text);

} // namespace modalens
