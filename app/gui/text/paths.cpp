// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/text/paths.h"

#include <QStringConverter>

namespace modalens {

namespace {

constexpr char16_t kEscapeBase = 0xdc00; // U+DC80..U+DCFF stand for the bytes 0x80..0xFF

bool isEscapedByte(char16_t unit)
{
    return unit >= kEscapeBase + 0x80 && unit <= kEscapeBase + 0xff;
}

/// Length of the well-formed UTF-8 sequence at `at`, or 0.
qsizetype sequenceLength(std::string_view bytes, std::size_t at)
{
    const auto lead = static_cast<unsigned char>(bytes[at]);
    const std::size_t length = lead < 0x80   ? 1
                               : lead < 0xc2 ? 0
                               : lead < 0xe0 ? 2
                               : lead < 0xf0 ? 3
                               : lead < 0xf5 ? 4
                                             : 0;
    if (length == 0 || at + length > bytes.size())
        return 0;
    QStringDecoder decoder(QStringDecoder::Utf8, QStringConverter::Flag::Stateless);
    const QString decoded = decoder(QByteArrayView(bytes.data() + at, static_cast<qsizetype>(length)));
    return decoder.hasError() || decoded.isEmpty() ? 0 : static_cast<qsizetype>(length);
}

} // namespace

QString textFromPath(std::string_view bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringConverter::Flag::Stateless);
    QString whole = decoder(QByteArrayView(bytes.data(), static_cast<qsizetype>(bytes.size())));
    if (!decoder.hasError())
        return whole;
    QString text;
    for (std::size_t at = 0; at < bytes.size();) {
        const qsizetype length = sequenceLength(bytes, at);
        if (length > 0) {
            text += QString::fromUtf8(bytes.data() + at, length);
            at += static_cast<std::size_t>(length);
        } else {
            text += QChar(static_cast<char16_t>(kEscapeBase + static_cast<unsigned char>(bytes[at])));
            ++at;
        }
    }
    return text;
}

QString textFromPath(const std::filesystem::path &path)
{
    return textFromPath(std::string_view(path.native()));
}

std::string bytesFromPathText(const QString &text)
{
    std::string bytes;
    qsizetype start = 0;
    for (qsizetype i = 0; i <= text.size(); ++i) {
        // A low surrogate that follows a high one is half of an ordinary character, not an escaped byte.
        const bool isEscape = i < text.size() && isEscapedByte(text.at(i).unicode()) &&
                              (i == 0 || !text.at(i - 1).isHighSurrogate());
        if (i < text.size() && !isEscape)
            continue;
        bytes += QStringView(text).mid(start, i - start).toUtf8().toStdString();
        if (isEscape)
            bytes += static_cast<char>(text.at(i).unicode() - kEscapeBase);
        start = i + 1;
    }
    return bytes;
}

std::filesystem::path pathFromText(const QString &text)
{
    return std::filesystem::path(bytesFromPathText(text));
}

} // namespace modalens
