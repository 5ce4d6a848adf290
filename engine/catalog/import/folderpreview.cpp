// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalog/import/folder.h"
#include "engine/catalog/sourceplan.h"

#include <iterator>
#include <map>

namespace modalens {

Result<FolderPreview> previewFolder(const std::filesystem::path &folder, LeftOvers leftOvers,
                                    ProgressSink &progress, std::stop_token stop)
{
    MODALENS_TRY(found, scanFolder(std::filesystem::absolute(folder).lexically_normal(), leftOvers, progress,
                                   std::move(stop)));
    FolderPreview preview;
    preview.items = std::ssize(found.groups.items);
    preview.ignored = found.listing.ignored;
    std::map<Modality, std::int64_t> files;
    for (const StemGroup &group : found.groups.items)
        for (const GroupedFile &file : group.files)
            ++(file.isSpeech ? preview.spoken : files[file.kind.modality]);
    preview.files.assign(files.begin(), files.end());
    preview.failures = std::move(found.listing.failures);
    std::move(found.groups.failures.begin(), found.groups.failures.end(),
              std::back_inserter(preview.failures));
    preview.leftOut = std::move(found.groups.leftOut);
    return preview;
}

} // namespace modalens
