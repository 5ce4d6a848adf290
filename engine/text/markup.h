// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace modalens {

/// The steps that take the wrapping off a text, each useful alone. They read UTF-8 bytes and look only at
/// ASCII, so any bytes are accepted; cost is linear in the length. cleanText() of cleaning.h runs them in
/// this order.

/// Removes HTML and XML tags, comments, processing instructions, and scripts and styles with what is in them.
/// A tag that sits inside a word (b, em, span, ...) leaves nothing behind, any other a space. A '<' that
/// opens nothing
/// ("a < b", "<3") stays; so does an unfinished tag at the end. The text of a CDATA section stays.
std::string withoutMarkup(std::string_view text);

/// Replaces character references: named ones of HTML 4's Latin-1 set and common punctuation, decimal and
/// hexadecimal ones. One pass: "&amp;lt;" becomes "&lt;". Unknown names and impossible code points stay as
/// they are.
std::string withoutEntities(std::string_view text);

/// Replaces web addresses (scheme://..., www....), and e-mail addresses by a space: they name a place, not a
/// topic.
std::string withoutAddresses(std::string_view text);

} // namespace modalens
