// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/services/mediafacts.h"

#include "app/gui/text/errortext.h"
#include "app/gui/text/paths.h"
#include "engine/catalog/import/mediakind.h"
#include "engine/media/audio.h"
#include "engine/media/image.h"
#include "engine/media/video.h"

#include <chrono>
#include <filesystem>
#include <system_error>

namespace modalens {

namespace {

void addImage(MediaFacts &facts, const std::filesystem::path &file)
{
    const auto info = probeImage(file);
    if (!info) {
        facts.problem = errorText(info.error()).what;
        return;
    }
    facts.pixels = {info->width, info->height};
    facts.format = QString::fromLatin1(info->format).toUpper();
}

void addSound(MediaFacts &facts, const std::filesystem::path &file)
{
    const auto info = probeAudio(file);
    if (!info) {
        facts.problem = errorText(info.error()).what;
        return;
    }
    facts.durationS = info->durationS;
    facts.sampleRate = info->sampleRate;
    facts.channels = info->channels;
}

void addVideo(MediaFacts &facts, const std::filesystem::path &file)
{
    const auto info = probeVideo(file);
    if (!info) {
        facts.problem = errorText(info.error()).what;
        return;
    }
    facts.durationS = info->durationS;
    facts.framesPerSecond = info->framesPerSecond;
    facts.frameCount = info->frameCount;
    facts.pixels = {info->width, info->height};
    if (!info->hasAudio)
        return;
    if (const auto sound = probeAudio(file)) {
        facts.sampleRate = sound->sampleRate;
        facts.channels = sound->channels;
    }
}

} // namespace

MediaFacts mediaFactsOf(const QString &path)
{
    MediaFacts facts;
    const std::filesystem::path file = pathFromText(path);
    facts.format = textFromPath(file.extension()).mid(1).toUpper();
    std::error_code error;
    if (const auto size = std::filesystem::file_size(file, error); !error)
        facts.sizeBytes = static_cast<qint64>(size);
    if (const auto written = std::filesystem::last_write_time(file, error); !error) {
        const auto since = std::chrono::file_clock::to_sys(written).time_since_epoch();
        facts.modified = QDateTime::fromMSecsSinceEpoch(
            std::chrono::duration_cast<std::chrono::milliseconds>(since).count());
    }
    const auto kind = mediaKind(bytesFromPathText(path));
    if (kind && kind->modality == Modality::Audio)
        addSound(facts, file);
    else if (kind && kind->modality == Modality::Video)
        addVideo(facts, file);
    else
        addImage(facts, file);
    return facts;
}

} // namespace modalens
